import { afterAll, describe, expect, test } from "vitest";
import type { EntrantId, EventId, HeatId, OpId, RoundId } from "#core/ids.ts";
import { drawLot } from "#core/rounds/qualify.ts";
import { findEntries } from "#db/entries.ts";
import { updateHeat } from "#db/heats.ts";
import { findLogOf } from "#db/log.ts";
import { findRound, findRounds } from "#db/rounds.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import { dayOf } from "#services/day.ts";
import { publishRound } from "#services/draw.ts";
import { confirmHeat, correctMark, enterAtDesk } from "#services/heats.ts";
import { roundResult } from "#services/results.ts";
import { roundShown } from "#services/round-shown.ts";
import { ruleTie } from "#services/rounds.ts";
import { withdrawFromEvent } from "#services/withdraw.ts";
import {
  byEntry,
  chief,
  done,
  end,
  fill,
  heatsOf,
  lastRound,
  type MarkOf,
  openFirst,
  playRound,
  type Stage,
  stageEvent,
  status,
  there,
  value,
} from "../support/play.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

/** Two heats of four; the first two of each go on to a final of four, nobody by mark. */
const plan = { lanes: 4, prizes: 3, advance: [{ perHeat: 2, nextBest: 0 }] };
const stage = (over: Parameters<typeof stageEvent>[3] = { plan }) =>
  stageEvent(world, [2, 2, 2, 2], "skipping-1min", over);
const seated = async (round: RoundId) =>
  (await heatsOf(world, round)).flatMap(({ lanes }) => lanes.map((lane) => lane.entrant));

/** The first round played with these marks by lane, the same in both heats. */
async function played(byLane: number[], over?: Parameters<typeof stageEvent>[3]) {
  const one = await stage(over);
  const first = await openFirst(world, one);
  const heats = await heatsOf(world, first);
  const marks = new Map(heats.flatMap(({ lanes }) => lanes.map((lane) => [lane.entrant, byLane[lane.lane - 1] ?? 0])));
  const markOf: MarkOf = (id) => value(marks.get(id) ?? 0);
  for (const heat of heats) {
    await fill(world, one.author, heat, markOf);
    done(await confirmHeat(world, chief, heat.id));
  }
  const inLane = (heat: number, lane: number): EntrantId =>
    there(heats[heat - 1]?.lanes.find((each) => each.lane === lane)).entrant;
  return { ...one, first, heats, inLane, heatId: (n: number): HeatId => there(heats[n - 1]).id };
}

/** Whom the page of the round offers for a withdrawal. */
const withdrawable = async (round: RoundId) => there(await roundShown(world.db, round)).mayWithdraw.map(({ id }) => id);

/** The event's last round published, and its first heat begun: one lane's mark typed on it. */
async function begin({ author, event }: Stage): Promise<RoundId> {
  const round = await lastRound(world, event.id);
  done(await publishRound(world, author, round.id));
  const heat = there((await heatsOf(world, round.id))[0]);
  await fill(world, author, heat, () => value(1));
  return round.id;
}

