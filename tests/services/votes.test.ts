import { afterAll, describe, expect, test } from "vitest";
import { moduleOf } from "#core/judged/plan-defaults.ts";
import { findHeats } from "#db/heats.ts";
import { findLogOf, findLogOfHeat } from "#db/log.ts";
import { findCodes } from "#db/masks.ts";
import { findRounds } from "#db/rounds.ts";
import { findBallot } from "#db/votes.ts";
import { closeGallery, galleryOf, openGallery, planVote } from "#services/gallery.ts";
import { galleryShown, worksForDesk } from "#services/gallery-shown.ts";
import { confirmHeat } from "#services/heats.ts";
import { judgedResult } from "#services/judged-results.ts";
import { enterVoteMarks } from "#services/vote-marks.ts";
import { castVote, closeVote, openVote } from "#services/votes.ts";
import { eventNow, judgeAt, openModule, stageJudged } from "../support/judged.ts";
import { done, end, heatsOf, type Stage, there } from "../support/play.ts";
import { addWork, stageWorks, votedModules } from "../support/works.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

const code = "harbour";
let voters = 0;

/** The gallery open and the vote on. */
async function voting(sizes: readonly number[], { blind = true, picks = 2 } = {}): Promise<Stage> {
  const stage = await stageWorks(world, sizes, blind);
  const { author, event } = stage;
  done(await openGallery(world, author, event.id));
  done(await planVote(world, author, event.id, { code, picks, titles: false }));
  done(await openVote(world, author, event.id));
  return stage;
}

const vote = ({ event }: Stage, chosen: number[], over: { secret?: string | null; code?: string; ip?: string } = {}) =>
  castVote(world, event.id, { secret: `secret-of-a-phone-${++voters}`, code, chosen, ip: `10.0.0.${voters}`, ...over });

const page = async (stage: Stage, secret: string | null = null) =>
  there(await galleryShown(world, stage.meet, stage.event.id, secret));
const votesOf = async (stage: Stage) => (await worksForDesk(world.db, await eventNow(world, stage))).ballot?.votes;

describe("the gallery", () => {
  test("[JD31] shows numbers and no names while works are judged blind, in the order of the numbers", async () => {
    const stage = await voting([2, 1]);
    const shown = await page(stage);
    expect(shown.works.map(({ label, name, unit }) => [label, name, unit])).toEqual([
      ["001", null, null],
      ["002", null, null],
      ["003", null, null],
    ]);
    const told = JSON.stringify(shown);
    for (const { id, name, unitId } of stage.people)
      expect([id, name, unitId].filter((one) => told.includes(one))).toEqual([]);
  });

  test("[JD31] shows titles while blind where the organizer says so", async () => {
    const stage = await stageWorks(world, [1]);
    done(await openGallery(world, stage.author, stage.event.id));
    expect((await page(stage)).works[0]?.pictures[0]?.title).toBe("");
    done(await planVote(world, stage.author, stage.event.id, { code, picks: 1, titles: true }));
    expect((await page(stage)).works[0]?.pictures[0]?.title).toBe(`of ${stage.people[0]?.name}`);
  });

  test("does not open before blind works have their numbers, nor without a picture", async () => {
    const stage = await stageJudged(world, [1], votedModules(true));
    expect(end(await openGallery(world, stage.author, stage.event.id))).toBe("numbers-not-drawn");
    await openModule(world, stage, 1);
    expect(end(await openGallery(world, stage.author, stage.event.id))).toBe("nothing-to-show");
    await addWork(world, stage, there(stage.people[0]).id);
    expect(await galleryShown(world, stage.meet, stage.event.id, null)).toBeNull();
    done(await openGallery(world, stage.author, stage.event.id));
    done(await closeGallery(world, stage.author, stage.event.id));
    expect(await galleryShown(world, stage.meet, stage.event.id, null)).toBeNull();
  });

  test("says names once the result is official, masked where the meet masks them", async () => {
    const stage = await voting([2], { blind: false });
    const names = (await page(stage)).works.map(({ name }) => name);
    expect(names.sort()).toEqual(stage.people.map(({ name }) => name).sort());
    const masked = there(await galleryShown(world, { ...stage.meet, maskNames: true }, stage.event.id, null));
    expect(masked.works.some(({ name }) => names.includes(name))).toBe(false);
  });
});

