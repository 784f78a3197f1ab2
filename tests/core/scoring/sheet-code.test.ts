import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HeatId } from "#core/ids.ts";
import { codeLetters, readSheetCode, sheetCode } from "#core/scoring/sheet-code.ts";

const heat = fc.uuid() as fc.Arbitrary<HeatId>;
const letter = fc.constantFrom(...codeLetters);

describe("the code of a heat's sheet", () => {
  test("is six letters or digits that cannot be taken for each other, the same every time", () => {
    fc.assert(
      fc.property(heat, fc.integer({ min: 1, max: 9 }), (id, judge) => {
        const code = sheetCode(id, judge);
        expect(code).toMatch(/^[2-9A-HJ-NP-Z]{6}$/);
        expect(sheetCode(id, judge)).toBe(code);
        expect(readSheetCode(code)).toEqual({ ok: true, value: code });
      }),
    );
  });

  test("one wrong letter is caught in every place", () => {
    fc.assert(
      fc.property(heat, fc.nat(5), letter, (id, at, wrong) => {
        const code = sheetCode(id, 1);
        fc.pre(code.charAt(at) !== wrong);
        expect(readSheetCode(code.slice(0, at) + wrong + code.slice(at + 1)).ok).toBe(false);
      }),
    );
  });

  test("two letters swapped are caught, neighbours or not", () => {
    fc.assert(
      fc.property(heat, fc.nat(5), fc.nat(5), (id, one, other) => {
        const letters = [...sheetCode(id, 1)];
        const [a = "", b = ""] = [letters[one], letters[other]];
        fc.pre(a !== b);
        letters[one] = b;
        letters[other] = a;
        expect(readSheetCode(letters.join("")).ok).toBe(false);
      }),
    );
  });

  test("codes of a big meet hardly ever meet", () => {
    const ids = Array.from({ length: 500 }, (_unused, i) => `00000000-0000-4000-8000-${String(i).padStart(12, "0")}`);
    const codes = ids.flatMap((id) => [1, 2].map((judge) => sheetCode(id as HeatId, judge)));
    expect(new Set(codes).size).toBeGreaterThanOrEqual(999);
  });

  test.each([
    ["", { kind: "code-empty" }],
    [" - ", { kind: "code-empty" }],
    ["23O456", { kind: "code-letter", letter: "O", position: 3 }],
    ["23456", { kind: "code-length", length: 5 }],
    ["2345678", { kind: "code-length", length: 7 }],
    ["222223", { kind: "code-check", typed: "3", expected: "2" }],
  ])("%j is refused", (typed, refusal) => {
    expect(readSheetCode(typed)).toEqual({ ok: false, refusal });
  });

  test("small letters, blanks and full-width letters are the same code", () => {
    const code = sheetCode("5b0c4f3e-1a2b-4c3d-8e4f-5a6b7c8d9e0f" as HeatId, 1);
    const full = [...code].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join("");
    for (const typed of [code.toLowerCase(), `${code.slice(0, 3)} ${code.slice(3)}`, full])
      expect(readSheetCode(typed)).toEqual({ ok: true, value: code });
  });
});
