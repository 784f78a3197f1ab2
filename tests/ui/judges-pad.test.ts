import { describe, expect, test } from "vitest";
import type { DeviceId, EntrantId, EventId, HeatId, OpId, RoundId, SheetId } from "#core/ids.ts";
import type { Criterion } from "#core/judged/criteria.ts";
import type { SheetAct, SheetOp } from "#core/scoring/ops.ts";
import { ownSheet } from "#core/scoring/own-sheet.ts";
import { ownUnitLine, stepsDown } from "#core/scoring/panel-sheet.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { plain } from "#core/scoring/rulesets/plain.ts";
import type { TabletHeat, TabletModule } from "#live/tablet-protocol.ts";
import { type HeatView, heatView } from "#ui/tablet/heat-view.ts";
import {
  groupsOf,
  linesOf,
  mostOf,
  nextLane,
  placeOf,
  placesOf,
  readLine,
  sumOf,
} from "#ui/tablet/pads/judges-lines.ts";

const lines: Criterion[] = [
  { key: "joint", most: 1000, step: 50, group: "preparation" },
  { key: "setup", most: 500, step: 50, group: "preparation" },
  {
    key: "height",
    most: 1500,
    step: 1,
    kind: "graded",
    grades: {
      unit: "mm",
      better: "less",
      bands: [
        { from: 0, mark: 1500 },
        { from: 200, mark: 1000 },
      ],
    },
  },
  { key: "undercut", most: 1000, step: 1, kind: "yes-no" },
  { key: "bead", most: 2000, step: 1, kind: "judgement" },
];
const options: ScoringOptions = { ...plain, measure: "points", digits: 2, judges: 3, criteria: lines };
const module: TabletModule = {
  ...{ key: "practice", name: "", kind: "practice", together: false, blind: true },
  ...{ panels: 1, panel: 1, station: 2 },
};
const sheet = "sheet" as SheetId;
const judge = 203;

function op(seq: number, act: SheetAct): SheetOp {
  return { ...act, id: `op-${seq}` as OpId, device: "d" as DeviceId, seq, at: seq };
}
const score = (seq: number, lane: number, value: number, criterion?: string): SheetOp =>
  op(seq, { kind: "score", lane, judge, value, ...(criterion && { criterion }) });

function heat(lanes: number, ops: SheetOp[], over: Partial<TabletHeat> = {}, scoring = options): TabletHeat {
  const people = Array.from({ length: lanes }, (_, at) => at + 1);
  return {
    id: "heat" as HeatId,
    number: 3,
    state: "running",
    startedAt: null,
    event: { id: "e" as EventId, name: "焊工", venue: "", ruleset: "judged@2", options: scoring },
    round: { id: "r" as RoundId, number: 2, name: "round", heats: 9 },
    match: null,
    module,
    lanes: people.map((lane) => ({
      ...{ lane, entrant: `${lane}` as EntrantId, bib: null, name: `00${lane}`, unit: "", pictures: [] },
    })),
    sheets: [
      {
        ...{ id: sheet, slot: 0, judge, lanes: people, version: 1, state: "open", ops },
        ...{ contests: [], confirmed: [], excused: null, again: null },
      },
    ],
    marks: [],
    asks: [],
    onBoard: false,
    ...over,
  };
}

function viewOf(given: TabletHeat): HeatView {
  const view = heatView(given, new Map(), ownSheet);
  if (!view) throw new Error("no view");
  return view;
}

const whole = [
  score(1, 1, 900, "joint"),
  score(2, 1, 500, "setup"),
  score(3, 1, 250, "height"),
  score(4, 1, 1, "undercut"),
  score(5, 1, 2, "bead"),
];

