import { afterAll, describe, expect, test } from "vitest";
import type { RoundId } from "#core/ids.ts";
import { dueHeats } from "#core/judged/due.ts";
import type { JudgedPlan } from "#core/judged/plan.ts";
import { findEvent } from "#db/events.ts";
import { findHeat, findHeats } from "#db/heats.ts";
import { findLogOf } from "#db/log.ts";
import { findMasks } from "#db/masks.ts";
import { findRound } from "#db/rounds.ts";
import { publishRound } from "#services/draw.ts";
import { addEvents, updateEvent } from "#services/events.ts";
import { confirmHeat, enterAtDesk } from "#services/heats.ts";
import { confirmAll } from "#services/judged-confirm.ts";
import { drawModule } from "#services/judged-draw.ts";
import { dueOf, releaseDue } from "#services/judged-release.ts";
import { judgedResult } from "#services/judged-results.ts";
import { holdHeat, releaseHeat } from "#services/release.ts";
import { roundShown } from "#services/round-shown.ts";
import { substitute } from "#services/substitutes.ts";
import { withdrawFromEvent } from "#services/withdraw.ts";
import { judgeAt, openModule, simple, stageJudged } from "../support/judged.ts";
import { makeMeet } from "../support/meets.ts";
import { chief, done, end, heatsOf, type Stage, there, value } from "../support/play.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

/** Types a mark in for everybody of a module, without confirming it. */
async function markAll({ author }: Stage, round: RoundId, from = 9000) {
  const heats = await heatsOf(world, round);
  for (const [at, { id, lanes }] of heats.entries())
    done(
      await enterAtDesk(
        world,
        author,
        id,
        lanes.map(({ lane }) => ({ lane, mark: value(from - 100 * at) })),
      ),
    );
  return heats;
}

const releasedIn = async (round: RoundId) =>
  (await findHeats(world.db, round)).flatMap(({ number, releasedAt }) => (releasedAt ? [number] : []));

const two = [simple({ key: "one", share: 4000 }), simple({ key: "two", share: 6000 })];

describe("confirming", () => {
  test("[JD15] gives the names back with the log, heat by heat, and the module is official with the last", async () => {
    const stage = await stageJudged(world, [2, 1], [simple({ blind: true })]);
    const round = await openModule(world, stage);
    const heats = await markAll(stage, round);
    done(await confirmHeat(world, chief, there(heats[0]).id));
    const [first, second] = await heatsOf(world, round);
    expect(stage.people.some(({ id }) => id === there(first).lanes[0]?.entrant)).toBe(true);
    expect(there(second).lanes[0]?.name).toMatch(/^\d{3}$/);
    const opened = (await findLogOf(world.db, there(first).id)).find(({ kind }) => kind === "mask-opened");
    expect(opened?.payload).toEqual({
      number: 1,
      masks: [{ number: there(heats[0]).lanes[0]?.name, entrant: there(first).lanes[0]?.entrant }],
    });
    expect(done(await confirmAll(world, chief, round))).toMatchObject({ left: [] });
    expect(there(await findRound(world.db, round)).state).toBe("official");
    expect((await findMasks(world.db, round)).every(({ openedAt }) => openedAt !== null)).toBe(true);
    const result = there(await judgedResult(world.db, stage.event.id));
    expect(result.outcome.over).toBe(true);
    expect(result.outcome.places.map(({ place, mark }) => [place, mark.value])).toEqual([
      [1, 9000],
      [2, 8900],
      [3, 8800],
    ]);
  });

  test("all at once leaves what is in question, and the same wish twice is one", async () => {
    const stage = await stageJudged(world, [3]);
    const round = await openModule(world, stage);
    const heats = await heatsOf(world, round);
    for (const { id } of heats.slice(0, 2))
      done(await enterAtDesk(world, stage.author, id, [{ lane: 1, mark: value(8000) }]));
    const op = world.id<never>();
    const made = done(await confirmAll(world, chief, round, op));
    expect([made.confirmed.length, made.left]).toEqual([2, []]);
    expect(end(await confirmAll(world, chief, round, op))).toBe("already-done");
    expect(there(await findRound(world.db, round)).state).toBe("published");
  });

  test("[JD43] all at once leaves judges who are too far apart to the chief, who can confirm them by themselves", async () => {
    const stage = await stageJudged(world, [2], [simple({ spread: 500 })]);
    const round = await openModule(world, stage);
    const [apart, close] = (await heatsOf(world, round)).map(({ id }) => id);
    for (const [number, mark] of [
      [101, 9000],
      [102, 8000],
      [103, 8800],
    ] as const) {
      const judge = await judgeAt(world, stage, stage.author, number);
      await judge.mark(there(apart), { 1: mark });
      await judge.mark(there(close), { 1: 8000 });
    }
    expect(done(await confirmAll(world, chief, round))).toEqual({
      confirmed: [close],
      left: [{ heat: apart, number: 1, why: "judges-apart" }],
    });
    done(await confirmHeat(world, chief, there(apart)));
    expect(there(await findRound(world.db, round)).state).toBe("official");
  });

  test("totals wait for every module, which may go on side by side", async () => {
    const stage = await stageJudged(world, [2], two);
    const [one, other] = [await openModule(world, stage, 1), await openModule(world, stage, 2)];
    await markAll(stage, other, 8000);
    done(await confirmAll(world, chief, other));
    expect(there(await findRound(world.db, other)).state).toBe("official");
    expect(there(await judgedResult(world.db, stage.event.id)).outcome.over).toBe(false);
    await markAll(stage, one, 9000);
    done(await confirmAll(world, chief, one));
    const { outcome } = there(await judgedResult(world.db, stage.event.id));
    expect([outcome.over, outcome.places.length]).toEqual([true, 2]);
  });

  test("a module of the best takes them and everybody level with the last", async () => {
    const modules = [simple({ key: "one", share: 5000 }), simple({ key: "two", share: 5000, take: 2 })];
    const stage = await stageJudged(world, [4], modules);
    const round = await openModule(world, stage);
    const heats = await heatsOf(world, round);
    const marks = [9000, 8000, 8000, 7000];
    for (const [at, { id }] of heats.entries())
      done(await enterAtDesk(world, stage.author, id, [{ lane: 1, mark: value(there(marks[at])) }]));
    done(await confirmAll(world, chief, round));
    const next = done(await drawModule(world, stage.author, stage.event.id, 2));
    const best = heats.slice(0, 3).flatMap(({ lanes }) => lanes.map(({ entrant }) => entrant));
    expect((await heatsOf(world, next)).flatMap(({ lanes }) => lanes.map(({ entrant }) => entrant)).sort()).toEqual(
      best.sort(),
    );
  });
});

