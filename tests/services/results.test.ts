import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type { EntrantId, EventId, RoundId } from "#core/ids.ts";
import { POINT_SCALE } from "#core/points/table.ts";
import type { CorrectedMark } from "#core/scoring/ops.ts";
import { findLogPage } from "#db/log.ts";
import { findRounds } from "#db/rounds.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import type { RefereeAct } from "#live/tablet-protocol.ts";
import { publishRound } from "#services/draw.ts";
import { marksOfHeat } from "#services/heat-marks.ts";
import { confirmHeat, correctMark } from "#services/heats.ts";
import { resultsBook, startLists } from "#services/papers.ts";
import { prizesShown } from "#services/prizes-shown.ts";
import { eventResult, roundResult, unitTotals } from "#services/results.ts";
import { ruleTie } from "#services/rounds.ts";
import { submitOps } from "#services/scoring.ts";
import {
  byEntry,
  chief,
  done,
  failed,
  heatsOf,
  lastRound,
  type MarkOf,
  openFirst,
  playRound,
  type SeatedHeat,
  type Stage,
  stageEvent,
  there,
  value,
} from "../support/play.ts";
import { makeTablet, pen, type SeatedVisitor } from "../support/seats.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

/** Plays an event whose people all find room in the final, with these marks by entry. */
async function finalOf(marks: CorrectedMark[], over: Parameters<typeof stageEvent>[3] = {}) {
  const one = await stageEvent(world, [3, 3, 3].slice(0, Math.ceil(marks.length / 3)), "slow-cycling", over);
  const people = one.people.slice(0, marks.length);
  await openFirst(world, one);
  const markOf: MarkOf = (id) => marks[people.findIndex((person) => person.id === id)] ?? failed("foot");
  await playRound(world, one, markOf);
  const result = there(await eventResult(world.db, one.event.id));
  const who = (id: EntrantId) => people.findIndex((person) => person.id === id);
  return { ...one, result, prizes: result.prizes.lines.map((line) => [line.place, who(line.id)]) };
}

