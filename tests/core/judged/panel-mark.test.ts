import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { onStage, takes } from "#core/catalogue/contest-parts.ts";
import { hasClerk, isClerk, judgesOf, moduleOptions } from "#core/judged/module-options.ts";
import { moduleOf } from "#core/judged/plan-defaults.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import { missingOf } from "#core/scoring/mark.ts";
import { scoreAllowed } from "#core/scoring/panel-sheet.ts";
import { judged2 } from "#core/scoring/rulesets/judged@2.ts";
import { absent, alone, handedIn, heat, opsOf, ownUnit, type Paper, said, score } from "./contest.ts";

describe("[SC40] nothing is told before every sheet is in", () => {
  const event = alone({ time: onStage(6, 8) });

  test("two of three judges, or all but the clerk: no mark, and who is still waited for", () => {
    const two = heat(event, [900, 910, [score(920)], handedIn(score(400_000, "time"))]);
    expect(said(two)).toBe("none");
    expect(two.facts).toEqual([{ kind: "panel-waits", lane: 1, judges: [103] }]);
    const clerk = heat(event, [900, 910, 920, [score(400_000, "time")]]);
    expect(said(clerk)).toBe("none");
    expect(clerk.marks[0]?.panel).toBeUndefined();
    expect(clerk.facts).toEqual([{ kind: "panel-waits", lane: 1, judges: [100] }]);
  });

  test("nothing is said while nobody has handed in, and the mark stands once all have", () => {
    expect(heat(event, [[score(900)], [], [], []])).toMatchObject({ facts: [] });
    expect(said(heat(event, [900, 910, 920, handedIn(score(400_000, "time"))]))).toBe(910);
  });

  test("a judge who marks again opens the whole heat until the sheet is in once more; the values stay", () => {
    const open = heat(alone({}), [900, 910, [score(990), { kind: "submit" }, { kind: "reopen" }]]);
    expect([said(open), open.facts]).toEqual(["none", [{ kind: "panel-waits", lane: 1, judges: [103] }]]);
    const again: Paper = [score(990), { kind: "submit" }, { kind: "reopen" }, { kind: "submit" }];
    expect(said(heat(alone({}), [900, 910, again]))).toBe(933);
    expect(
      said(heat(alone({}), [900, 910, [score(920), ...(absent as []), { kind: "reopen" }, { kind: "submit" }]])),
    ).toBe(910);
  });

  test("opened again counts as the server heard it, whatever the tablet's clock says", () => {
    const [submitted, reopened] = opsOf([{ kind: "submit" }, { kind: "reopen" }]);
    if (!submitted || !reopened) throw new Error("two acts");
    const late = { ...submitted, device: "tablet", at: 900_000 };
    expect(foldSheet(judged2, [late, { ...reopened, device: "desk" }]).submitted).toBe(false);
    expect(
      foldSheet(judged2, [
        { ...late, version: 3, base: 2 },
        { ...reopened, device: "desk" },
      ]).submitted,
    ).toBe(true);
  });

  test("a correction stands at once; DNS stands where the clerk or all judges say it", () => {
    const correct = {
      kind: "correct",
      lane: 1,
      mark: { kind: "value", value: 875, misses: 0 },
      reason: "slip",
    } as const;
    expect(said(heat(alone({}), [900, 910, handedIn(score(920), correct)]))).toBe(875);
    const dns = handedIn({ kind: "status", lane: 1, status: "DNS" });
    expect(said(heat(event, [900, 910, 920, dns]))).toBe("DNS");
    expect(said(heat(alone({}), [dns, dns, dns]))).toBe("DNS");
    const one = heat(alone({}), [dns, 900, 910]);
    expect([said(one), one.facts[0]?.kind]).toEqual(["none", "judges-differ"]);
  });
});