describe("a judge's heat on the tablet", () => {
  test("is not begun because another judge has begun", () => {
    expect(viewOf(heat(1, [])).stage).toBe("open");
    expect(viewOf(heat(1, whole.slice(0, 1))).stage).toBe("running");
  });

  test("cannot be handed in before every line has its value", () => {
    expect(viewOf(heat(1, whole.slice(0, 4))).missing).toEqual([1]);
    expect(viewOf(heat(1, whole)).missing).toEqual([]);
  });

  test("shows the own mark, also once it is handed in, and none but the own", () => {
    expect(viewOf(heat(1, whole)).lanes[0]?.mark.value).toBe(4733);
    const given = heat(1, [...whole, op(6, { kind: "submit" })]);
    const [only] = given.sheets;
    if (!only) throw new Error("no sheet");
    const view = viewOf({ ...given, sheets: [{ ...only, state: "submitted" }] });
    expect(view.open).toEqual([]);
    expect(view.lanes[0]?.mark.value).toBe(4733);
    expect(view.lanes[0]?.mark.panel).toBeUndefined();
  });

  test("tells nothing of what a sheet comes to before the judges' own screen has come", () => {
    expect(heatView(heat(1, whole), new Map())?.lanes[0]?.mark.outcome).toBe("none");
  });

  test("[JD2] has only the lanes of the judge's own sheet: whoever is of the own unit is on none", () => {
    const given = heat(3, []);
    const sheets = given.sheets.map((one) => ({ ...one, lanes: [1, 3] }));
    expect(viewOf({ ...given, sheets }).lanes.map(({ lane }) => lane)).toEqual([1, 3]);
    expect(nextLane(viewOf({ ...given, sheets }), 1)).toBe(3);
  });

  test("opened again has its values, and can be handed in once more", () => {
    const again = [...whole, op(6, { kind: "submit" }), { ...op(7, { kind: "reopen" }), device: "desk" }];
    const view = viewOf(heat(1, again));
    expect(view.open).toEqual([sheet]);
    expect(view.missing).toEqual([]);
    expect(view.lanes[0]?.mark.value).toBe(4733);
    expect(viewOf(heat(1, [...again, op(8, { kind: "submit" })])).open).toEqual([]);
  });
});

describe("what the desk wrote on a judge's sheet", () => {
  test("[JD2] that the judge steps down from one on the list: not to be marked, not to be undone, and nothing is begun by it", () => {
    const down = { ...score(1, 2, 1, ownUnitLine), device: "desk" };
    const view = viewOf(heat(3, [down]));
    expect(view.missing).toEqual([1, 3]);
    expect([view.stands, view.last, view.stage]).toEqual([[], null, "open"]);
    expect(view.lanes.filter(({ state }) => state && stepsDown(state)).map(({ lane }) => lane)).toEqual([2]);
  });
});

describe("the clerk's sheet", () => {
  const clerk: ScoringOptions = {
    ...options,
    stageTime: { leastMs: 240_000, mostMs: 300_000, under: 10, over: [], beyond: 20, bonus: null },
    deductions: [{ key: "dress", name: "", each: 5, most: null }],
  };
  const ofClerk = (ops: SheetOp[]) => {
    const given = heat(1, ops, {}, clerk);
    return viewOf({ ...given, sheets: given.sheets.map((one) => ({ ...one, judge: 200 })) });
  };

  test("is whole with the time; what nobody counted did not happen", () => {
    expect(ofClerk([]).missing).toEqual([1]);
    const timed = { ...score(1, 1, 301_000, "time"), judge: 200 } as SheetOp;
    expect(ofClerk([timed]).missing).toEqual([]);
  });
});

describe("a judge's lines", () => {
  test("stand under their criteria, in their order", () => {
    expect(groupsOf(linesOf(options)).map(({ name, lines: own }) => [name, own.map(({ at }) => at)])).toEqual([
      ["preparation", [0, 1]],
      [null, [2, 3, 4]],
    ]);
  });

  test("add up as they are judged: points, bands, all or nothing, thirds", () => {
    expect(sumOf(linesOf(options), [900, 500, 250, 1, 2])).toBe(900 + 500 + 1000 + 1000 + 1333);
    expect(sumOf(linesOf(options), [900, null, null, 0, null])).toBe(900);
    expect(mostOf(linesOf(options))).toBe(6000);
  });

  const [points, , graded, yesNo, judged] = linesOf(options);
  test.each([
    ["points in their steps", "9.5", points, 950],
    ["points off their steps", "9.3", points, { kind: "off-step" }],
    ["more than there is", "10.5", points, { kind: "out-of-range" }],
    ["finer than points are", "9.555", points, { kind: "unreadable" }],
    ["what was measured, in hundredths of its unit", "2.5", graded, 250],
    ["yes", "1", yesNo, 1],
    ["neither yes nor no", "2", yesNo, { kind: "out-of-range" }],
    ["a judgement", "3", judged, 3],
    ["no judgement", "4", judged, { kind: "out-of-range" }],
  ])("read %s", (_what, text, line, read) => {
    expect(line && readLine(text, line, options)).toEqual(read);
  });
});

describe("a judge's places", () => {
  const { criteria: _, ...rest } = options;
  const ranking: ScoringOptions = { ...rest, panel: { drop: 0, most: 10_000, method: "majority" } };

  test("are one to as many as are on the list, each with who has it", () => {
    const view = viewOf(heat(3, [score(1, 2, 1), score(2, 3, 1)], {}, ranking));
    expect(placesOf(view).map(({ place, holders }) => [place, holders.map(({ lane }) => lane)])).toEqual([
      [1, [2, 3]],
      [2, []],
      [3, []],
    ]);
    expect(view.lanes.map((lane) => placeOf(view, lane))).toEqual([null, 1, 1]);
  });
});
