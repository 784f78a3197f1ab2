import { describe, expect, test } from "vitest";
import type { EntrantId, StageId, UnitId } from "#core/ids.ts";
import { defaultPlan } from "#core/rounds/plan.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import { match1 } from "#core/scoring/rulesets/match@1.ts";
import type { GroupsDraw, KnockOutDraw, StageDraw } from "#core/stages/draw.ts";
import { roundOfKey } from "#core/stages/match-keys.ts";
import type { StagePlan } from "#core/stages/plan.ts";
import { stageDefaults } from "#core/stages/plan-defaults.ts";
import { stageMatches } from "#core/stages/structure.ts";
import { bring, noContent } from "#live/content.ts";
import { deriveProgramme, type WireRows } from "#live/derive.ts";
import { type EventView, heatsOf, nextHeats, runningHeats, standingRounds } from "#live/programme.ts";
import { type HeatRow, isHeatRow, isStageRow, type LaneRow, type StageRow, type WireRow } from "#live/protocol.ts";
import { mark, status } from "../core/people.ts";
import { there } from "../support/play.ts";
import { eventId, heatId, roundId, uuid } from "../support/rows.ts";
import { eventRow, heatRow, meetRow, roundRow } from "../support/wire-rows.ts";

const stageId = uuid("9", 1) as StageId;
const who = (n: number) => uuid("e", n) as EntrantId;
const unitOf = (n: number) => uuid("f", n) as UnitId;
const lot = (n: number) => ({
  ...{ edition: "draw@1", seed: "s", seeds: 2, separate: false, cost: 0, least: 0 },
  input: Array.from({ length: n }, (_unused, i) => ({ id: who(i + 1), unit: unitOf(i + 1) })),
});
const knockOut = (n: number, settle = 4): KnockOutDraw => ({
  ...{ kind: "knock-out", settle, lot: lot(n), seed: null },
  lines: Array.from({ length: n }, (_unused, i) => ({ kind: "entrant", id: who(i + 1) })),
});
const groups = (...sizes: number[]): GroupsDraw => {
  let next = 1;
  return {
    ...{ kind: "groups", times: 1, rules: "union@1", qualifiers: 0, lot: lot(sizes.reduce((a, b) => a + b, 0)) },
    groups: sizes.map((size, at) => ({
      name: "ABCD"[at] ?? "",
      ids: Array.from({ length: size }, () => who(next++)),
    })),
  };
};

const stageRow = (draw: StageDraw, n: number, over: Partial<StageRow> = {}): StageRow => ({
  key: `stage:${stageId}`,
  ...{ id: stageId, event: eventId(1), number: 1, state: "published", revealed: 0, draw, lots: {} },
  people: Array.from({ length: n }, (_unused, i) => ({
    entrant: who(i + 1),
    ...{ name: `王小${i + 1}`, bib: null, unit: unitOf(1), seed: i < 2 ? i + 1 : null },
  })),
  ...over,
});

const laneOf = (heat: HeatRow, n: number, person: number, of: LaneMark | null): LaneRow => ({
  key: `lane:${heat.id}:${n}`,
  ...{ heat: heat.id, round: heat.round, event: heat.event, lane: n, entrant: who(person), bib: null },
  ...{ name: `P${person}`, unit: unitOf(1), mark: of && { ...of, lane: n } },
});

/** How a match stands: its state, and the people in its two lanes with their marks. */
type Stand = [HeatRow["state"], [number, LaneMark | null], [number, LaneMark | null]];

/** The rows of an event with one stage, all columns published. */
function rowsOf(draw: StageDraw, n: number, stands: Record<string, Stand>, plan: Partial<StagePlan> = {}): WireRows {
  const all = stageMatches(draw);
  const columns = [...new Set(all.map(({ column }) => column))];
  const rows: WireRow[] = [
    meetRow({ units: [{ id: unitOf(1), name: "unit" }] }),
    eventRow(1, { options: match1.defaults, plan: { ...defaultPlan, stages: { ...stageDefaults, ...plan } } }),
    stageRow(draw, n),
    ...columns.map((number) =>
      roundRow(1, {
        ...{ key: `round:${roundId(number)}` as const, id: roundId(number), stage: stageId, number, name: "round" },
        final: false,
      }),
    ),
  ];
  all.forEach(({ key, column }, index) => {
    const stand = stands[key];
    const where = { round: roundId(column), match: key, state: stand?.[0] ?? "scheduled" };
    const heat = { ...heatRow(index + 1), ...where } as HeatRow;
    rows.push(heat);
    if (stand) rows.push(laneOf(heat, 1, ...stand[1]), laneOf(heat, 2, ...stand[2]));
  });
  return new Map(rows.map((row) => [row.key, row]));
}

const first = (rows: WireRows): EventView => there(deriveProgramme(rows).events[0]);
const heatOf = ({ rounds }: EventView, key: string) =>
  there(rounds.flatMap(({ heats }) => heats).find(({ heat }) => heat.match?.key === key));
