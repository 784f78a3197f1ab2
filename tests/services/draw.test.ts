import { afterAll, describe, expect, test } from "vitest";
import type { EntrantId, EventId, OpId, RoundId } from "#core/ids.ts";
import { findLogOf } from "#db/log.ts";
import { findRound, findRounds } from "#db/rounds.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import { drawRound, isRepeatable, moveInDraw, previewMove, publishRound } from "#services/draw.ts";
import { submitOps } from "#services/scoring.ts";
import { withdrawFromEvent } from "#services/withdraw.ts";
import { done, end, heatsOf, lastRound, openFirst, type Stage, stageEvent, there } from "../support/play.ts";
import { makeTablet, pen } from "../support/seats.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

const stage = (...sizes: number[]) => stageEvent(world, sizes);
const seated = async (round: RoundId) =>
  (await heatsOf(world, round)).flatMap((heat) => heat.lanes.map((lane) => lane.entrant));
const shape = async (round: RoundId) =>
  (await heatsOf(world, round)).map((heat) => heat.lanes.map(({ lane, entrant }) => `${lane} ${entrant}`));

/** A referee's start on the first heat of a round. */
async function startFirst({ meet, author }: Stage, round: RoundId) {
  const tablet = await makeTablet(world, meet, author);
  const heat = there((await heatsOf(world, round))[0]);
  const sheet = there((await findSheetsOfHeat(world.db, heat.id))[0]);
  const op = pen(world)(sheet, { kind: "start" });
  return async () => there((await submitOps(world, tablet, { sentAt: world.now(), ops: [op] }))[0]);
}

describe("a first round", () => {
  test("[HT1] [HT3] takes everybody entered once into even heats, units apart, lanes from 1", async () => {
    const one = await stage(5, 5, 5, 4, 4);
    const round = done(await drawRound(world, one.author, one.event.id, { seed: "lot" }));
    const heats = await heatsOf(world, round);
    expect(heats.map((heat) => heat.lanes.length)).toEqual([5, 5, 5, 4, 4]);
    expect((await seated(round)).sort()).toEqual(one.people.map(({ id }) => id).sort());
    for (const { lanes } of heats) {
      expect(lanes.map(({ lane }) => lane)).toEqual(lanes.map((_lane, i) => i + 1));
      expect(new Set(lanes.map(({ unit }) => unit)).size).toBe(lanes.length);
    }
    expect(await findRound(world.db, round)).toMatchObject({ state: "drawn", number: 1, of: 3, final: false });
  });

  test("leaves out who withdrew", async () => {
    const one = await stage(4);
    const gone = there(one.people[2]);
    done(await withdrawFromEvent(world, one.author, one.event.id, gone.id, ""));
    const round = done(await drawRound(world, one.author, one.event.id, {}));
    expect((await seated(round)).sort()).toEqual(
      one.people
        .filter((person) => person.id !== gone.id)
        .map(({ id }) => id)
        .sort(),
    );
  });

  test("is refused for fewer than two people and for an unknown event", async () => {
    const one = await stage(1);
    const refused = await drawRound(world, one.author, one.event.id, {});
    expect(refused).toEqual({ ok: false, refusal: { kind: "too-few", entered: 1 } });
    expect(await findRounds(world.db, one.event.id)).toEqual([]);
    expect(end(await drawRound(world, one.author, world.id<EventId>(), {}))).toBe("no-such-event");
  });

  test("is the final at once where all find room in it", async () => {
    const one = await stage(3, 2);
    const round = done(await drawRound(world, one.author, one.event.id, {}));
    expect(await findRound(world.db, round)).toMatchObject({ final: true, of: 1, advance: null });
  });

  test("gets a sheet for every heat, or for every lane where counters sit at lanes", async () => {
    const whole = await stage(4);
    const round = done(await drawRound(world, whole.author, whole.event.id, {}));
    const heat = there((await heatsOf(world, round))[0]);
    const sheets = await findSheetsOfHeat(world.db, heat.id);
    expect(sheets.map(({ slot, lanes }) => [slot, lanes])).toEqual([[0, [1, 2, 3, 4]]]);

    const lanes = await stageEvent(world, [3], "skipping-1min", { options: { sheets: "lane" } });
    const other = done(await drawRound(world, lanes.author, lanes.event.id, {}));
    const at = there((await heatsOf(world, other))[0]);
    expect((await findSheetsOfHeat(world.db, at.id)).map((sheet) => sheet.lanes)).toEqual([[1], [2], [3]]);
  });

  test("sent twice with one op id is drawn once", async () => {
    const one = await stage(4);
    const op = world.id<OpId>();
    const first = await drawRound(world, one.author, one.event.id, { seed: "x", op });
    expect(end(first)).toBe("done");
    expect(end(await drawRound(world, one.author, one.event.id, { seed: "y", op }))).toBe("already-done");
    expect((await lastRound(world, one.event.id)).id).toBe(done(first));
  });

  test("asked for by two organizers at once is one round in the end", async () => {
    const one = await stage(7);
    await Promise.all([1, 2, 3].map(() => drawRound(world, one.author, one.event.id, {})));
    expect(await findRounds(world.db, one.event.id)).toHaveLength(1);
    expect(await seated((await lastRound(world, one.event.id)).id)).toHaveLength(7);
  });
});

