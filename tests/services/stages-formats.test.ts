import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import type { EntrantId } from "#core/ids.ts";
import { stageDefaults } from "#core/stages/plan-defaults.ts";
import { findEntries } from "#db/entries.ts";
import { findLogOf } from "#db/log.ts";
import { findRounds } from "#db/rounds.ts";
import { drawRound } from "#services/draw.ts";
import { confirmHeat, correctMark, enterAtDesk } from "#services/heats.ts";
import { lateOfMeet, lateShown, placeInDraw } from "#services/late.ts";
import { withdrawEntrant } from "#services/presence.ts";
import { eventResult } from "#services/results.ts";
import { revealNext, startCeremony } from "#services/stage-ceremony.ts";
import { drawStages, publishStages } from "#services/stage-draw.ts";
import { drawGroupTie } from "#services/stage-lots.ts";
import { substitute } from "#services/substitutes.ts";
import { undoDraw } from "#services/undo-draw.ts";
import { withdrawFromEvent } from "#services/withdraw.ts";
import { chief, done, end, heatsOf, type Stage, there, value } from "../support/play.ts";
import { matchAt, openMatches, partOf, playOut, stageOfMatches, stagesNow, win } from "../support/stages.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

/** A name of letters only, another one for everybody. */
const nameOf = (id: EntrantId) => `In for ${[...id.slice(-4)].map((digit) => "abcdefghij"[Number(digit)]).join("")}`;
const idsOf = ({ people }: Stage) => people.map(({ id }) => id);