describe("the prizes of an event", () => {
  test("are none until its final is official", async () => {
    const one = await stageEvent(world, [3, 3]);
    const first = await openFirst(world, one);
    expect(there(await eventResult(world.db, one.event.id))).toMatchObject({ over: false, places: [] });
    expect((await prizesShown(world.db, one.meet.id))[0]).toMatchObject({ over: false, lines: [], notes: [] });
    await playRound(world, one, byEntry(one));
    expect((await findRounds(world.db, one.event.id)).map(({ id }) => id)).toEqual([first]);
    expect(there(await eventResult(world.db, one.event.id)).over).toBe(true);
    expect(await eventResult(world.db, world.id<EventId>())).toBeNull();
    expect(await roundResult(world.db, world.id<RoundId>())).toBeNull();
  });

  test("[A25] six of them come out of two final heats of three on five lanes, ranked together", async () => {
    const { prizes, result } = await finalOf([60, 50, 70, 40, 80, 30].map((s) => value(s * 1000)));
    expect(prizes).toEqual([
      [1, 4],
      [2, 2],
      [3, 0],
      [4, 1],
      [5, 3],
      [6, 5],
    ]);
    expect(result.prizes).toMatchObject({ vacant: [], words: [] });
  });

  test("shared by a tie leave the next place empty, and say so", async () => {
    const { prizes, result } = await finalOf([60, 60, 70, 40, 80, 30].map((s) => value(s * 1000)));
    expect(prizes.map(([place]) => place)).toEqual([1, 2, 3, 3, 5, 6]);
    expect(result.prizes.words).toEqual([{ kind: "tie", place: 3, count: 2, nextPlace: 5 }]);
  });

  test("of those who failed stay vacant, and the list says how many failed", async () => {
    const { prizes, result } = await finalOf([
      value(60_000),
      failed("foot", 9000),
      value(70_000),
      failed("lane", 1),
      value(80_000),
      value(30_000),
    ]);
    expect(prizes).toHaveLength(4);
    expect(result.prizes.vacant).toEqual([5, 6]);
    expect(result.prizes.words).toEqual([{ kind: "vacant", places: [5, 6], failed: 2 }]);
  });

  test("the sixth goes to the round before where the rules take one final heat", async () => {
    const one = await stageEvent(world, [4, 4], "slow-cycling", { plan: { finalMode: "round-before" } });
    await openFirst(world, one);
    const strength = new Map(one.people.map((person, i) => [person.id, (90 - i) * 1000]));
    const markOf: MarkOf = (id) => value(strength.get(id) ?? 0);
    while ((await lastRound(world, one.event.id)).state !== "official") await playRound(world, one, markOf);
    const result = there(await eventResult(world.db, one.event.id));
    expect(result.prizes.lines.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(result.prizes.lines.at(-1)).toMatchObject({ why: "round-before", round: 1 });
    const shown = there((await prizesShown(world.db, one.meet.id))[0]);
    expect(shown.lines.at(-1)?.round).toEqual({ name: "heats", number: 1 });
  });

  test("follow a correction of the final at once", async () => {
    const { event, meet, result } = await finalOf([60, 50].map((s) => value(s * 1000)));
    const [first] = result.prizes.lines;
    const round = await lastRound(world, event.id);
    const heat = there(
      (await heatsOf(world, round.id)).find(({ lanes }) => lanes.some((l) => l.entrant === first?.id)),
    );
    const lane = there(heat.lanes.find(({ entrant }) => entrant === first?.id));
    done(await correctMark(world, chief, heat.id, lane.lane, failed("stopped", 100), "Video"));
    const after = there(await eventResult(world.db, event.id));
    expect(after.prizes.lines.map(({ id }) => id)).not.toContain(first?.id);
    expect(there((await prizesShown(world.db, meet.id))[0]).over).toBe(true);
  });
});

describe("unit totals", () => {
  test("[TP6] count the points of events that are over; a tie shares them", async () => {
    const { meet, result, people } = await finalOf([60, 60, 50].map((s) => value(s * 1000)));
    const totals = await unitTotals(world.db, meet.id);
    expect(totals.points.map(({ place, points }) => [place, points / POINT_SCALE])).toEqual([
      [1, 6],
      [1, 6],
      [3, 4],
    ]);
    expect(totals.units[0]).toMatchObject({ unit: people[0]?.unitId, points: 16 * POINT_SCALE, place: 1 });
    expect(result.over).toBe(true);
  });

  test("name every unit, also those without a point", async () => {
    const one = await stageEvent(world, [2, 2, 2]);
    const totals = await unitTotals(world.db, one.meet.id);
    expect(totals.units.map(({ points, name }) => [points, name !== ""])).toEqual([
      [0, true],
      [0, true],
      [0, true],
    ]);
  });
});

describe("papers", () => {
  test("show no round before it is published, then its lanes with the seed, and after a move say so", async () => {
    const one = await stageEvent(world, [4]);
    const round = await openFirst(world, one, "2026");
    const hidden = await stageEvent(world, [4]);
    expect(await startLists(world.db, hidden.meet.id, null)).toEqual({ lists: [], choices: [] });
    const { lists, choices } = await startLists(world.db, one.meet.id, null);
    expect(choices).toMatchObject([{ rounds: [{ id: round }] }]);
    expect(lists).toMatchObject([{ draw: { seed: "2026", edition: "draw@1", moved: false }, heats: [{ number: 1 }] }]);
    expect(lists[0]?.heats[0]?.lanes.map(({ lane }) => lane)).toEqual([1, 2, 3, 4]);
  });

  test("show the rounds that are still to be played, and an older one on demand", async () => {
    const one = await stageEvent(world, [5, 5]);
    const first = await openFirst(world, one);
    await playRound(world, one, byEntry(one));
    expect((await startLists(world.db, one.meet.id, null)).lists).toEqual([]);
    expect((await startLists(world.db, one.meet.id, first)).lists).toHaveLength(1);
    const next = await lastRound(world, one.event.id);
    expect((await startLists(world.db, one.meet.id, next.id)).lists).toEqual([]);
    done(await publishRound(world, one.author, next.id));
    expect((await startLists(world.db, one.meet.id, null)).lists.map(({ round }) => round.id)).toEqual([next.id]);
  });

  test("hold only official heats, and say how many wait", async () => {
    const one = await stageEvent(world, [5, 5]);
    await openFirst(world, one);
    expect(await resultsBook(world.db, one.meet.id)).toEqual([]);
    const tablet = await makeTablet(world, one.meet, one.author);
    const [a, b] = await heatsOf(world, (await lastRound(world, one.event.id)).id);
    for (const heat of [there(a), there(b)]) await score(one, heat, tablet, () => value(100));
    done(await confirmHeat(world, chief, there(a).id));
    const book = await resultsBook(world.db, one.meet.id);
    expect(book).toMatchObject([{ places: [], rounds: [{ waiting: 1 }] }]);
    expect(book[0]?.rounds[0]?.lines).toHaveLength(5);
  });
});

let pens = new Map<string, ReturnType<typeof pen>>();

/** A heat scored on a tablet, op by op, with an undo and a repeat of the whole batch among them. */
async function score(one: Stage, heat: SeatedHeat, tablet: SeatedVisitor, markOf: MarkOf): Promise<void> {
  const note = pens.get(tablet.device.id) ?? pen(world);
  pens = new Map([...pens, [tablet.device.id, note]]);
  const sheet = there((await findSheetsOfHeat(world.db, heat.id))[0]);
  const counts = one.event.options.measure === "count";
  const acts = heat.lanes.flatMap(({ lane, entrant }): RefereeAct[] => {
    const mark = markOf(entrant);
    if (mark.kind === "status") return [{ kind: "status", lane, status: mark.status }];
    if (mark.kind === "failed") return [{ kind: "fail", lane, fault: mark.fault, ms: mark.ms }];
    if (counts) return [{ kind: "set", lane, value: mark.value, misses: mark.misses }];
    return [{ kind: "arrive", lane, ms: mark.value }];
  });
  const slip = note(sheet, { kind: "tap", lane: there(heat.lanes[0]).lane });
  const ops = [
    note(sheet, { kind: "start" }),
    ...(counts ? [slip, note(sheet, { kind: "undo", target: slip.id })] : []),
    ...acts.map((act) => note(sheet, act)),
    note(sheet, { kind: "submit" }),
  ];
  for (const batch of [ops, ops]) {
    const answers = await submitOps(world, tablet, { sentAt: world.now(), ops: batch });
    expect(answers.filter((answer) => !answer.ok)).toEqual([]);
  }
}

const randomMark = (counts: boolean): fc.Arbitrary<CorrectedMark> =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .record({ value: fc.nat(12), misses: fc.nat(2) })
        .map((m) => value(counts ? m.value : m.value * 100, counts ? m.misses : 0)),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom("DNS" as const, "DNF" as const, "DQ" as const, "NM" as const)
        .map((status) => ({ kind: "status" as const, status })),
    },
    ...(counts ? [] : [{ weight: 2, arbitrary: fc.nat(9000).map((ms) => failed("foot", ms)) }]),
  );