describe("after the last heat of a round", () => {
  test("[AD3] the round is official and the next one drawn for those who go on, with a fresh seed, for organizers only", async () => {
    const one = await played([100, 110, 120, 130]);
    expect(await findRound(world.db, one.first)).toMatchObject({
      state: "official",
      officialAt: new Date(world.now()),
    });
    const next = await lastRound(world, one.event.id);
    expect(next).toMatchObject({ number: 2, state: "drawn", final: true, advance: null });
    expect(next.draw?.seed).not.toBe((await findRound(world.db, one.first))?.draw?.seed);
    const through = [one.inLane(1, 3), one.inLane(1, 4), one.inLane(2, 3), one.inLane(2, 4)];
    expect((await seated(next.id)).sort()).toEqual(through.sort());
  });

  test("nothing moves on while a heat waits", async () => {
    const one = await stage();
    const first = await openFirst(world, one);
    const heat = there((await heatsOf(world, first))[0]);
    await fill(world, one.author, heat, byEntry(one));
    done(await confirmHeat(world, chief, heat.id));
    expect(await findRounds(world.db, one.event.id)).toHaveLength(1);
    expect(await findRound(world.db, first)).toMatchObject({ state: "published" });
  });

  test("[AD1] twenty-three on five lanes come to ten, to six, to six places", async () => {
    const one = await stageEvent(world, [5, 5, 5, 4, 4]);
    await openFirst(world, one);
    const sizes: number[][] = [];
    for (let n = 0; n < 3; n++) {
      const round = await playRound(world, one, byEntry(one));
      sizes.push((await heatsOf(world, round.id)).map(({ lanes }) => lanes.length));
    }
    expect(sizes).toEqual([
      [5, 5, 5, 4, 4],
      [5, 5],
      [3, 3],
    ]);
    expect(await lastRound(world, one.event.id)).toMatchObject({ final: true, state: "official", number: 3 });
  });

  test("where nobody has a mark, nobody goes on and no round is drawn", async () => {
    const one = await stage();
    await openFirst(world, one);
    await playRound(world, one, () => status("DNS"));
    const rounds = await findRounds(world.db, one.event.id);
    expect(rounds.map(({ state }) => state)).toEqual(["official"]);
  });
});

