import { describe, expect, test } from "vitest";
import type { EntrantId, EventId, HeatId, MeetId, RoundId, UnitId } from "#core/ids.ts";
import { defaultPlan } from "#core/rounds/plan.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import { deriveProgramme, type WireRows } from "#live/derive.ts";
import type { EventView, Programme, RoundView } from "#live/programme.ts";
import type { EventRow, HeatRow, LaneRow, RoundRow, WireRow } from "#live/protocol.ts";
import { medals, recordsOf, unitTotals } from "#live/totals.ts";
import { id, mark, race, skipping } from "../core/people.ts";
import { there } from "../support/play.ts";

const unitOf = (n: number) => id<UnitId>(900 + n);
const eventId = id<EventId>(1);
const roundOf = (n: number) => id<RoundId>(10 + n);
const heatOf = (n: number) => id<HeatId>(20 + n);

const meet: WireRow = {
  key: "meet",
  ...{ id: id<MeetId>(1), slug: "m", name: "M", place: "", host: "", startsAt: null, timeZone: "Asia/Shanghai" },
  ...{ notice: "", masked: false, podium: null, courts: [] },
  units: [1, 2].map((n) => ({ id: unitOf(n), name: `unit ${n}` })),
};
const event = (over: Partial<EventRow> = {}): EventRow => ({
  key: `event:${eventId}`,
  id: eventId,
  ...{ sort: 1, name: "Skipping", venue: "", startsAt: null, ruleset: "skipping@1" },
  ...{ options: skipping, plan: defaultPlan, release: "live", record: null, withdrawn: [] },
  ...over,
});
const round = (n: number, over: Partial<RoundRow> = {}): RoundRow => ({
  key: `round:${roundOf(n)}`,
  id: roundOf(n),
  event: eventId,
  ...{ stage: null, number: n, of: 2, name: "heats", final: false, state: "published", rulings: [] },
  advance: { perHeat: 1, nextBest: 0 },
  ...over,
});
const heat = (n: number, state: HeatRow["state"], under = 1): HeatRow => ({
  key: `heat:${heatOf(n)}`,
  id: heatOf(n),
  ...{ round: roundOf(under), event: eventId, number: n, state, calledAt: null, startedAt: null, closedAt: null },
  ...{ match: null, court: null, notBefore: null, panel: null, station: null },
});
const lane = (inHeat: number, n: number, of: LaneMark | null, under = 1): LaneRow => ({
  key: `lane:${heatOf(inHeat)}:${n}`,
  ...{ heat: heatOf(inHeat), round: roundOf(under), event: eventId, lane: n, mark: of && { ...of, lane: n } },
  ...{ entrant: id<EntrantId>(inHeat * 10 + n), bib: n, name: `P${inHeat}${n}`, unit: unitOf(n % 2 ? 1 : 2) },
});

const rowsOf = (...rows: WireRow[]): WireRows => new Map(rows.map((row) => [row.key, row]));
const put = (rows: WireRows, ...changed: WireRow[]): WireRows =>
  new Map([...rows, ...changed.map((row) => [row.key, row] as const)]);
const first = ({ events }: Programme): EventView => there(events[0]);
const roundAt = (programme: Programme, at = 0): RoundView => there(first(programme).rounds[at]);

/** Rows of their own for each test: what was derived last from a row is remembered with it. */
const running = () =>
  rowsOf(
    meet,
    event(),
    round(1),
    heat(1, "official"),
    ...[mark(100), mark(90)].map((one, i) => lane(1, i + 1, one)),
    heat(2, "running"),
    ...[mark(5), mark(7)].map((one, i) => lane(2, i + 1, one)),
  );