describe("a draw", () => {
  test("[HT2] can be made again from its seed and input", async () => {
    const one = await stage(3, 3, 2);
    const first = done(await drawRound(world, one.author, one.event.id, { seed: "2026" }));
    const before = await shape(first);
    const second = done(await drawRound(world, one.author, one.event.id, { seed: "2026" }));
    expect(await shape(second)).toEqual(before);
    const draw = there((await findRound(world.db, second))?.draw);
    expect(draw).toMatchObject({ seed: "2026", edition: "draw@1" });
    expect(isRepeatable(draw, one.event.plan)).toBe(true);
    expect(isRepeatable({ ...draw, seed: "2027" }, one.event.plan)).toBe(false);
  });

  test("stays one that can be made again after a move by hand and after an edit of the plan's other fields", async () => {
    const one = await stage(4, 4);
    const round = done(await drawRound(world, one.author, one.event.id, { seed: "2026" }));
    const heats = await heatsOf(world, round);
    const [from, to] = [there(heats[0]?.lanes[0]), there(heats[1]?.lanes[0])];
    done(await moveInDraw(world, one.author, round, { id: from.entrant, to: { heat: 2, lane: to.lane } }));
    expect(isRepeatable(there((await findRound(world.db, round))?.draw), one.event.plan)).toBe(true);
  });

  test("before publication is replaced freely; each one is in the log", async () => {
    const one = await stage(6, 4);
    const first = done(await drawRound(world, one.author, one.event.id, {}));
    const second = done(await drawRound(world, one.author, one.event.id, {}));
    expect(await findRound(world.db, first)).toBeUndefined();
    expect(await findRounds(world.db, one.event.id)).toHaveLength(1);
    for (const id of [first, second]) expect(there((await findLogOf(world.db, id))[0]).kind).toBe("round-drawn");
  });

  test("after publication needs a reason, and is unpublished again", async () => {
    const one = await stage(6);
    const first = await openFirst(world, one);
    expect(end(await drawRound(world, one.author, one.event.id, {}))).toBe("reason-required");
    expect(end(await drawRound(world, one.author, one.event.id, { reason: "  " }))).toBe("reason-required");
    expect((await lastRound(world, one.event.id)).id).toBe(first);
    const second = done(await drawRound(world, one.author, one.event.id, { reason: "A late entry" }));
    expect(await findRound(world.db, second)).toMatchObject({ state: "drawn" });
    expect((await findLogOf(world.db, second))[0]).toMatchObject({ kind: "round-drawn", reason: "A late entry" });
  });

  test("is not made any more once a heat of the round was started, whatever the reason", async () => {
    const one = await stage(6);
    const round = await openFirst(world, one);
    expect(await (await startFirst(one, round))()).toMatchObject({ ok: true });
    expect(end(await drawRound(world, one.author, one.event.id, { reason: "Rain" }))).toBe("round-started");
    expect((await lastRound(world, one.event.id)).id).toBe(round);
  });

  test("takes in who was entered after it only when it is made anew", async () => {
    const one = await stage(4);
    const round = await openFirst(world, one);
    const unit = await makeUnit(world, one.meet);
    const late = await makeEntrant(world, one.meet, unit, { events: [one.event] });
    expect(await seated(round)).not.toContain(late.id);
    const again = done(await drawRound(world, one.author, one.event.id, { reason: "A late entry" }));
    expect(await seated(again)).toContain(late.id);
  });

  test("and a referee's start at the same moment: a start that was taken stands, and the draw with it", async () => {
    for (let n = 0; n < 8; n++) {
      const one = await stage(3, 3);
      const round = await openFirst(world, one);
      const start = await startFirst(one, round);
      const [drawn, started] = await Promise.all([
        drawRound(world, one.author, one.event.id, { reason: "Rain" }),
        start(),
      ]);
      expect(started.ok).toBe(!drawn.ok);
      const heat = (await heatsOf(world, (await lastRound(world, one.event.id)).id))[0];
      expect(heat?.state).toBe(started.ok ? "running" : "scheduled");
    }
  });
});

