import { describe, expect, test } from "vitest";
import { eventTemplates } from "#core/catalogue/templates.ts";
import type { JudgedPlan } from "#core/judged/plan.ts";
import { judgedPlan, moduleOf } from "#core/judged/plan-defaults.ts";
import { translator } from "#i18n/catalogue.ts";
import { contestWords } from "#i18n/contest-words.ts";
import { durationOf, pairsOf, shareOf, stepsOf } from "#ui/desk/judged-sheet/amounts.ts";
import { checked, namesIn } from "#ui/desk/judged-sheet/check.ts";
import { fieldsOf, readDraft, type SheetDraft, tidied } from "#ui/desk/judged-sheet/draft.ts";
import { edited } from "#ui/desk/judged-sheet/edit.ts";
import { draftOf } from "#ui/desk/judged-sheet/from-plan.ts";
import { planOf } from "#ui/desk/judged-sheet/to-plan.ts";
import { totalsOf } from "#ui/desk/judged-sheet/totals.ts";

const words = translator(contestWords, "zh-Hans");
const names = namesIn(words);
const drafted = (plan: JudgedPlan, digits = 2) => draftOf(plan, digits, words);
const line = (key: string, most: number, group = "") => ({
  key,
  most,
  step: 1,
  name: `${key}!`,
  ...(group && { group }),
});

const welding = judgedPlan([
  moduleOf("theory", "theory", { share: 3000 }),
  moduleOf("practice", "practice", {
    share: 7000,
    lines: [line("size", 4000, "焊缝"), line("face", 3500, "焊缝"), line("safety", 2500)],
  }),
]);

function first<One>(list: readonly One[]): One {
  const [one] = list;
  if (one === undefined) throw new Error("nothing there");
  return one;
}

/** The draft with one field typed over. */
function typed(draft: SheetDraft, field: string, value: string): SheetDraft {
  const fields = fieldsOf(draft).filter(([name]) => name !== field);
  return readDraft([...fields, [field, value]]);
}

describe("a contest sheet in its form", () => {
  const judged = eventTemplates.flatMap(({ key, plan, options }) =>
    plan.judged ? [{ key, plan: plan.judged, digits: options.digits ?? 2 }] : [],
  );

  test("is offered for twelve trades and arts at least", () => {
    expect(judged.length).toBeGreaterThanOrEqual(12);
  });

  test.each(judged)("comes back as it went in, and can be played: $key", ({ plan, digits }) => {
    const there = readDraft(fieldsOf(drafted(plan, digits)));
    const read = checked(there, names);
    expect(read.problems).toEqual({});
    expect(read.plan).toEqual(plan);
    expect(read.digits).toBe(digits);
  });

  test("in another language keeps what has no name of its own nameless", () => {
    const english = translator(contestWords, "en");
    const plan = first(judged).plan;
    expect(planOf(draftOf(plan, 2, english), namesIn(english)).plan).toEqual(plan);
  });

  test("says what does not close, and by how much", () => {
    const draft = typed(typed(drafted(welding), "modules.1.most", "104"), "modules.0.share", "35");
    const totals = totalsOf(planOf(draft, names).plan);
    expect(totals).toMatchObject({ shares: 10_500, shareLeft: -500, theory: 3500 });
    expect(totals.modules[1]).toMatchObject({ lines: 3, sum: 10_000, most: 10_400, left: 400 });
    expect(totals.modules[1]?.groups).toEqual([{ name: "焊缝", sum: 7500 }]);
    const { problems } = checked(draft, names);
    expect(problems["modules.1.most"]).toMatchObject({ kind: "lines-not-most", by: 400 });
    expect(problems["modules.0.share"]).toMatchObject({ kind: "shares-not-whole", by: -500 });
  });

  test("holds theory to 30% where that regulation is chosen", () => {
    const draft = typed(typed(drafted(welding), "modules.0.share", "40"), "modules.1.share", "60");
    expect(checked(draft, names).problems).toEqual({});
    expect(checked(typed(draft, "theoryCap", "yes"), names).problems["modules.0.share"]).toMatchObject({
      kind: "share-over-cap",
    });
  });

  const wrong: [field: string, value: string, kind: string][] = [
    ["modules.0.share", "a third", "share-unreadable"],
    ["modules.1.most", "100.005", "points-unreadable"],
    ["modules.1.judges", "0", "whole-out-of-range"],
    ["modules.1.drop", "2", "drop-too-many"],
    ["modules.1.name", "  ", "name-missing"],
    ["modules.1.name", "长".repeat(41), "name-too-long"],
    ["modules.1.lines.0.most", "-3", "points-unreadable"],
    ["modules.1.lines.0.step", "0.37", "step-not-in-most"],
    ["modules.1.lines.2.group", "", "name-missing"],
    ["ties.0", "module:gone", "tie-unknown"],
    ["ties.1", "exact", "tie-twice"],
    ["awards.0.amounts", "10, 20", "tiers-differ"],
    ["awards.0.amounts", "ten", "amounts-unreadable"],
    ["best", "many", "whole-out-of-range"],
  ];
  test.each(wrong)("is refused at the field: %s %j", (field, value, kind) => {
    expect(checked(typed(drafted(welding), field, value), names).problems[field]).toMatchObject({ kind });
  });

  test("asks a graded line for its grades, and reads them", () => {
    const graded = typed(drafted(welding), "modules.1.lines.0.kind", "graded");
    expect(checked(graded, names).problems["modules.1.lines.0.bands"]).toMatchObject({ kind: "bands-missing" });
    const said = typed(
      typed(graded, "modules.1.lines.0.bands", "0毫米=40，1.5 = 20; 2→0"),
      "modules.1.lines.0.better",
      "less",
    );
    const read = checked(said, names);
    expect(read.problems).toEqual({});
    expect(read.plan.modules[1]?.lines[0]?.grades).toEqual({
      unit: "",
      better: "less",
      bands: [
        { from: 0, mark: 4000 },
        { from: 150, mark: 2000 },
        { from: 200, mark: 0 },
      ],
    });
  });

  test("names the same line twice in one criterion", () => {
    const draft = typed(drafted(welding), "modules.1.lines.1.name", "size!");
    expect(checked(draft, names).problems["modules.1.lines.1.name"]).toEqual({ kind: "line-twice", line: 1 });
  });

  test("without a maximum takes the sum of its lines", () => {
    expect(planOf(typed(drafted(welding), "modules.1.most", ""), names).plan.modules[1]?.most).toBe(10_000);
  });
});