test("[KO5] seventeen teams drawn anew for every round, 17, 9, 5 and the last three against each other", async () => {
  const made = await openMatches(
    world,
    await stageOfMatches(
      world,
      17,
      { format: "redrawn", redraw: { pairing: "lot", byes: "each-round", stopAt: 3 }, prizesBy: "round" },
      "tug-of-war",
    ),
  );
  await playOut(world, made, idsOf(made));
  const now = await stagesNow(world, made);
  expect(now.columns.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(partOf(now, 1).matches.length).toBe(8 + 4 + 2);
  expect(
    partOf(now, 2)
      .matches.map(({ key }) => key)
      .sort(),
  ).toEqual(["F-1-1", "F-2-1", "F-3-1"]);
  const result = there(await eventResult(world.db, made.event.id));
  expect(result.over).toBe(true);
  const first = result.prizes.lines.filter(({ prize }) => prize === 1);
  expect(first.length).toBe(3);
  expect(first.map(({ id }) => id)).toContain(idsOf(made)[0]);
});

test("[SW2] nine players of a Swiss contest are paired round by round, and everybody once at most", async () => {
  const made = await openMatches(world, await stageOfMatches(world, 9, { format: "swiss" }, "chinese-chess"));
  await playOut(world, made, idsOf(made));
  const now = await stagesNow(world, made);
  expect(now.played.over).toBe(true);
  expect(partOf(now).columns).toBe(4);
  const pairs = [...now.heats.values()].map(({ lanes }) =>
    lanes
      .map(({ entrant }) => entrant)
      .sort()
      .join(),
  );
  expect(new Set(pairs).size).toBe(pairs.length);
  expect(pairs.length).toBe(16);
});

describe("groups and what follows", () => {
  test("[KO11] the knock-out stands there with its places before anybody played, and fills when a group is over", async () => {
    const made = await openMatches(world, await stageOfMatches(world, 8, { format: "groups" }));
    const before = await stagesNow(world, made);
    expect(before.stages.length).toBe(2);
    const semi = matchAt(before, "W-1-1", 2);
    expect(semi.heat.lanes).toEqual([]);
    expect(semi.match.slots?.every(({ kind }) => kind === "group-place")).toBe(true);
    await playOut(world, made, idsOf(made));
    expect((await stagesNow(world, made)).played.over).toBe(true);
    expect((await eventResult(world.db, made.event.id))?.places[0]?.id).toBe(idsOf(made)[0]);
  });

  test("[RR16] a tie that nothing separates waits for a lot, with a reason, and then fills the next stage", async () => {
    const made = await openMatches(world, await stageOfMatches(world, 6, { format: "groups", settle: 2 }));
    const draw = there((await stagesNow(world, made)).stages[0]).draw;
    const [group] = draw.kind === "groups" ? draw.groups : [];
    const [a, b, c] = there(group).ids;
    const circle = [
      [a, b],
      [b, c],
      [c, a],
    ] as [EntrantId, EntrantId][];
    for (const { key, seats } of partOf(await stagesNow(world, made)).matches) {
      const two = seats.flatMap((seat) => (seat.kind === "known" ? [seat.id] : []));
      const best = circle.find(([one, other]) => two.includes(one) && two.includes(other))?.[0] ?? [...two].sort()[0];
      await win(world, made, key, there(best));
    }
    const now = await stagesNow(world, made);
    const { name } = there(group);
    expect(partOf(now).ties.map((tie) => tie.group)).toEqual([name]);
    expect(now.stages[0]?.state).toBe("published");
    const stage = there(now.stages[0]).id;
    expect(end(await drawGroupTie(world, chief, stage, name, ""))).toBe("reason-required");
    done(await drawGroupTie(world, chief, stage, name, "three level on everything"));
    expect(end(await drawGroupTie(world, chief, stage, name, "again"))).toBe("no-such-tie");
    const after = await stagesNow(world, made);
    expect(after.stages[0]?.state).toBe("official");
    expect(matchAt(after, "W-1-1", 2).heat.lanes.length).toBe(2);
  });

  test("[RR7] a crossing by lot is drawn when the groups are over", async () => {
    const groups = { ...stageDefaults.groups, size: 3, cross: "drawn" as const };
    const made = await openMatches(world, await stageOfMatches(world, 6, { format: "groups", groups }));
    expect((await stagesNow(world, made)).stages.length).toBe(1);
    await playOut(world, made, idsOf(made));
    const now = await stagesNow(world, made);
    expect(now.stages.map(({ state }) => state)).toEqual(["official", "official"]);
  });
});

test("[ST11] heats feed a knock-out whose lines are there with the heats; a corrected mark moves its people", async () => {
  const made = await stageOfMatches(world, 8, { format: "heats", take: 4, settle: 2 }, "skipping-1min", {
    plan: { lanes: 4 },
  });
  const round = done(await drawRound(world, made.author, made.event.id, { seed: "heats" }));
  const before = await stagesNow(world, made);
  expect((await findRounds(world.db, made.event.id)).map(({ stageId }) => stageId === null)).toEqual([
    true,
    false,
    false,
  ]);
  expect(matchAt(before, "W-1-1").heat.lanes).toEqual([]);
  done(await publishStages(world, made.author, made.event.id));
  const ids = idsOf(made);
  for (const heat of await heatsOf(world, round)) {
    const marks = heat.lanes.map(({ lane, entrant }) => ({ lane, mark: value(200 - ids.indexOf(entrant)) }));
    done(await enterAtDesk(world, chief, heat.id, marks));
    done(await confirmHeat(world, chief, heat.id));
  }
  const now = await stagesNow(world, made);
  const meets = (key: string) => matchAt(now, key).heat.lanes.map(({ entrant }) => entrant);
  expect(meets("W-1-1")).toEqual([ids[0], ids[3]]);
  expect(new Set(meets("W-1-2"))).toEqual(new Set([ids[1], ids[2]]));
  const { heat } = matchAt(now, "W-1-1");
  done(
    await enterAtDesk(world, chief, heat.id, [
      { lane: 1, mark: value(150) },
      { lane: 2, mark: value(140) },
    ]),
  );
  done(await confirmHeat(world, chief, heat.id));
  const [own] = (await heatsOf(world, round)).flatMap((one) =>
    one.lanes.filter(({ entrant }) => entrant === ids[3]).map((lane) => ({ id: one.id, lane: lane.lane })),
  );
  expect(end(await correctMark(world, chief, there(own).id, there(own).lane, value(1), "another sheet"))).toBe(
    "matches-fall",
  );
  done(await correctMark(world, chief, there(own).id, there(own).lane, value(1), "another sheet", undefined, true));
  const after = await stagesNow(world, made);
  expect(matchAt(after, "W-1-1").heat.lanes.map(({ entrant }) => entrant)).toEqual([ids[0], ids[4]]);
  expect((await findLogOf(world.db, heat.id)).map(({ kind, reason }) => [kind, reason]).at(-1)).toEqual([
    "match-voided",
    "another sheet",
  ]);
});

describe("who leaves and who comes late", () => {
  test("[MA3] open matches of somebody who withdraws are walkovers, later ones when the opponent is known", async () => {
    const made = await openMatches(world, await stageOfMatches(world, 4, { settle: 4 }));
    const now = await stagesNow(world, made);
    const { heat } = matchAt(now, "W-1-1");
    const [away, other] = heat.lanes.map(({ entrant }) => entrant) as [EntrantId, EntrantId];
    expect(end(await withdrawFromEvent(world, made.author, made.event.id, away, ""))).toBe("reason-required");
    done(await withdrawFromEvent(world, made.author, made.event.id, away, "hurt"));
    const after = await stagesNow(world, made);
    expect(matchAt(after, "W-1-1").match).toMatchObject({
      status: "decided",
      result: { ending: "walkover", winner: other },
    });
    const entries = await findLogOf(world.db, heat.id);
    expect(entries.map(({ kind, reason }) => [kind, reason])).toContainEqual(["heat-confirmed", "hurt"]);
    const second = matchAt(after, "W-1-2").heat.lanes.map(({ entrant }) => entrant) as [EntrantId, EntrantId];
    await win(world, made, "W-1-2", second[0]);
    const end3 = matchAt(await stagesNow(world, made), "P3-2-1");
    expect(end3.match).toMatchObject({ status: "decided", result: { ending: "walkover", winner: second[1] } });
  });

  test("out of the whole meet: out of the matches too", async () => {
    const made = await openMatches(world, await stageOfMatches(world, 5));
    const now = await stagesNow(world, made);
    const seated = new Set([...now.heats.values()].flatMap(({ lanes }) => lanes.map(({ entrant }) => entrant)));
    const resting = there(
      idsOf(made).find(
        (id) =>
          ![...now.heats.values()].some(
            (heat) => heat.lanes.length === 2 && heat.lanes.some(({ entrant }) => entrant === id),
          ),
      ) ?? [...seated][0],
    );
    done(await withdrawEntrant(world, made.author, made.meet.id, resting, "ill"));
    await playOut(world, made, idsOf(made));
    const after = await stagesNow(world, made);
    expect(after.played.over).toBe(true);
    expect(partOf(after).matches.some(({ result }) => result?.ending === "walkover")).toBe(true);
  });

  test("[HT22] a bye is a place in the draw; who was entered after it is late and cannot be placed", async () => {
    const made = await stageOfMatches(world, 5);
    const { round } = done(await drawStages(world, made.author, made.event.id, {}));
    expect(await lateOfMeet(world.db, made.meet.id)).toEqual([]);
    const late = await makeEntrant(world, made.meet, await makeUnit(world, made.meet), { events: [made.event] });
    expect((await lateOfMeet(world.db, made.meet.id)).map(({ waiting, people }) => [waiting, people.length])).toEqual([
      [true, 1],
    ]);
    expect(await lateShown(world.db, made.event)).toMatchObject({ free: [], people: [{ id: late.id, best: null }] });
    expect(end(await placeInDraw(world, made.author, round, { id: late.id, to: null }))).toBe("no-such-place");
    done(await drawStages(world, made.author, made.event.id, {}));
    expect(await lateOfMeet(world.db, made.meet.id)).toEqual([]);
  });

  test("a substitute takes the place in draw and lanes", async () => {
    const made = await openMatches(world, await stageOfMatches(world, [1, 1, 1, 1, 1]));
    for (const out of idsOf(made)) {
      const inId = done(
        await substitute(world, made.author, made.meet.id, out, { name: nameOf(out), sex: null }, "ill"),
      );
      const now = await stagesNow(world, made);
      expect(
        JSON.stringify(
          partOf(now)
            .matches.map(({ seats }) => seats)
            .concat(partOf(now).byes.map(({ seat }) => [seat, seat] as const)),
        ),
      ).toContain(inId);
    }
    const entered = (await findEntries(world.db, made.event.id)).filter(({ state }) => state === "entered");
    await playOut(
      world,
      made,
      entered.map(({ entrantId }) => entrantId),
    );
    expect((await stagesNow(world, made)).played.over).toBe(true);
  });
});

describe("the draw", () => {
  test("[ST10] slots are shown one by one, then all is published", async () => {
    const made = await stageOfMatches(world, 6);
    const ids = idsOf(made);
    const { stage } = done(
      await drawStages(world, made.author, made.event.id, { seeds: [there(ids[4]), there(ids[2])] }),
    );
    expect(end(await revealNext(world, chief, stage, 1))).toBe("no-ceremony");
    done(await startCeremony(world, chief, stage));
    expect(done(await revealNext(world, chief, stage, 2))).toEqual({ revealed: 2, of: 6 });
    expect(done(await revealNext(world, chief, stage, 1))).toEqual({ revealed: 2, of: 6 });
    expect(done(await revealNext(world, chief, stage, 99))).toEqual({ revealed: 6, of: 6 });
    expect(end(await drawStages(world, made.author, made.event.id, {}))).toBe("reason-required");
    done(await publishStages(world, made.author, made.event.id));
    expect((await stagesNow(world, made)).stages[0]?.state).toBe("published");
    expect(end(await startCeremony(world, chief, stage))).toBe("already-published");
  });

  test("is taken back with a reason, and refused after the first start and for a plan that cannot work", async () => {
    const made = await openMatches(world, await stageOfMatches(world, 8, { format: "groups" }));
    expect(end(await undoDraw(world, made.author, made.meet.id, made.event.id, ""))).toBe("reason-required");
    done(await undoDraw(world, made.author, made.meet.id, made.event.id, "another format"));
    expect(await findRounds(world.db, made.event.id)).toEqual([]);
    expect(end(await drawStages(world, made.author, made.event.id, { seeds: [world.id<EntrantId>()] }))).toBe(
      "seed-not-entered",
    );
    await openMatches(world, made);
    const { key } = there(partOf(await stagesNow(world, made)).matches[0]);
    await win(world, made, key, there(matchAt(await stagesNow(world, made), key).heat.lanes[0]).entrant);
    expect(end(await drawStages(world, made.author, made.event.id, { reason: "again" }))).toBe("round-started");
    expect(end(await undoDraw(world, made.author, made.meet.id, made.event.id, "again"))).toBe("event-started");
    const few = await stageOfMatches(world, 3, { format: "heats", take: 8 }, "skipping-1min");
    expect(end(await drawStages(world, few.author, few.event.id, {}))).toBe("plan-refused");
    const none = await stageOfMatches(world, 1);
    expect(end(await drawStages(world, none.author, none.event.id, {}))).toBe("too-few");
  });
});

const tables = ["heat", "lane", "sheet", "round", "stage", "log", "event", "meet"];

async function rows(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const table of tables)
    for (const row of await world.db.execute<{ id: string; all: string }>(
      sql`select ctid::text as id, t::text as all from ${sql.identifier(table)} t`,
    ))
      found.set(`${table} ${row.all}`, row.id);
  return found;
}

test("a report changes as many rows in a large bracket as in a small one", async () => {
  const changed: number[] = [];
  for (const n of [16, 256]) {
    const made = await openMatches(world, await stageOfMatches(world, n));
    const now = await stagesNow(world, made);
    const ones = ["W-1-1", "W-1-2"].map((key) => ({ key, id: there(matchAt(now, key).heat.lanes[0]).entrant }));
    await win(world, made, there(ones[0]).key, there(ones[0]).id);
    const before = await rows();
    world.published.length = 0;
    await win(world, made, there(ones[1]).key, there(ones[1]).id);
    const after = await rows();
    const told = new Set(world.published.flatMap(({ keys }) => keys));
    const heats = ["W-1-2", "W-2-1"].map((key) => `heat:${matchAt(now, key).heat.id}`);
    expect([...told].sort()).toEqual(heats.sort());
    changed.push([...after.keys()].filter((row) => !before.has(row)).length);
  }
  expect(changed[1]).toBe(changed[0]);
  expect(changed[0]).toBeLessThan(20);
});