describe("a move by hand", () => {
  test("[HT6] swaps two people, says what it costs and is logged; the preview changes nothing", async () => {
    const one = await stage(2, 2, 2, 2);
    const round = done(await drawRound(world, one.author, one.event.id, { seed: "s" }));
    const [a, b] = await heatsOf(world, round);
    const mover = there(a?.lanes[0]);
    const mate = there(b?.lanes.find((lane) => lane.unit === mover.unit));
    const other = there(b?.lanes.find((lane) => lane.unit !== mover.unit));
    const before = await shape(round);
    const wish = { id: mover.entrant, to: { heat: 2, lane: other.lane } };
    const facts = { costBefore: 0, costAfter: 2, swappedWith: other.entrant };
    expect(done(await previewMove(world, round, wish.id, wish.to))).toMatchObject(facts);
    expect(await shape(round)).toEqual(before);

    expect(done(await moveInDraw(world, one.author, round, wish))).toMatchObject(facts);
    const [c, d] = await heatsOf(world, round);
    expect(d?.lanes.map((lane) => lane.entrant)).toContain(mover.entrant);
    expect(d?.lanes.map((lane) => lane.entrant)).toContain(mate.entrant);
    expect(c?.lanes.map((lane) => lane.entrant)).toContain(other.entrant);
    expect(new Set(await seated(round)).size).toBe(8);
    const draw = there((await findRound(world.db, round))?.draw);
    expect(draw.cost).toBe(2);
    expect(draw.meetings.map((meeting) => meeting.ids.length)).toEqual([2, 2]);
    expect((await findLogOf(world.db, round)).at(-1)).toMatchObject({
      kind: "entrant-moved",
      payload: { id: mover.entrant, costBefore: 0, costAfter: 2, swappedWith: other.entrant },
    });
  });

  test("into an empty lane takes the sheet along", async () => {
    const one = await stage(3, 3);
    const round = done(await drawRound(world, one.author, one.event.id, {}));
    const [heat] = await heatsOf(world, round);
    const mover = there(heat?.lanes[0]);
    done(await moveInDraw(world, one.author, round, { id: mover.entrant, to: { heat: 1, lane: 5 } }));
    const sheets = await findSheetsOfHeat(world.db, there(heat).id);
    expect(sheets.map((sheet) => sheet.lanes)).toEqual([[2, 3, 5]]);
  });

  test("leaves the sheets of other heats to the tablets that may hold them", async () => {
    const one = await stage(4, 4, 4);
    const round = done(await drawRound(world, one.author, one.event.id, {}));
    const [first, , third] = await heatsOf(world, round);
    const before = await findSheetsOfHeat(world.db, there(third).id);
    const mover = there(first?.lanes[0]);
    done(await moveInDraw(world, one.author, round, { id: mover.entrant, to: { heat: 2, lane: 1 } }));
    expect(await findSheetsOfHeat(world.db, there(third).id)).toEqual(before);
  });

  test("is refused for a lane, heat or person that is not there, and for the place one stands at", async () => {
    const one = await stage(3, 3);
    const round = done(await drawRound(world, one.author, one.event.id, {}));
    const who = there((await heatsOf(world, round))[0]?.lanes[0]);
    const move = async (id: EntrantId, heat: number, lane: number) =>
      end(await moveInDraw(world, one.author, round, { id, to: { heat, lane } }));
    expect(await move(who.entrant, 1, who.lane)).toBe("same-place");
    expect(await move(who.entrant, 1, 6)).toBe("lane-out-of-range");
    expect(await move(who.entrant, 1, 0)).toBe("lane-out-of-range");
    expect(await move(who.entrant, 9, 1)).toBe("no-such-heat");
    expect(await move(world.id<EntrantId>(), 1, 2)).toBe("not-in-draw");
    const nowhere = { id: who.entrant, to: { heat: 1, lane: 2 } };
    expect(end(await moveInDraw(world, one.author, world.id<RoundId>(), nowhere))).toBe("no-such-round");
    expect(end(await previewMove(world, world.id<RoundId>(), nowhere.id, nowhere.to))).toBe("no-such-round");
  });

  test("after publication needs a reason, and is over with the first start", async () => {
    const one = await stage(3, 3);
    const round = await openFirst(world, one);
    const who = there((await heatsOf(world, round))[0]?.lanes[0]);
    const wish = { id: who.entrant, to: { heat: 2, lane: 1 } };
    expect(end(await moveInDraw(world, one.author, round, wish))).toBe("reason-required");
    expect(end(await moveInDraw(world, one.author, round, { ...wish, reason: "Left lane is wet" }))).toBe("done");
    expect(there(await findRound(world.db, round)).state).toBe("published");
    await (await startFirst(one, round))();
    const back = { id: who.entrant, to: { heat: 1, lane: 1 }, reason: "Dry again" };
    expect(end(await moveInDraw(world, one.author, round, back))).toBe("round-started");
  });

  test("and a referee's start at the same moment: nobody who started is moved", async () => {
    for (let n = 0; n < 8; n++) {
      const one = await stage(3, 3);
      const round = await openFirst(world, one);
      const start = await startFirst(one, round);
      const who = there((await heatsOf(world, round))[0]?.lanes[0]);
      const wish = { id: who.entrant, to: { heat: 2, lane: 1 }, reason: "Wet" };
      const [moved, started] = await Promise.all([moveInDraw(world, one.author, round, wish), start()]);
      if (started.ok) expect(end(moved)).toBe("round-started");
      expect(await seated(round)).toHaveLength(6);
    }
  });
});

describe("publication", () => {
  test("is told to the screens with every heat, once", async () => {
    const one = await stage(4, 4);
    const round = done(await drawRound(world, one.author, one.event.id, {}));
    world.published.length = 0;
    done(await publishRound(world, one.author, round));
    const heats = await heatsOf(world, round);
    const keys = [`event:${one.event.id}`, `round:${round}`, ...heats.map((heat) => `heat:${heat.id}`)];
    expect(world.published).toEqual([{ meet: one.meet.id, keys }]);
    expect(there(await findRound(world.db, round))).toMatchObject({
      state: "published",
      publishedAt: new Date(world.now()),
    });
    expect(end(await publishRound(world, one.author, round))).toBe("already-published");
    expect(end(await publishRound(world, one.author, world.id<RoundId>()))).toBe("no-such-round");
  });

  test("lets the tablets in: before it a sheet takes nothing", async () => {
    const one = await stage(4);
    const round = done(await drawRound(world, one.author, one.event.id, {}));
    const start = await startFirst(one, round);
    expect(await start()).toMatchObject({ ok: false });
    done(await publishRound(world, one.author, round));
    expect(await start()).toMatchObject({ ok: true });
  });
});