describe("a tie at the cut", () => {
  const tie = [100, 120, 120, 130];

  test("waits for its ruling: the round is not official, nothing is drawn", async () => {
    const one = await played(tie);
    expect(await findRound(world.db, one.first)).toMatchObject({ state: "published" });
    expect(await findRounds(world.db, one.event.id)).toHaveLength(1);
    const { qualification } = there(await roundResult(world.db, one.first));
    expect(qualification?.ties.map(({ places, tied }) => [places, tied.length])).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect((await dayOf(world.db, one.meet.id))[0]?.rounds[0]?.ties).toBe(2);
  });

  test("[AD4] is settled by a decider the chief names; with the last one the event moves on", async () => {
    const one = await played(tie);
    const decide = (heat: number, winner: EntrantId) =>
      ruleTie(world, chief, one.first, {
        cut: `heat:${one.heatId(heat)}`,
        admit: [winner],
        method: "decider",
        reason: "Jumped again",
      });
    done(await decide(1, one.inLane(1, 2)));
    expect(await findRounds(world.db, one.event.id)).toHaveLength(1);
    done(await decide(2, one.inLane(2, 3)));
    const next = await lastRound(world, one.event.id);
    expect(next).toMatchObject({ number: 2, state: "drawn" });
    const through = [one.inLane(1, 4), one.inLane(1, 2), one.inLane(2, 4), one.inLane(2, 3)];
    expect((await seated(next.id)).sort()).toEqual(through.sort());
    expect((await findLogOf(world.db, one.first)).find(({ kind }) => kind === "tie-ruled")).toMatchObject({
      reason: "Jumped again",
      author: chief,
      payload: { method: "decider", admit: [one.inLane(1, 2)], places: 1 },
    });
  });

  test("[AD7] is settled by a lot that anybody can draw again", async () => {
    const one = await played(tie);
    const cut = `heat:${one.heatId(1)}` as const;
    done(await ruleTie(world, chief, one.first, { cut, admit: [], method: "lot", reason: "No time for a decider" }));
    const ruled = there((await findLogOf(world.db, one.first)).find(({ kind }) => kind === "tie-ruled"));
    const { seed, admit, tied, places } = ruled.payload as {
      seed: string;
      admit: EntrantId[];
      tied: EntrantId[];
      places: number;
    };
    expect(admit).toHaveLength(1);
    expect(drawLot(tied, places, seed)).toEqual(admit);
    expect(drawLot([...tied].reverse(), places, seed)).toEqual(admit);
  });

  test("is settled by letting all in", async () => {
    const one = await played(tie);
    for (const heat of [1, 2])
      done(
        await ruleTie(world, chief, one.first, {
          cut: `heat:${one.heatId(heat)}`,
          admit: [],
          method: "all-in",
          reason: "Room enough",
        }),
      );
    expect(await seated((await lastRound(world, one.event.id)).id)).toHaveLength(6);
  });

  test("does not wait where the rules let all in", async () => {
    const one = await played(tie, { plan: { ...plan, tieAtCut: "all-in" } });
    expect(await seated((await lastRound(world, one.event.id)).id)).toHaveLength(6);
  });

  test("among the next best is settled at its own cut", async () => {
    const one = await played([100, 120, 110, 130], { plan: { ...plan, advance: [{ perHeat: 1, nextBest: 1 }] } });
    const tied = [one.inLane(1, 2), one.inLane(2, 2)];
    expect(there(await roundResult(world.db, one.first)).qualification?.ties).toEqual([
      { cut: "next-best", places: 1, tied: expect.arrayContaining(tied) },
    ]);
    const ruling = { cut: "next-best" as const, admit: [there(tied[1])], method: "decider" as const, reason: "Again" };
    done(await ruleTie(world, chief, one.first, ruling));
    expect(await seated((await lastRound(world, one.event.id)).id)).toContain(tied[1]);
  });

  test("may be ruled anew until the next round has started", async () => {
    const one = await played([100, 120, 110, 130], { plan: { ...plan, advance: [{ perHeat: 1, nextBest: 1 }] } });
    const [a, b] = [one.inLane(1, 2), one.inLane(2, 2)];
    const rule = (winner: EntrantId) =>
      ruleTie(world, chief, one.first, { cut: "next-best", admit: [winner], method: "decider", reason: "Again" });
    done(await rule(a));
    expect(await seated((await lastRound(world, one.event.id)).id)).toContain(a);
    done(await rule(b));
    const next = await lastRound(world, one.event.id);
    expect(await seated(next.id)).toContain(b);
    expect(await seated(next.id)).not.toContain(a);
    await begin(one);
    expect(end(await rule(a))).toBe("next-round-started");
    expect(await seated((await lastRound(world, one.event.id)).id)).toContain(b);
  });

  test("is not ruled without a reason, with too many, with others, or where there is none", async () => {
    const one = await played(tie);
    const cut = `heat:${one.heatId(1)}` as const;
    const [a, b, other] = [one.inLane(1, 2), one.inLane(1, 3), one.inLane(2, 2)];
    const rule = async (over: Partial<Parameters<typeof ruleTie>[3]>) =>
      end(await ruleTie(world, chief, one.first, { cut, admit: [a], method: "decider", reason: "Again", ...over }));
    expect(await rule({ reason: " " })).toBe("reason-required");
    expect(await rule({ admit: [a, b] })).toBe("wrong-number");
    expect(await rule({ admit: [] })).toBe("wrong-number");
    expect(await rule({ admit: [a, a] })).toBe("done");
    expect(await rule({ admit: [other] })).toBe("not-tied");
    expect(await rule({ cut: "next-best" })).toBe("no-such-tie");
    expect(await rule({ cut: `heat:${world.id<HeatId>()}` })).toBe("no-such-tie");
    const nowhere = { cut, admit: [a], method: "decider" as const, reason: "Again" };
    expect(end(await ruleTie(world, chief, world.id<RoundId>(), nowhere))).toBe("no-such-round");
  });

  test("is not ruled in a final", async () => {
    const one = await stageEvent(world, [4]);
    const first = await openFirst(world, one);
    await playRound(world, one, () => value(100));
    const heat = there((await heatsOf(world, first))[0]);
    const ruling = { cut: `heat:${heat.id}` as const, admit: [], method: "lot" as const, reason: "Why" };
    expect(end(await ruleTie(world, chief, first, ruling))).toBe("no-such-tie");
  });

  test("ruled and then gone by a correction: the ruling no longer counts", async () => {
    const one = await played([100, 120, 110, 130], { plan: { ...plan, advance: [{ perHeat: 1, nextBest: 1 }] } });
    const [a, b] = [one.inLane(1, 2), one.inLane(2, 2)];
    const ruling = { cut: "next-best" as const, admit: [a], method: "decider" as const, reason: "Again" };
    done(await ruleTie(world, chief, one.first, ruling));
    done(await correctMark(world, chief, one.heatId(2), 2, value(121), "Counted again"));
    expect(await seated((await lastRound(world, one.event.id)).id)).toContain(b);
  });
});