describe("rows of the sheet", () => {
  const draft = drafted(welding);
  const lines = (of: SheetDraft | undefined) => of?.modules[1]?.lines.map(({ group, name }) => name || group);

  test("come, go and change places, and the focus follows", () => {
    const after = edited(draft, "after:modules.1.lines.0");
    expect(lines(after?.draft)).toEqual(["size!", "焊缝", "face!", "safety!"]);
    expect(after?.draft.modules[1]?.lines[1]).toMatchObject({ group: "焊缝", key: "c4" });
    expect(after?.focus).toBe("modules.1.lines.1.name");
    expect(lines(edited(draft, "remove:modules.1.lines.2")?.draft)).toEqual(["size!", "face!"]);
    const down = edited(draft, "down:modules.1.lines.0");
    expect(lines(down?.draft)).toEqual(["face!", "size!", "safety!"]);
    expect(down?.focus).toBe("down:modules.1.lines.1");
    expect(lines(edited(draft, "up:modules.1.lines.0")?.draft)).toEqual(["size!", "face!", "safety!"]);
  });

  test("get keys that no other row has", () => {
    const twice = edited(edited(draft, "add:modules")?.draft ?? draft, "add:modules");
    expect(twice?.draft.modules.map(({ key }) => key)).toEqual(["theory", "practice", "m3", "m4"]);
    const emptied = edited(twice?.draft ?? draft, "remove:modules.2");
    expect(edited(emptied?.draft ?? draft, "add:modules")?.draft.modules.map(({ key }) => key)).toEqual([
      "theory",
      "practice",
      "m4",
      "m5",
    ]);
  });

  test("that are not there are left alone", () => {
    for (const intent of ["", "save", "remove:modules.9", "add:ties", "up:modules", "after:modules.1.lines.99"])
      expect(edited(draft, intent)).toBeNull();
  });

  test("that say nothing are dropped before the sheet is kept", () => {
    const more = edited(draft, "add:modules.1.lines")?.draft ?? draft;
    expect(checked(more, names).problems).not.toEqual({});
    expect(checked(tidied(more), names).plan).toEqual(welding);
  });
});

describe("amounts", () => {
  test.each([
    ["9.25", 2, 925],
    ["９．２５ 分", 2, 925],
    ["9.250", 2, 925],
    ["9.255", 2, null],
    ["9.5", 0, null],
    ["-1", 2, null],
    ["", 2, null],
  ])("%j with %i decimals", (text, digits, steps) => {
    expect(stepsOf(text, digits)).toBe(steps);
  });

  test("of time, share and bands", () => {
    expect(durationOf("6")).toBe(360_000);
    expect(durationOf("6：30")).toBe(390_000);
    expect(durationOf("6:75")).toBeNull();
    expect(shareOf("33.33%")).toBe(3333);
    expect(pairsOf("10秒=0.02, 20=0.05", 2)).toEqual([
      { from: 1000, amount: 2 },
      { from: 2000, amount: 5 },
    ]);
    expect(pairsOf("10-0.02", 2)).toBeNull();
  });
});
