import { expect, test } from "vitest";
import { maskName } from "#core/entries/mask.ts";

test.each([
  ["王小明", "王*明"],
  ["王明", "王*"],
  ["欧阳小明", "欧**明"],
  ["王", "*"],
  ["𠮷野家", "𠮷*家"],
  ["阿依古丽·买买提", "阿***·**提"],
  ["Mary Watson", "Mary W."],
  ["Mary Jane Watson", "Mary W."],
  ["Madonna", "M."],
  ["Émile Zola", "Émile Z."],
  ["", "*."],
])("[EN20] %s is shown as %s to strangers", (name, shown) => {
  expect(maskName(name)).toBe(shown);
});