describe("a correction of an earlier heat", () => {
  test("before the next round has started draws it anew for those who go on now, with the reason", async () => {
    const one = await played([100, 110, 120, 130]);
    const before = await lastRound(world, one.event.id);
    done(await publishRound(world, one.author, before.id));
    done(await correctMark(world, chief, one.heatId(1), 1, value(140), "Misread"));
    const next = await lastRound(world, one.event.id);
    expect(next.id).not.toBe(before.id);
    expect(next).toMatchObject({ number: 2, state: "drawn", publishedAt: null });
    expect((await findLogOf(world.db, next.id))[0]).toMatchObject({ kind: "round-drawn", reason: "Misread" });
    const through = [one.inLane(1, 1), one.inLane(1, 4), one.inLane(2, 3), one.inLane(2, 4)];
    expect((await seated(next.id)).sort()).toEqual(through.sort());
  });

  test("that changes nobody's way leaves the next round as it is", async () => {
    const one = await played([100, 110, 120, 130]);
    const before = await lastRound(world, one.event.id);
    done(await publishRound(world, one.author, before.id));
    done(await correctMark(world, chief, one.heatId(1), 4, value(125), "Misread"));
    expect(await lastRound(world, one.event.id)).toMatchObject({ id: before.id, state: "published" });
  });

  test("that makes a tie takes the next round back until it is ruled", async () => {
    const one = await played([100, 110, 120, 130]);
    done(await correctMark(world, chief, one.heatId(1), 2, value(120), "Misread"));
    expect(await findRounds(world.db, one.event.id)).toHaveLength(1);
    expect(await findRound(world.db, one.first)).toMatchObject({ state: "published", officialAt: null });
    const cut = `heat:${one.heatId(1)}` as const;
    done(await ruleTie(world, chief, one.first, { cut, admit: [], method: "lot", reason: "By lot" }));
    expect(await lastRound(world, one.event.id)).toMatchObject({ number: 2, state: "drawn" });
    expect(await findRound(world.db, one.first)).toMatchObject({ state: "official" });
  });

  test("after the next round has started keeps its people, and the difference is told", async () => {
    const one = await played([100, 110, 120, 130]);
    const next = await begin(one);
    const before = await seated(next);
    const told = async () => (await dayOf(world.db, one.meet.id))[0]?.rounds[0]?.rosterDiffers;
    expect(await told()).toBe(false);
    done(await correctMark(world, chief, one.heatId(1), 1, value(140), "Misread"));
    expect(await lastRound(world, one.event.id)).toMatchObject({ id: next, state: "published" });
    expect(await seated(next)).toEqual(before);
    expect(await told()).toBe(true);
    done(await correctMark(world, chief, one.heatId(1), 1, value(100), "Right at first"));
    expect(await told()).toBe(false);
  });

  test("and a start of the next round at the same moment: whoever started stays", async () => {
    for (let n = 0; n < 6; n++) {
      const one = await played([100, 110, 120, 130]);
      const next = await lastRound(world, one.event.id);
      done(await publishRound(world, one.author, next.id));
      const heat = there((await heatsOf(world, next.id))[0]);
      const marks = heat.lanes.map(({ lane }) => ({ lane, mark: value(1) }));
      const [typed, corrected] = await Promise.all([
        enterAtDesk(world, one.author, heat.id, marks),
        correctMark(world, chief, one.heatId(1), 1, value(140), "Misread"),
      ]);
      expect(end(corrected)).toBe("done");
      expect((await lastRound(world, one.event.id)).id === next.id).toBe(typed.ok);
    }
  });
});