describe("[JD41] telling", () => {
  const staged = async (publish: JudgedPlan["publish"], people = 4, modules = [simple()]) => {
    const stage = await stageJudged(world, [people], modules, { publish });
    const round = await openModule(world, stage);
    return { stage, round, heats: await markAll(stage, round) };
  };

  test("each result by the program as it is confirmed, and not again once it is held back", async () => {
    const { stage, round, heats } = await staged({ by: "program", when: "each" });
    done(await confirmHeat(world, chief, there(heats[0]).id));
    expect(await releasedIn(round)).toEqual([1]);
    done(await holdHeat(world, stage.author, there(heats[0]).id));
    done(await confirmHeat(world, chief, there(heats[1]).id));
    expect(await releasedIn(round)).toEqual([2]);
  });

  test("from the third on: the first three together, with fewer appearances at the end of the module", async () => {
    const { round, heats } = await staged({ by: "program", when: "from", n: 3 });
    for (const { id } of heats.slice(0, 2)) done(await confirmHeat(world, chief, id));
    expect(await releasedIn(round)).toEqual([]);
    done(await confirmHeat(world, chief, there(heats[2]).id));
    expect(await releasedIn(round)).toEqual([1, 2, 3]);
    done(await confirmHeat(world, chief, there(heats[3]).id));
    expect(await releasedIn(round)).toEqual([1, 2, 3, 4]);
    const few = await staged({ by: "program", when: "from", n: 6 }, 2);
    done(await confirmAll(world, chief, few.round));
    expect(await releasedIn(few.round)).toEqual([1, 2]);
  });

  test("all at the end of the last module; the announcer is told when, and refused before", async () => {
    const { stage, round, heats } = await staged({ by: "announcer", when: "end" }, 2, two);
    done(await confirmAll(world, chief, round));
    expect(await dueOf(world.db, stage.event.id)).toEqual({ due: [], waits: null });
    expect(end(await releaseHeat(world, stage.author, there(heats[0]).id))).toBe("not-due");
    expect(end(await releaseDue(world, stage.author, stage.event.id))).toBe("not-due");
    const last = done(await drawModule(world, stage.author, stage.event.id, 2));
    done(await publishRound(world, stage.author, last));
    await markAll(stage, last);
    done(await confirmAll(world, chief, last));
    expect((await releasedIn(round)).length + (await releasedIn(last)).length).toBe(0);
    expect((await dueOf(world.db, stage.event.id)).due.length).toBe(4);
    done(await releaseDue(world, stage.author, stage.event.id));
    expect([await releasedIn(round), await releasedIn(last)]).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  test("the announcer releases the first six together and is told how many are missing", async () => {
    const { stage, round, heats } = await staged({ by: "announcer", when: "from", n: 3 });
    done(await confirmHeat(world, chief, there(heats[0]).id));
    expect(await dueOf(world.db, stage.event.id)).toEqual({ due: [], waits: { need: 3, have: 1 } });
    done(await confirmAll(world, chief, round));
    expect(await releasedIn(round)).toEqual([]);
    done(await releaseDue(world, stage.author, stage.event.id));
    expect(await releasedIn(round)).toEqual([1, 2, 3, 4]);
  });

  test("an event that panels judge waits for its sheet from the beginning, whatever else is asked", async () => {
    const { meet, author } = await makeMeet(world);
    const [id] = done(await addEvents(world, author, meet.id, [{ template: "speech", name: "Speech" }]));
    expect(there(await findEvent(world.db, there(id))).release).toBe("announced");
    done(await updateEvent(world, author, meet.id, there(id), { release: "live", venue: "Hall" }));
    const { release, venue } = there(await findEvent(world.db, there(id)));
    expect([release, venue]).toEqual(["announced", "Hall"]);
  });

  test("nothing that is not confirmed is ever due", () => {
    const heats = [{ id: "h" as never, state: "provisional" as const }];
    for (const publish of [
      { by: "program", when: "each" },
      { by: "announcer", when: "from", n: 1 },
      { by: "program", when: "end" },
    ] as const)
      expect(dueHeats({ modules: [simple()], publish }, [{ heats }])).toEqual([]);
  });
});

describe("somebody who leaves or is replaced", () => {
  test("goes out of every module not begun, behind a number too, and the others keep theirs", async () => {
    const modules = [simple({ key: "one", share: 5000 }), simple({ key: "two", share: 5000, blind: true })];
    const stage = await stageJudged(world, [3], modules);
    const rounds = [await openModule(world, stage, 1), await openModule(world, stage, 2)];
    const { id } = there(stage.people[0]);
    const shown = there(await roundShown(world.db, there(rounds[1])));
    expect(shown.mayWithdraw.map((one) => one.id).sort()).toEqual(stage.people.map((one) => one.id).sort());
    expect(end(await withdrawFromEvent(world, stage.author, stage.event.id, id, ""))).toBe("reason-required");
    done(await withdrawFromEvent(world, stage.author, stage.event.id, id, "ill"));
    for (const round of rounds) expect((await heatsOf(world, round)).length).toBe(2);
    const masks = await findMasks(world.db, there(rounds[1]));
    expect([masks.length, masks.some(({ entrantId }) => entrantId === id)]).toEqual([2, false]);
  });

  test("gives the place behind the number to the substitute", async () => {
    const stage = await stageJudged(world, [2, 1], [simple({ blind: true })]);
    const round = await openModule(world, stage);
    const before = await findMasks(world.db, round);
    const [out] = stage.people;
    const wish = { name: "Somebody Else", sex: null };
    const id = done(await substitute(world, stage.author, stage.meet.id, there(out).id, wish, "ill"));
    const after = await findMasks(world.db, round);
    expect(after.map(({ number }) => number)).toEqual(before.map(({ number }) => number));
    expect([after.some((one) => one.entrantId === id), after.some((one) => one.entrantId === out?.id)]).toEqual([
      true,
      false,
    ]);
    const log = (await findLogOf(world.db, there(out).id)).find(({ kind }) => kind === "entry-substituted");
    expect(log?.payload).toMatchObject({ lanes: [] });
  });

  test("keeps what was marked, and has left all the same", async () => {
    const stage = await stageJudged(world, [2], [simple({ together: true, judges: 1 })]);
    const round = await openModule(world, stage);
    const [heat] = await heatsOf(world, round);
    expect(there(await findHeat(world.db, there(heat).id)).state).toBe("scheduled");
    const { id } = there(stage.people[0]);
    await markAll(stage, round);
    done(await withdrawFromEvent(world, stage.author, stage.event.id, id, "ill"));
    expect((await heatsOf(world, round))[0]?.lanes.length).toBe(2);
  });
});
