import { afterAll, describe, expect, test } from "vitest";
import type { EntrantId, OpId, RoundId } from "#core/ids.ts";
import type { EntrantRow } from "#db/entrants.ts";
import { findWithoutLane } from "#db/entries.ts";
import { findEvent } from "#db/events.ts";
import { findLogOf } from "#db/log.ts";
import { findRound } from "#db/rounds.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import { drawRound, isRepeatable } from "#services/draw.ts";
import { confirmHeat } from "#services/heats.ts";
import { lateShown, placeInDraw } from "#services/late.ts";
import { substitute } from "#services/substitutes.ts";
import { withdrawFromEvent } from "#services/withdraw.ts";
import {
  byEntry,
  chief,
  done,
  end,
  fill,
  heatsOf,
  lastRound,
  openFirst,
  type Stage,
  stageEvent,
  there,
} from "../support/play.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

/** Five people on lanes of four, drawn as three and two; then somebody of the first one's unit is entered. */
async function stage(over: Parameters<typeof stageEvent>[3] = {}, sizes = [1, 1, 1, 1, 1]) {
  const one = await stageEvent(world, sizes, "skipping-1min", { ...over, plan: { lanes: 4, ...over.plan } });
  const round = await openFirst(world, one);
  const late = await enter(one);
  return { ...one, round, late };
}
const enter = async (one: Stage): Promise<EntrantRow> =>
  makeEntrant(world, one.meet, { id: there(one.people[0]).unitId }, { events: [one.event] });
const listed = async ({ event }: Stage) => lateShown(world.db, there(await findEvent(world.db, event.id)));
const standsOf = async (round: RoundId, id: EntrantId) =>
  (await heatsOf(world, round)).flatMap(({ number, lanes }) =>
    lanes.filter(({ entrant }) => entrant === id).map(({ lane }) => ({ heat: number, lane })),
  );
const begin = async (one: Stage & { round: RoundId }, heat: number) =>
  fill(world, one.author, there((await heatsOf(world, one.round))[heat - 1]), byEntry(one));
const place = (
  one: Stage & { round: RoundId; late: { id: EntrantId } },
  wish: Partial<Parameters<typeof placeInDraw>[3]> = {},
) => placeInDraw(world, one.author, one.round, { id: one.late.id, to: null, reason: "Came late", ...wish });