describe("an event from its entries to its prizes", () => {
  test("whatever the marks: nobody twice in a round, the stored marks are the log's, places and prizes add up", async () => {
    const arbitrary = fc.record({
      sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 6 }),
      counts: fc.boolean(),
      lanes: fc.integer({ min: 3, max: 6 }),
      tieAtCut: fc.constantFrom("all-in" as const, "decider" as const, "lot" as const),
      marks: fc.infiniteStream(randomMark(true)),
      slow: fc.infiniteStream(randomMark(false)),
      corrections: fc.array(fc.nat(1000), { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ sizes, counts, lanes, tieAtCut, marks, slow, corrections }) => {
        const template = counts ? "skipping-1min" : "slow-cycling";
        const one = await stageEvent(world, sizes, template, { plan: { lanes, tieAtCut } });
        const tablet = await makeTablet(world, one.meet, one.author);
        await openFirst(world, one);
        const stream = counts ? marks : slow;
        const next = () => there(stream.next().value);
        await playToTheEnd(one, tablet, next, [...corrections]);
        await audit(one);
      }),
      { numRuns: 12 },
    );
  }, 240_000);
});

async function playToTheEnd(one: Stage, tablet: SeatedVisitor, next: () => CorrectedMark, corrections: number[]) {
  for (let guard = 0; guard < 12; guard++) {
    const round = await lastRound(world, one.event.id);
    if (round.state === "official") return;
    if (round.state === "drawn") done(await publishRound(world, one.author, round.id));
    const heats = await heatsOf(world, round.id);
    for (const heat of heats) {
      const given = new Map(heat.lanes.map((lane) => [lane.entrant, next()]));
      await score(one, heat, tablet, (id) => there(given.get(id)));
      done(await confirmHeat(world, chief, heat.id));
    }
    const wish = corrections.pop();
    const heat = wish === undefined ? undefined : heats[wish % heats.length];
    if (heat) done(await correctMark(world, chief, heat.id, there(heat.lanes[0]).lane, next(), "Looked again"));
    for (;;) {
      const result = await roundResult(world.db, round.id);
      const tie = result?.qualification?.ties[0];
      if (!tie) break;
      const by = { cut: tie.cut, admit: tie.tied.slice(0, tie.places), reason: "Again" };
      done(await ruleTie(world, chief, round.id, { ...by, method: tie.tied.length % 2 ? "lot" : "decider" }));
    }
  }
  throw new Error("the event does not end");
}

async function audit(one: Stage) {
  const rounds = await findRounds(world.db, one.event.id);
  for (const round of rounds) {
    const heats = await heatsOf(world, round.id);
    const people = heats.flatMap(({ lanes }) => lanes.map((lane) => lane.entrant));
    expect(new Set(people).size).toBe(people.length);
    for (const heat of heats) {
      expect(heat.state).toBe("official");
      expect(heat.marks).toStrictEqual(await marksOfHeat(world.db, heat.id));
    }
  }
  const { over, places, prizes } = there(await eventResult(world.db, one.event.id));
  const ended = there(rounds.at(-1)).final;
  expect(over).toBe(ended);
  if (!ended) return;
  expect(places.map(({ id }) => id).sort()).toEqual(one.people.map(({ id }) => id).sort());
  const taken = places.flatMap(({ place }) => place ?? []);
  for (const place of taken) expect(taken.filter((other) => other < place).length).toBeLessThan(place);
  for (const { place } of prizes.lines) expect(place).toBeLessThanOrEqual(one.event.plan.prizes);
  const log = await findLogPage(world.db, one.meet.id, null, 10_000);
  expect(new Set(log.map(({ opId }) => opId)).size).toBe(log.length);
}