describe("[JD32] a vote", () => {
  test("takes the code of the hall, an open vote and works that hang", async () => {
    const stage = await voting([3]);
    expect(end(await vote(stage, [1], { code: "wrong" }))).toBe("code-wrong");
    expect(end(await vote(stage, [1, 2, 3]))).toBe("picks-too-many");
    expect(end(await vote(stage, []))).toBe("picks-missing");
    expect(end(await vote(stage, [4]))).toBe("no-such-work");
    expect(end(await vote(stage, [1], { secret: null }))).toBe("no-cookie");
    done(await vote(stage, [1, 2], { code: " HARBOUR " }));
    expect(await votesOf(stage)).toBe(1);
  });

  test("is one a device and day, in the meet's time zone; sent twice it is one", async () => {
    const stage = await voting([3]);
    const secret = "the-secret-of-one-phone";
    const day = world.clock.now;
    expect(done(await vote(stage, [1], { secret }))).toEqual({ picks: [1], again: false });
    expect(done(await vote(stage, [1], { secret }))).toEqual({ picks: [1], again: true });
    expect(end(await vote(stage, [2], { secret }))).toBe("voted-today");
    expect((await page(stage, secret)).voted).toEqual([1]);
    // 23:59 and 00:01 in Shanghai
    world.clock.now = Date.parse("2026-03-07T15:59:00Z");
    expect(end(await vote(stage, [2], { secret }))).toBe("voted-today");
    world.clock.now = Date.parse("2026-03-07T16:01:00Z");
    done(await vote(stage, [2], { secret }));
    world.clock.now = day;
    expect(await votesOf(stage)).toBe(2);
  });

  test("many of one device at once are one", async () => {
    const stage = await voting([3]);
    const secret = "the-secret-of-a-quick-phone";
    const all = await Promise.all([1, 2, 3, 1, 2, 3].map((number) => vote(stage, [number], { secret })));
    expect(all.some(({ ok }) => ok)).toBe(true);
    expect(await votesOf(stage)).toBe(1);
  });

  test("of one address are limited, and wrong codes sooner", async () => {
    const stage = await voting([2]);
    const guesser = "10.9.9.9";
    for (let n = 0; n < 30; n++) await vote(stage, [1], { code: `guess${n}`, ip: guesser });
    expect(end(await vote(stage, [1], { ip: guesser }))).toBe("slow-down");
    done(await vote(stage, [1]));
    const hall = "10.9.9.10";
    for (let n = 0; n < 200; n++) await vote(stage, [2], { ip: hall });
    expect(end(await vote(stage, [2], { ip: hall }))).toBe("slow-down");
    expect(await votesOf(stage)).toBe(201);
  });

  test("opens once, with the gallery, and closes once", async () => {
    const stage = await stageWorks(world, [2]);
    const { author, event } = stage;
    expect(await galleryOf(world.db, event.id)).toBeNull();
    expect(end(await vote(stage, [1]))).toBe("vote-not-open");
    expect(end(await openVote(world, author, event.id))).toBe("gallery-closed");
    done(await openGallery(world, author, event.id));
    expect(end(await closeVote(world, author, event.id))).toBe("vote-not-open");
    done(await openVote(world, author, event.id));
    const fresh = there(await findBallot(world.db, event.id));
    expect(fresh.code).toMatch(/^\d{6}$/);
    expect(end(await openVote(world, author, event.id))).toBe("vote-open");
    expect(end(await closeGallery(world, author, event.id))).toBe("vote-open");
    expect(end(await planVote(world, author, event.id, { code, picks: 9, titles: false }))).toBe("vote-open");
    expect(end(await planVote(world, author, event.id, { code: "ab", picks: 3, titles: false }))).toBe(
      "code-too-short",
    );
    done(await closeVote(world, author, event.id));
    expect(end(await openVote(world, author, event.id))).toBe("vote-closed");
    expect(end(await vote(stage, [1], { code: fresh.code }))).toBe("vote-closed");
    const kinds = (await findLogOf(world.db, event.id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => /^(gallery|vote)-/.test(kind))).toEqual([
      "gallery-opened",
      "vote-opened",
      "vote-closed",
    ]);
  });
});