describe("a withdrawal", () => {
  const withdraw = (one: Stage, id: EntrantId, reason = "Twisted ankle") =>
    withdrawFromEvent(world, chief, one.event.id, id, reason);

  test("before any draw needs no reason and leaves the person out", async () => {
    const one = await stage();
    const gone = there(one.people[0]).id;
    expect(done(await withdraw(one, gone, ""))).toEqual({ reserve: null });
    const entries = await findEntries(world.db, one.event.id);
    expect(entries.find(({ entrantId }) => entrantId === gone)?.state ?? "withdrawn").toBe("withdrawn");
  });

  test("from a drawn first round leaves the lane empty, and the referee has no line for it", async () => {
    const one = await stage();
    const first = await openFirst(world, one);
    const heat = there((await heatsOf(world, first))[0]);
    const gone = there(heat.lanes[1]);
    expect(end(await withdraw(one, gone.entrant, " "))).toBe("reason-required");
    expect(done(await withdraw(one, gone.entrant))).toEqual({ reserve: null });
    expect(there((await heatsOf(world, first))[0]).lanes.map(({ lane }) => lane)).toEqual([1, 3, 4]);
    expect((await findSheetsOfHeat(world.db, heat.id)).map(({ lanes }) => lanes)).toEqual([[1, 3, 4]]);
  });

  test("[AD6] from the next round before it starts calls the reserve into the same lane", async () => {
    const one = await played([100, 110, 120, 130]);
    const next = await lastRound(world, one.event.id);
    done(await publishRound(world, one.author, next.id));
    const heat = there((await heatsOf(world, next.id))[0]);
    const gone = there(heat.lanes[0]);
    const { reserves } = there(there(await roundResult(world.db, one.first)).qualification);
    const { reserve } = done(await withdraw(one, gone.entrant));
    expect(reserve).toBe(reserves[0]);
    const lanes = there((await heatsOf(world, next.id))[0]).lanes;
    expect(lanes.find(({ lane }) => lane === gone.lane)?.entrant).toBe(reserve);
    expect(await lastRound(world, one.event.id)).toMatchObject({ id: next.id, state: "published" });
    expect((await findLogOf(world.db, next.id)).at(-1)).toMatchObject({
      kind: "reserve-called",
      reason: "Twisted ankle",
      payload: { out: gone.entrant, in: reserve },
    });
  });

  test("one after the other calls one reserve after the other, until none is left", async () => {
    const one = await played([100, 110, 120, 130]);
    const next = await lastRound(world, one.event.id);
    const { reserves } = there(there(await roundResult(world.db, one.first)).qualification);
    expect(reserves).toHaveLength(4);
    const called: (EntrantId | null)[] = [];
    for (let n = 0; n < 5; n++) {
      const lanes = await seated(next.id);
      called.push(done(await withdraw(one, there(lanes[0]))).reserve);
    }
    expect(called).toEqual([...reserves, null]);
    expect(await seated(next.id)).toHaveLength(3);
  });

  test("of the reserve that was called calls the one after", async () => {
    const one = await played([100, 110, 120, 130]);
    const next = await lastRound(world, one.event.id);
    const first = there(done(await withdraw(one, there((await seated(next.id))[0]))).reserve);
    const second = there(done(await withdraw(one, first)).reserve);
    expect(second).not.toBe(first);
    expect(await seated(next.id)).toContain(second);
  });

  test("of somebody who waits as reserve passes them over", async () => {
    const one = await played([100, 110, 120, 130]);
    const next = await lastRound(world, one.event.id);
    const [first, second] = there(there(await roundResult(world.db, one.first)).qualification).reserves;
    expect(done(await withdraw(one, there(first)))).toEqual({ reserve: null });
    expect(await seated(next.id)).toHaveLength(4);
    expect(done(await withdraw(one, there((await seated(next.id))[0])))).toEqual({ reserve: second });
  });

  test("survives a correction that draws the next round anew", async () => {
    const one = await played([100, 110, 120, 130]);
    const gone = one.inLane(2, 4);
    done(await withdraw(one, gone));
    done(await correctMark(world, chief, one.heatId(1), 1, value(140), "Misread"));
    const people = await seated((await lastRound(world, one.event.id)).id);
    expect(people).not.toContain(gone);
    expect(people).toContain(one.inLane(1, 1));
    expect(people).toHaveLength(4);
  });

  test("from a heat that is running, or a final that is over, is refused: the referee marks who does not appear", async () => {
    const one = await stage();
    const first = await openFirst(world, one);
    const heat = there((await heatsOf(world, first))[0]);
    await world.db.transaction((tx) => updateHeat(tx, heat.id, { state: "running" }));
    expect(end(await withdraw(one, there(heat.lanes[0]).entrant))).toBe("heat-started");
    const final = await stageEvent(world, [2, 2]);
    const last = await openFirst(world, final);
    const over = there((await heatsOf(world, last))[0]);
    await fill(world, final.author, over, byEntry(final));
    expect(end(await withdraw(final, there(over.lanes[0]).entrant))).toBe("heat-started");
    done(await confirmHeat(world, chief, over.id));
    expect(end(await withdraw(final, there(over.lanes[0]).entrant))).toBe("heat-started");
  });

  test("of somebody who is not entered, has left already, or of an unknown event is refused", async () => {
    const one = await stage();
    const other = await stage();
    await openFirst(world, one);
    expect(end(await withdraw(one, there(other.people[0]).id))).toBe("not-entered");
    expect(end(await withdraw(one, world.id<EntrantId>()))).toBe("not-entered");
    const gone = there(one.people[0]).id;
    expect(end(await withdraw(one, gone))).toBe("done");
    expect(end(await withdraw(one, gone))).toBe("not-entered");
    expect(end(await withdrawFromEvent(world, chief, world.id<EventId>(), gone, "Why"))).toBe("no-such-event");
  });

  test("of everybody in a heat does not stop the event", async () => {
    const one = await stage();
    const first = await openFirst(world, one);
    const [empty, other] = await heatsOf(world, first);
    for (const { entrant } of there(empty).lanes) done(await withdraw(one, entrant));
    await fill(world, one.author, there(other), byEntry(one));
    done(await confirmHeat(world, chief, there(other).id));
    expect(await findRound(world.db, first)).toMatchObject({ state: "official" });
    expect(await seated((await lastRound(world, one.event.id)).id)).toHaveLength(2);
  });

  test("of everybody in the heat that was still to come moves the event on", async () => {
    const one = await stage();
    const first = await openFirst(world, one);
    const [over, empty] = await heatsOf(world, first);
    await fill(world, one.author, there(over), byEntry(one));
    done(await confirmHeat(world, chief, there(over).id));
    for (const { entrant } of there(empty).lanes) done(await withdraw(one, entrant));
    expect(await findRound(world.db, first)).toMatchObject({ state: "official" });
  });

  test("and a start at the same moment: nobody who started is taken out", async () => {
    for (let n = 0; n < 6; n++) {
      const one = await stage();
      const first = await openFirst(world, one);
      const heat = there((await heatsOf(world, first))[0]);
      const gone = there(heat.lanes[0]);
      const marks = heat.lanes.map(({ lane }) => ({ lane, mark: value(1) }));
      const [typed, left] = await Promise.all([
        enterAtDesk(world, one.author, heat.id, marks),
        withdraw(one, gone.entrant),
      ]);
      // typed first, the heat was over at once: then the withdrawal is from the next round, and the mark stays
      expect(end(left)).toBe("done");
      expect((await seated(first)).includes(gone.entrant)).toBe(left.ok && left.value.skipped === true);
      expect(end(typed)).toBe(left.ok && left.value.skipped ? "done" : "no-such-lane");
    }
  });
});