describe("somebody entered after the draw", () => {
  test("[HT22] is listed with the place that is best, until they stand in the round", async () => {
    const one = await stage();
    const unit = there((await findWithoutLane(world.db, one.meet.id))[0]);
    expect(unit).toMatchObject({ eventId: one.event.id, roundId: one.round, id: one.late.id, waiting: true });
    const { people, free } = await listed(one);
    expect(people).toEqual([
      { id: one.late.id, name: one.late.name, bib: null, unitName: unit.unitName, best: { heat: 2, lane: 3 } },
    ]);
    expect(free).toEqual([
      { heat: 1, lane: 4 },
      { heat: 2, lane: 3 },
      { heat: 2, lane: 4 },
    ]);
    done(await place(one));
    expect(await listed(one)).toEqual({ people: [], free: [] });
  });

  test("is not listed before the draw, when withdrawn, and once the round is over", async () => {
    const undrawn = await stageEvent(world, [2]);
    expect(await findWithoutLane(world.db, undrawn.meet.id)).toEqual([]);
    const gone = await stage();
    done(await withdrawFromEvent(world, gone.author, gone.event.id, gone.late.id, "Ill"));
    expect(await findWithoutLane(world.db, gone.meet.id)).toEqual([]);
    const over = await stage();
    for (const heat of await heatsOf(world, over.round)) await fill(world, over.author, heat, byEntry(over));
    expect(await findWithoutLane(world.db, over.meet.id)).toMatchObject([{ id: over.late.id, waiting: false }]);
    for (const heat of await heatsOf(world, over.round)) done(await confirmHeat(world, chief, heat.id));
    expect(await findWithoutLane(world.db, over.meet.id)).toEqual([]);
  });

  test("[HT22] takes the lowest free lane of the smallest heat; nobody else moves; one entry of the log says why", async () => {
    const one = await stage();
    const before = await heatsOf(world, one.round);
    const sheets = await findSheetsOfHeat(world.db, there(before[1]).id);
    world.published.length = 0;
    expect(done(await place(one))).toEqual({ heat: 2, lane: 3 });
    expect(await standsOf(one.round, one.late.id)).toEqual([{ heat: 2, lane: 3 }]);
    const after = await heatsOf(world, one.round);
    expect(after[0]).toEqual(before[0]);
    expect(after[1]?.lanes.slice(0, 2)).toEqual(before[1]?.lanes);
    // the sheet a tablet may hold is the same, with one line more
    expect(await findSheetsOfHeat(world.db, there(after[1]).id)).toEqual(
      sheets.map((sheet) => ({ ...sheet, lanes: [1, 2, 3] })),
    );
    const log = (await findLogOf(world.db, one.round)).filter(({ kind }) => kind === "entrant-placed");
    expect(log).toMatchObject([
      { author: one.author, reason: "Came late", payload: { id: one.late.id, to: { heat: 2, lane: 3 } } },
    ]);
    expect(world.published.map(({ keys }) => keys)).toEqual([
      [`event:${one.event.id}`, `round:${one.round}`, `heat:${there(after[1]).id}`],
    ]);
    const { draw: made, state } = there(await findRound(world.db, one.round));
    const draw = there(made);
    expect(state).toBe("published");
    expect(draw.cost).toBe(draw.meetings.length);
    expect(isRepeatable(draw, one.event.plan)).toBe(true);
  });

  test("takes a lane that is named, with a sheet of its own where counters sit at lanes", async () => {
    const one = await stage({ options: { sheets: "lane" } });
    expect(done(await place(one, { to: { heat: 1, lane: 4 } }))).toEqual({ heat: 1, lane: 4 });
    const heat = there((await heatsOf(world, one.round))[0]);
    expect((await findSheetsOfHeat(world.db, heat.id)).map(({ slot, lanes }) => [slot, lanes])).toEqual([
      [1, [1]],
      [2, [2]],
      [3, [3]],
      [4, [4]],
    ]);
    await fill(world, one.author, heat, byEntry(one));
    done(await confirmHeat(world, chief, heat.id));
  });

  test("takes the lane of somebody who left, and is played with the others", async () => {
    const one = await stage();
    const gone = there((await heatsOf(world, one.round))[1]?.lanes[0]);
    done(await withdrawFromEvent(world, chief, one.event.id, gone.entrant, "Ill"));
    expect(done(await place(one))).toEqual({ heat: 2, lane: 1 });
    for (const heat of await heatsOf(world, one.round)) {
      await fill(world, one.author, heat, byEntry(one));
      done(await confirmHeat(world, chief, heat.id));
    }
    expect(await findRound(world.db, one.round)).toMatchObject({ state: "official" });
  });

  test("needs no reason before publication, and one after it", async () => {
    const one = await stage();
    expect(end(await place(one, { reason: "  " }))).toBe("reason-required");
    expect(await standsOf(one.round, one.late.id)).toEqual([]);
    const hidden = await stageEvent(world, [1, 1]);
    const round = done(await drawRound(world, hidden.author, hidden.event.id, {}));
    const late = await enter(hidden);
    expect(end(await place({ ...hidden, round, late }, { reason: "" }))).toBe("done");
  });

  test("is passed by a heat that has started, and refused in it", async () => {
    const one = await stage();
    await begin(one, 2);
    expect((await listed(one)).free).toEqual([{ heat: 1, lane: 4 }]);
    expect(end(await place(one, { to: { heat: 2, lane: 3 } }))).toBe("heat-begun");
    expect(done(await place(one))).toEqual({ heat: 1, lane: 4 });
  });

  test("finds no lane where all are taken, or every heat has started", async () => {
    const full = await stage({}, [2, 2, 2, 2]);
    expect(await listed(full)).toMatchObject({ people: [{ id: full.late.id, best: null }], free: [] });
    expect(end(await place(full))).toBe("no-free-lane");
    const late = await stage();
    await begin(late, 1);
    await begin(late, 2);
    expect(end(await place(late))).toBe("no-free-lane");
  });

  test("is refused in a lane or heat that is taken or not there", async () => {
    const one = await stage();
    expect(end(await place(one, { to: { heat: 2, lane: 1 } }))).toBe("lane-taken");
    expect(end(await place(one, { to: { heat: 2, lane: 5 } }))).toBe("lane-out-of-range");
    expect(end(await place(one, { to: { heat: 2, lane: Number.NaN } }))).toBe("lane-out-of-range");
    expect(end(await place(one, { to: { heat: 3, lane: 1 } }))).toBe("no-such-heat");
  });

  test("must be entered in this event, in its first round, and not stand in it already", async () => {
    const one = await stage({ plan: { prizes: 2, advance: [{ perHeat: 1, nextBest: 0 }] } });
    const other = await stage();
    const unit = await makeUnit(world, one.meet);
    const stranger = await makeEntrant(world, one.meet, unit);
    const nobody = { id: world.id<EntrantId>() };
    for (const late of [stranger, other.late, nobody]) expect(end(await place({ ...one, late }))).toBe("not-entered");
    const stands = there((await heatsOf(world, one.round))[0]?.lanes[0]);
    expect(end(await place({ ...one, late: { id: stands.entrant } }))).toBe("already-in-draw");
    expect(end(await place({ ...one, round: world.id<RoundId>() }))).toBe("no-such-round");
    for (const heat of await heatsOf(world, one.round)) {
      await fill(world, one.author, heat, byEntry(one));
      done(await confirmHeat(world, chief, heat.id));
    }
    const next = await lastRound(world, one.event.id);
    expect(next.number).toBe(2);
    expect(end(await place({ ...one, round: next.id }))).toBe("not-first-round");
  });

  test("sent twice with one op id is placed once", async () => {
    const one = await stage();
    const op = world.id<OpId>();
    expect(end(await place(one, { op }))).toBe("done");
    expect(end(await place(one, { op }))).toBe("already-done");
    expect(end(await place(one, { op: world.id<OpId>() }))).toBe("already-in-draw");
    expect(await standsOf(one.round, one.late.id)).toEqual([{ heat: 2, lane: 3 }]);
  });
});

describe("two organizers at once", () => {
  test("place one person once", async () => {
    const one = await stage();
    const ends = await Promise.all([
      place(one, { to: { heat: 1, lane: 4 } }),
      place(one, { to: { heat: 2, lane: 4 } }),
      place(one),
    ]);
    expect(ends.map(end).sort()).toEqual(["already-in-draw", "already-in-draw", "done"]);
    expect(await standsOf(one.round, one.late.id)).toHaveLength(1);
  });

  test("do not put two people into one lane", async () => {
    const one = await stage();
    const second = await enter(one);
    const to = { heat: 2, lane: 3 };
    const ends = await Promise.all([place(one, { to }), place({ ...one, late: second }, { to })]);
    expect(ends.map(end).sort()).toEqual(["done", "lane-taken"]);
  });

  test("one puts the late one into the draw, the other puts them in somebody's place: they stand once", async () => {
    for (let n = 0; n < 4; n++) {
      const one = await stage();
      const colleague = there(one.people[0]).id;
      const swap = substitute(world, one.author, one.meet.id, colleague, { id: one.late.id }, "Ill");
      await Promise.all([place(one), swap]);
      expect(await standsOf(one.round, one.late.id)).toHaveLength(1);
    }
  });
});