const put = (rows: WireRows, ...changed: WireRow[]): WireRows =>
  new Map([...rows, ...changed.map((row) => [row.key, row] as const)]);

const won = (a: number, b: number): Stand => ["official", [a, mark(2)], [b, mark(1)]];
const semis = { "W-1-1": won(1, 2), "W-1-2": won(3, 4) };
const final: Stand = ["scheduled", [1, null], [3, null]];

describe("an event that is met two by two, derived from rows", () => {
  test("[AD8] its columns are named from the end, its matches by what they decide", () => {
    const { rounds } = first(rowsOf(knockOut(8), 8, {}));
    expect(rounds.map(({ round }) => [round.name, round.number])).toEqual([
      ["quarter", 1],
      ["semi", 2],
      ["final", 3],
    ]);
    const matches = rounds.flatMap(({ heats }) => heats.map(({ heat }) => there(heat.match)));
    expect(matches.map(({ key, alone }) => [key, alone])).toContainEqual(["W-3-1", true]);
    expect(matches.find(({ side }) => side === "places")).toMatchObject({ best: 3, alone: true });
    expect(matches.every(({ key, round }) => round === roundOfKey(key))).toBe(true);
  });

  test("matches whose people are not known are no heats to come, and columns have no standing", () => {
    const programme = deriveProgramme(
      rowsOf(knockOut(4), 4, { "W-1-1": semis["W-1-1"], "W-1-2": ["scheduled", [3, null], [4, null]] }),
    );
    expect(nextHeats(programme).map(({ heat }) => heat.match?.key)).toEqual(["W-1-2"]);
    expect(heatsOf(programme).map(({ heat }) => heat.match?.key)).toEqual(["W-1-1", "W-1-2"]);
    expect(standingRounds(programme)).toEqual([]);
    // half of them known is not enough
    const half = ["scheduled", [1, null], [3, null]] as Stand;
    const rows = new Map(rowsOf(knockOut(4), 4, { ...semis, "W-2-1": half }));
    expect(nextHeats(deriveProgramme(rows)).map(({ heat }) => heat.match?.key)).toEqual(["W-2-1"]);
    const lane = there(
      [...rows.values()].find(
        (row) => row.key.startsWith("lane:") && "entrant" in row && row.entrant === who(3) && !row.mark,
      ),
    );
    rows.delete(lane.key);
    expect(nextHeats(deriveProgramme(new Map(rows)))).toEqual([]);
  });

  test("a result sends its winner on, and is told with the match; held ones send nobody", () => {
    const view = first(rowsOf(knockOut(4), 4, semis));
    const seat = (at: EventView, key: string) =>
      there(at.stages[0]?.played.matches.find((one) => one.key === key)).seats;
    expect(seat(view, "W-2-1")).toEqual([
      { kind: "known", id: who(1) },
      { kind: "known", id: who(3) },
    ]);
    expect(heatOf(view, "W-1-1").heat.match).toMatchObject({ status: "decided", winner: who(1) });
    const held = first(rowsOf(knockOut(4), 4, { ...semis, "W-1-1": ["held", [1, null], [2, null]] }));
    expect(seat(held, "W-2-1")[0]).toEqual({ kind: "open" });
    expect(held.stages[0]?.heats.get("W-1-1")).toMatchObject({ state: "held", marks: [] });
  });

  test("people are named with their seeds, matches have their heats with what each has so far", () => {
    const running: Stand = ["running", [3, mark(1, { points: [11, 4] })], [4, mark(0, { points: [8, 3] })]];
    const [stage] = first(rowsOf(knockOut(4), 4, { "W-1-1": semis["W-1-1"], "W-1-2": running })).stages;
    expect(stage?.people.get(who(2))).toMatchObject({ name: "王小2", seed: 2, unitName: "unit" });
    expect(stage?.heats.get("W-1-2")?.marks.map(({ value, points }) => [value, points])).toEqual([
      [1, [11, 4]],
      [0, [8, 3]],
    ]);
  });

  test("[ST8] [AW7] places and prizes come from the stages once they are over", () => {
    const plan = { settle: 4 };
    const open = first(rowsOf(knockOut(4), 4, { ...semis, "W-2-1": won(3, 1) }, plan)).event;
    expect([open.over, open.places]).toEqual([false, []]);
    const all = { ...semis, "W-2-1": won(3, 1), "P3-2-1": won(4, 2) };
    const { over, met, places, prizes } = first(rowsOf(knockOut(4), 4, all, plan)).event;
    expect([over, met]).toEqual([true, true]);
    expect(places.map(({ entrant, place }) => [entrant, place])).toEqual([
      [who(3), 1],
      [who(1), 2],
      [who(4), 3],
      [who(2), 4],
    ]);
    expect(prizes.map(({ prize }) => prize)).toEqual([null, null, null, null]);
    const byRound = first(rowsOf(knockOut(4), 4, all, { ...plan, prizesBy: "round" })).event;
    expect(byRound.prizes.map(({ entrant, prize }) => [entrant, prize])).toEqual([
      [who(3), 1],
      [who(1), 2],
      [who(4), 3],
      [who(2), 3],
    ]);
  });

  test("a walkover has its heat and its winner", () => {
    const walkover: Stand = ["official", [1, mark(null)], [2, status("DNS")]];
    const { heat } = heatOf(first(rowsOf(knockOut(4), 4, { "W-1-1": walkover })), "W-1-1");
    expect(heat.match).toMatchObject({ status: "decided", winner: who(1) });
  });

  test("a point changes its match and the stage, and nothing else", () => {
    const rows = rowsOf(knockOut(4), 4, {
      "W-1-1": ["running", [1, mark(0)], [2, mark(0)]],
      "W-1-2": ["running", [3, mark(0)], [4, mark(0)]],
    });
    const before = first(rows);
    const { heat } = heatOf(before, "W-1-1");
    const row = there([...rows.values()].filter(isHeatRow).find(({ id }) => id === heat.id));
    const after = first(put(rows, laneOf(row, 1, 1, mark(1))));
    expect(heatOf(after, "W-1-1").heat.lanes[0]?.mark.value).toBe(1);
    expect(heatOf(after, "W-1-2")).toBe(heatOf(before, "W-1-2"));
    expect(heatOf(after, "W-1-1").heat.match).toBe(heat.match);
    expect(after.rounds[0]?.round).toBe(before.rounds[0]?.round);
    expect(after.event).toBe(before.event);
    expect(after.stages[0]?.played).toBe(before.stages[0]?.played);
    expect(runningHeats(deriveProgramme(rows))).toHaveLength(2);
  });

  test("the same rows give the same stages; a result keeps the matches it says nothing of", () => {
    const rows = rowsOf(knockOut(4), 4, { ...semis, "W-2-1": final });
    const before = first(rows);
    expect(first(put(rows, eventRow(2))).stages).toBe(before.stages);
    const at = (view: EventView, key: string) => view.stages[0]?.played.matches.find((one) => one.key === key);
    const { heat } = heatOf(before, "W-2-1");
    const row = there([...rows.values()].filter(isHeatRow).find(({ id }) => id === heat.id));
    const official = { ...row, state: "official" as const };
    const after = first(put(rows, official, laneOf(official, 1, 1, mark(2)), laneOf(official, 2, 3, mark(0))));
    expect(at(after, "W-2-1")?.result?.winner).toBe(who(1));
    expect(at(after, "W-1-1")).toBe(at(before, "W-1-1"));
  });

  test("groups have their tables, matches of one group their letter", () => {
    const draw = groups(3, 3);
    const key = there(stageMatches(draw).find(({ group }) => group === "A")).key;
    const [a, b] = there(stageMatches(draw).find((one) => one.key === key)).players.map((id) => Number(id?.slice(-2)));
    const view = first(rowsOf(draw, 6, { [key]: won(there(a), there(b)) }, { format: "groups" }));
    expect(view.rounds.map(({ round }) => [round.name, round.number])).toEqual([
      ["round", 1],
      ["round", 2],
      ["round", 3],
    ]);
    expect(heatOf(view, key).heat.match).toMatchObject({ group: "A", alone: true });
    expect(view.stages[0]?.played.tables.map(({ group, rows }) => [group, rows.length])).toEqual([
      ["A", 3],
      ["B", 3],
    ]);
  });
});

describe("a stage on its way to everybody", () => {
  test("has its names in part where the meet wants that, in full for the hall", () => {
    const content = noContent();
    bring(content, { masked: true, covers: "all", rows: [meetRow(), eventRow(1), stageRow(knockOut(4), 4)] });
    const names = (rows: Iterable<{ row: WireRow }>) =>
      [...rows].flatMap(({ row }) => (isStageRow(row) ? row.people.map(({ name }) => name) : []));
    expect(names(content.full.values())[0]).toBe("王小1");
    expect(names(content.shown.values())[0]).not.toBe("王小1");
    expect(names(content.shown.values())).toHaveLength(4);
  });

  test("goes with its event: what covers that drops it", () => {
    const content = noContent();
    bring(content, { masked: false, covers: "all", rows: [meetRow(), eventRow(1), stageRow(knockOut(4), 4)] });
    bring(content, { masked: false, covers: [`heat:${heatId(1)}`], rows: [eventRow(1)] });
    expect(content.full.has(`stage:${stageId}`)).toBe(true);
    bring(content, { masked: false, covers: [`event:${eventId(1)}`], rows: [eventRow(1)] });
    expect(content.full.has(`stage:${stageId}`)).toBe(false);
  });
});