describe("a withdrawal between two rounds", () => {
  const marks = [100, 110, 120, 130];
  /** One heat filled and, with `official`, confirmed; the other still to come. */
  async function half(official: boolean) {
    const one = await stage();
    const first = await openFirst(world, one);
    const heats = await heatsOf(world, first);
    const byLane = new Map(
      heats.flatMap(({ lanes }) => lanes.map(({ lane, entrant }) => [entrant, marks[lane - 1] ?? 0])),
    );
    const play = async (heat: number) => {
      const played = there(heats[heat - 1]);
      await fill(world, one.author, played, (id) => value(byLane.get(id) ?? 0));
      return async () => done(await confirmHeat(world, chief, played.id));
    };
    const confirm = await play(1);
    if (official) await confirm();
    const inLane = (heat: number, lane: number) =>
      there(heats[heat - 1]?.lanes.find((each) => each.lane === lane)).entrant;
    return { ...one, first, inLane, confirm, play };
  }
  const leave = (one: Stage, id: EntrantId, reason = "Twisted ankle", op?: OpId) =>
    withdrawFromEvent(world, chief, one.event.id, id, reason, op);

  test.each([true, false])("[AD6] calls the best reserve when the round ends; official: %s", async (official) => {
    const one = await half(official);
    const gone = one.inLane(1, 4);
    expect(await withdrawable(one.first)).toContain(gone);
    expect(done(await leave(one, gone))).toEqual({ reserve: null, skipped: true });
    expect(await withdrawable(one.first)).not.toContain(gone);
    expect((await findLogOf(world.db, one.event.id)).at(-1)).toMatchObject({
      kind: "entry-withdrawn",
      author: chief,
      reason: "Twisted ankle",
      payload: { entrant: gone, skippedAfter: 1 },
    });
    // the place and the mark of the heat stay
    expect(await seated(one.first)).toContain(gone);
    if (!official) await one.confirm();
    await (await one.play(2))();
    const next = await lastRound(world, one.event.id);
    expect(next.number).toBe(2);
    const through = [one.inLane(1, 3), one.inLane(2, 3), one.inLane(2, 4)];
    const people = await seated(next.id);
    expect(people).toHaveLength(4);
    expect(people).toEqual(expect.arrayContaining(through));
    expect([one.inLane(1, 2), one.inLane(2, 2)]).toContain(people.find((id) => !through.includes(id)));
    const { qualification } = there(await roundResult(world.db, one.first));
    expect(qualification?.qualified.map(({ by }) => by)).toEqual(["Q", "Q", "Q", "reserve"]);
  });

  test("of somebody in a tie at the cut settles it, and the next round is drawn", async () => {
    const one = await played([100, 120, 120, 130]);
    expect(end(await leave(one, one.inLane(1, 2)))).toBe("done");
    expect(await findRounds(world.db, one.event.id)).toHaveLength(1);
    expect(end(await leave(one, one.inLane(2, 3)))).toBe("done");
    const people = await seated((await lastRound(world, one.event.id)).id);
    const through = [one.inLane(1, 3), one.inLane(1, 4), one.inLane(2, 2), one.inLane(2, 4)];
    expect(people.sort()).toEqual(through.sort());
  });

  test("needs a reason, and is done once", async () => {
    const one = await half(true);
    const gone = one.inLane(1, 4);
    expect(end(await leave(one, gone, " "))).toBe("reason-required");
    const op = world.id<OpId>();
    const ends = await Promise.all([leave(one, gone, "Ill", op), leave(one, gone, "Ill", op), leave(one, gone)]);
    expect(ends.filter(({ ok }) => ok)).toHaveLength(1);
    expect(end(await leave(one, gone, "Ill"))).toBe("not-entered");
    const noted = (await findLogOf(world.db, one.event.id)).filter(({ kind }) => kind === "entry-withdrawn");
    expect(noted).toHaveLength(1);
  });

  test("at the moment the last heat is confirmed: the person is not in the next round, and it is full", async () => {
    for (let n = 0; n < 4; n++) {
      const one = await half(true);
      const confirm = await one.play(2);
      const gone = one.inLane(1, 4);
      const [left] = await Promise.all([leave(one, gone), confirm()]);
      expect(end(left)).toBe("done");
      const people = await seated((await lastRound(world, one.event.id)).id);
      expect(people).not.toContain(gone);
      expect(people).toHaveLength(4);
    }
  });
});