describe("a programme derived from rows", () => {
  test("counts lead while they run; a time has no place before its heat is over", () => {
    const two = running();
    const places = (rows: WireRows) => roundAt(deriveProgramme(rows)).heats[1]?.heat.lanes.map(({ place }) => place);
    expect(places(two)).toEqual([2, 1]);
    expect(places(put(two, event({ options: race })))).toEqual([null, null]);
  });

  test("a tap changes its lane, its heat and what stands above, and nothing else", () => {
    const two = running();
    const before = deriveProgramme(two);
    const after = deriveProgramme(put(two, lane(2, 1, mark(6))));
    const [a, b] = [roundAt(before), roundAt(after)];
    expect(b.heats[1]?.heat.lanes[0]?.mark.value).toBe(6);
    expect(b.heats[1]?.heat.lanes[1]).toBe(a.heats[1]?.heat.lanes[1]);
    expect(b.heats[0]).toBe(a.heats[0]);
    expect(b.round).toBe(a.round);
    expect(b.event).toBe(a.event);
    expect(b).not.toBe(a);
  });

  test("rows that say the same give the same objects; another event's rows change nothing here", () => {
    const two = running();
    const before = deriveProgramme(two);
    expect(deriveProgramme(two)).toBe(before);
    const other = event({ key: `event:${id<EventId>(2)}`, id: id<EventId>(2), sort: 2 });
    const after = deriveProgramme(put(two, other));
    expect(after.events).toHaveLength(2);
    expect(first(after)).toBe(first(before));
  });

  test("a result changes the standing, and only the lines of those it concerns", () => {
    const two = running();
    const before = roundAt(deriveProgramme(two)).round;
    const after = roundAt(deriveProgramme(put(two, heat(2, "official")))).round;
    expect(after.standing.map(({ name, fate }) => [name, fate])).toEqual([
      ["P11", "Q"],
      ["P22", "Q"],
      ["P12", "out"],
      ["P21", "out"],
    ]);
    expect(after.standing[0]).toBe(before.standing[0]);
  });

  test("a held heat tells no mark, place or fate", () => {
    const two = running();
    const held = roundAt(deriveProgramme(put(two, heat(1, "held"), lane(1, 1, null), lane(1, 2, null))));
    expect(held.heats[0]?.heat.lanes.map((one) => [one.place, one.mark.outcome, one.fate])).toEqual([
      [null, "none", "open"],
      [null, "none", "open"],
    ]);
    expect(held.round.standing.every(({ place, fate }) => place === null && fate === "open")).toBe(true);
  });

  const final = (state: HeatRow["state"]) =>
    rowsOf(
      meet,
      event({ record: { value: 95, holder: "P0", when: "2025" } }),
      round(1, { final: true, advance: null, state: "official" }),
      heat(1, "official"),
      ...[mark(100), mark(90)].map((one, i) => lane(1, i + 1, one)),
      heat(2, state),
      ...[mark(80), mark(95)].map((one, i) => lane(2, i + 1, state === "held" ? null : one)),
    );

  test("[AW1] [TP6] [TP11] a final that is over has places, prizes, totals and medals; none while a heat of it is held", () => {
    const over = deriveProgramme(final("official"));
    expect(first(over).event.over).toBe(true);
    expect(first(over).event.places.map(({ name, place }) => [name, place])).toEqual([
      ["P11", 1],
      ["P22", 2],
      ["P12", 3],
      ["P21", 4],
    ]);
    expect(first(over).event.vacant).toEqual([5, 6]);
    expect(unitTotals(over).map(({ name, points, medals: won }) => [name, points, won])).toEqual([
      ["unit 1", "10", [1, 0, 0]],
      ["unit 2", "9", [0, 1, 1]],
    ]);
    expect(medals(over).map(({ name, place }) => [name, place])).toEqual([
      ["unit 1", 1],
      ["unit 2", 2],
    ]);
    const held = deriveProgramme(final("held"));
    expect([first(held).event.over, first(held).event.places, first(held).event.prizes]).toEqual([false, [], []]);
    expect(unitTotals(held).map(({ points }) => points)).toEqual(["0", "0"]);
  });

  test("a record is beaten, not equalled", () => {
    const shown = deriveProgramme(final("official"));
    const beaten = roundAt(shown).heats.map(({ heat: one }) =>
      recordsOf(one, first(shown).event).map(({ name }) => name),
    );
    expect(beaten).toEqual([["P11"], []]);
  });

  test("rows without the meet's own have no names of units and no totals", () => {
    const shown = deriveProgramme(rowsOf(event(), round(1), heat(1, "scheduled"), lane(1, 1, null)));
    expect(shown.meet).toBe(null);
    expect(roundAt(shown).heats[0]?.heat.lanes[0]).toMatchObject({ name: "P11", unitName: "", place: null });
    expect(unitTotals(shown)).toEqual([]);
  });
});