describe("[JD2] judges who do not count", () => {
  test("absent and from the own unit: the rest is the panel, and it is said why", () => {
    const found = heat(alone({ judges: 5, drop: 1 }), [900, absent, 910, ownUnit, 990]);
    expect(said(found)).toBe(910);
    expect(found.marks[0]?.panel?.judges).toEqual([
      { judge: 101, mark: 900, dropped: "lowest" },
      { judge: 102, mark: null, missing: "absent" },
      { judge: 103, mark: 910 },
      { judge: 104, mark: null, missing: "own-unit" },
      { judge: 105, mark: 990, dropped: "highest" },
    ]);
  });

  test("a judge steps down from one lane of a list alone, and nobody left is said", () => {
    const list = alone({ judges: 2, together: true });
    const own = handedIn(score(1, "own-unit"), score(800, undefined, 2));
    const other = handedIn(score(900), score(850, undefined, 2));
    const found = heat(list, [own, other], { lanes: [1, 2] });
    expect(found.marks.map(({ value }) => value)).toEqual([900, 825]);
    expect(heat(alone({ judges: 1 }), [ownUnit]).facts).toEqual([{ kind: "panel-empty", lane: 1 }]);
  });
});

describe("[JD16] lines of every kind", () => {
  const lines = [
    { key: "look", most: 3000, step: 50 },
    { key: "runs", most: 2000, step: 1, kind: "yes-no" as const },
    {
      ...{ key: "gap", most: 3000, step: 1, kind: "graded" as const },
      grades: {
        unit: "mm",
        better: "less" as const,
        bands: [
          { from: 0, mark: 3000 },
          { from: 50, mark: 1000 },
        ],
      },
    },
    { key: "care", most: 2000, step: 1, kind: "judgement" as const },
  ];
  const event = alone({ lines });
  const sheet = (look: number, runs: number, gap: number, care: number) =>
    handedIn(score(look, "look"), score(runs, "runs"), score(gap, "gap"), score(care, "care"));

  test("points, all or nothing, the band of a measured value, and thirds of a judged line, rounded once", () => {
    expect(said(heat(event, [sheet(2500, 1, 20, 2), sheet(2500, 1, 49, 2), sheet(2500, 1, 0, 3)]))).toBe(9056);
    expect(said(heat(event, [sheet(3000, 0, 50, 0), sheet(3000, 0, 75, 0), sheet(3000, 0, 900, 0)]))).toBe(4000);
  });

  test("[JD10] two judges more than one apart: no mark, the line and who; marked again it stands", () => {
    const found = heat(event, [sheet(2500, 1, 0, 1), sheet(2500, 1, 0, 3), sheet(2500, 1, 0, 2)]);
    expect(said(found)).toBe("none");
    const fact = { kind: "judgement-spread", lane: 1, criterion: "care", lowest: 1, highest: 3, judges: [101, 102] };
    expect(found.facts).toEqual([fact]);
  });

  test("[JD4] what a sheet takes, and which lanes keep it from being handed in", () => {
    const options = moduleOptions(alone({ lines, time: onStage(6, 8), deductions: [takes("unsafe", 2)] }), 1);
    const may = (judge: number, criterion: string | undefined, value: number) =>
      scoreAllowed(options, { judge, criterion, value });
    expect([may(101, "look", 2550), may(101, "look", 2525), may(101, "look", 3050), may(101, "care", 4)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect([may(101, "time", 1), may(100, "time", 1), may(100, "deduction:unsafe", 2), may(100, "look", 5)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const missing = (judge: number, paper: Paper) =>
      missingOf(judged2, options, judge, foldSheet(judged2, opsOf(paper as [])), [1]);
    expect([missing(101, [score(1, "runs")]), missing(101, sheet(50, 1, 0, 2)), missing(100, [])]).toEqual([
      [1],
      [],
      [1],
    ]);
    expect(missing(100, [score(400_000, "time")])).toEqual([]);
  });

  test("judges further apart than allowed: the mark stands, and the chief is told", () => {
    const found = heat(alone({ spread: 100 }), [900, 910, 1010]);
    expect([said(found), found.facts]).toEqual([
      940,
      [{ kind: "panel-spread", lane: 1, lowest: 900, highest: 1010, allowed: 100, judges: [101, 103] }],
    ]);
    expect(heat(alone({ spread: 110 }), [900, 910, 1010]).facts).toEqual([]);
  });

  test.each([
    ["majority", [100, 200, 300]],
    ["rank-sum", [400, 500, 900]],
    ["borda", [500, 400, 0]],
  ] as const)("marks that are only an order, by %s", (method, expected) => {
    const list = alone({ together: true, method }, 2, "works");
    const judge = (...marks: number[]) => handedIn(...marks.map((value, at) => score(value, undefined, at + 1)));
    const papers = [judge(90, 80, 70), judge(85, 84, 60), judge(70, 71, 69)];
    expect(heat(list, papers, { lanes: [1, 2, 3] }).marks.map(({ value }) => value)).toEqual(expected);
  });
});

describe("[JD17] who sits where", () => {
  test("judges' numbers name module, panel and chair; the clerk comes last, where there is one", () => {
    const module = moduleOf("stage", "stage", { judges: 2, time: onStage(6, 8) });
    expect(judgesOf(module, 2, 3)).toEqual([241, 242, 240]);
    expect(judgesOf({ ...module, time: null }, 1, 1)).toEqual([101, 102]);
    expect([hasClerk(module), isClerk(240), isClerk(241), isClerk(0)]).toEqual([true, true, false, false]);
  });
});

describe("[JD18] what the clerk's sheet takes off", () => {
  const race = {
    leastMs: 0,
    mostMs: 60_000,
    under: 0,
    over: [],
    beyond: 500,
    bonus: { everyMs: 10_000, give: 50, most: 100 },
  };
  const event = alone({ time: race, deductions: [takes("touched-pole", 2, 5), takes("unsafe", 1)] });
  const clerk = (ms: number, poles = 0) => handedIn(score(ms, "time"), score(poles, "deduction:touched-pole"));

  test.each([
    ["in time", 60_000, 0, 8000, 0],
    ["a bonus for each whole stretch", 49_000, 0, 8050, -50],
    ["never more than the most of it", 5_000, 0, 8100, -100],
    ["beyond the time", 61_000, 0, 7500, 500],
    ["each time, up to the most of the line", 60_000, 2, 7600, 400],
    ["three times 2 is more than 5", 60_000, 3, 7500, 500],
  ])("%s", (_what, ms, poles, value, taken) => {
    const { marks } = heat(event, [8000, 8000, 8000, clerk(ms, poles)]);
    expect(marks[0]).toMatchObject({ value, panel: { mean: 8000, taken, timeMs: ms } });
  });

  test("never more than the mark", () => {
    expect(said(heat(event, [300, 300, 300, clerk(61_000, 3)]))).toBe(0);
  });
});

describe("[SC40] properties", () => {
  const marks = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 3, maxLength: 9 });

  test("the order in which sheets, devices and ops come never changes a mark", () => {
    fc.assert(
      fc.property(marks, fc.integer({ min: 0, max: 3 }), fc.integer(), (given, drop, turn) => {
        const event = alone({ judges: given.length, drop });
        const turned = given.map((_mark, at) => given[(at + Math.abs(turn)) % given.length] ?? 0);
        expect(said(heat(event, turned))).toBe(said(heat(event, given)));
      }),
    );
  });

  test("dropped are as many high as low ones, the mark lies between those left, and grows with each judge's", () => {
    fc.assert(
      fc.property(marks, fc.integer({ min: 0, max: 2 }), fc.nat(8), fc.nat(500), (given, drop, who, more) => {
        const event = alone({ judges: given.length, drop });
        const found = heat(event, given);
        const judges = found.marks[0]?.panel?.judges ?? [];
        const counted = judges.filter(({ dropped }) => !dropped).map(({ mark }) => mark ?? 0);
        const of = (end: string) => judges.filter(({ dropped }) => dropped === end).length;
        expect(of("lowest")).toBe(of("highest"));
        const value = found.marks[0]?.value ?? -1;
        expect(value >= Math.min(...counted) && value <= Math.max(...counted)).toBe(true);
        const raised = given.map((mark, at) => (at === who % given.length ? mark + more : mark));
        expect(
          heat(alone({ judges: given.length, drop, most: 20_000 }), raised).marks[0]?.value,
        ).toBeGreaterThanOrEqual(value);
      }),
    );
  });

  test("whoever has not handed in, nothing is told", () => {
    fc.assert(
      fc.property(marks, fc.nat(8), (given, who) => {
        const open = who % given.length;
        const papers = given.map((mark, at): Paper => (at === open ? [score(mark)] : mark));
        const found = heat(alone({ judges: given.length }), papers);
        expect([said(found), found.marks[0]?.panel, found.marks[0]?.value]).toEqual(["none", undefined, null]);
      }),
    );
  });
});