describe("[JD32] what a vote comes to", () => {
  test("is nobody's to see before it is closed, and everybody's with its module's result", async () => {
    const stage = await voting([2]);
    done(await vote(stage, [1]));
    const desk = async () => (await worksForDesk(world.db, await eventNow(world, stage))).ballot?.results;
    expect([(await page(stage)).results, await desk()]).toEqual([null, null]);
    done(await closeVote(world, stage.author, stage.event.id));
    expect(await desk()).toEqual([
      ["001", 1],
      ["002", 0],
    ]);
    expect((await page(stage)).results).toBeNull();
  });

  test("of an event without a module of votes is shown once it is closed", async () => {
    const stage = await stageJudged(world, [2], [moduleOf("works", "works", { judges: 1, drop: 0 })]);
    for (const { id } of stage.people) await addWork(world, stage, id);
    await openModule(world, stage, 1);
    done(await openGallery(world, stage.author, stage.event.id));
    done(await planVote(world, stage.author, stage.event.id, { code, picks: 1, titles: false }));
    done(await openVote(world, stage.author, stage.event.id));
    done(await vote(stage, [2]));
    done(await closeVote(world, stage.author, stage.event.id));
    expect((await page(stage)).results).toEqual({ 1: 0, 2: 1 });
    expect(end(await enterVoteMarks(world, stage.author, stage.event.id))).toBe("no-vote-module");
  });

  test.each([true, false])("counts for its share of the total like any module (blind: %s)", async (blind) => {
    const stage = await voting([3], { blind });
    const { author, event } = stage;
    expect(end(await enterVoteMarks(world, author, event.id))).toBe("vote-not-closed");
    const [works] = await findRounds(world.db, event.id);
    const codes = blind ? await findCodes(world.db, there(works).id) : [];
    const lanes = (await heatsOf(world, there(works).id)).flatMap((heat) => heat.lanes);
    const maker = (number: number) =>
      there(
        blind
          ? codes.find((one) => one.number === number)?.entrant
          : lanes.find(({ lane }) => lane === number)?.entrant,
      );
    const [first, second, third] = [maker(1), maker(2), maker(3)];
    for (const chosen of [[1], [1, 2], [1, 3], [1, 2]]) done(await vote(stage, chosen));
    done(await closeVote(world, author, event.id));
    expect(end(await enterVoteMarks(world, author, event.id))).toBe("module-not-drawn");
    const round = await openModule(world, stage, 2);
    expect(done(await enterVoteMarks(world, author, event.id))).toBe(1);
    expect(end(await enterVoteMarks(world, author, event.id))).toBe("marks-entered");
    const [heat] = await findHeats(world.db, round);
    expect(heat?.state).toBe("provisional");
    const noted = (await findLogOfHeat(world.db, there(heat).id)).filter(({ kind }) => kind === "sheet-op");
    expect(noted.map((one) => one.author.kind)).toEqual(["program", "program", "program", "program"]);
    done(await confirmHeat(world, author, there(heat).id));

    const judge = await judgeAt(world, stage, author, 101);
    const [judgedHeat] = await findHeats(world.db, there(works).id);
    await judge.mark(there(judgedHeat).id, { 1: 8000, 2: 9000, 3: 7000 });
    done(await confirmHeat(world, author, there(judgedHeat).id));
    const result = there(await judgedResult(world.db, event.id));
    const totals = new Map(result.outcome.places.map(({ id, mark }) => [id, mark?.value]));
    // 80% of the judges' mark and 20% of 100, 50 and 25
    expect([totals.get(first), totals.get(second), totals.get(third)]).toEqual([8400, 8200, 6100]);
    const shown = await page(stage);
    expect(shown.blind).toBe(false);
    expect(shown.results).toEqual({ 1: 4, 2: 2, 3: 1 });
    expect(shown.works.find(({ number }) => number === 1)?.name).toBe(
      stage.people.find(({ id }) => id === first)?.name,
    );
  });
});
