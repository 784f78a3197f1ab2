import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { EntrantId, EventId, MeetId, OpId, UnitId } from "#core/ids.ts";
import { findPeopleOf } from "#db/entrants.ts";
import { findEntries, findEntriesOfUnit } from "#db/entries.ts";
import { findLogOf } from "#db/log.ts";
import { updateMeet } from "#db/meets.ts";
import type { Author } from "#db/schema/log.ts";
import { changeEntrant, enter } from "#services/entries.ts";
import { restoreEntrant, withdrawEntrant } from "#services/presence.ts";
import type { Wish } from "#services/wishes.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

const leaderOf = (unit: { id: UnitId; name: string }): Author => ({ kind: "leader", id: unit.id, name: unit.name });
const person = (name: string, events: readonly { id: EventId }[], more: Partial<Wish> = {}): Wish => ({
  name,
  sex: null,
  events: events.map(({ id }) => id),
  ...more,
});
const refusal = (decision: { ok: boolean; refusal?: { kind: string } }) =>
  decision.ok ? "accepted" : decision.refusal?.kind;

/** 17:00 in Shanghai on 1 March 2026. */
const deadline = new Date("2026-03-01T17:00:00+08:00");
const before = deadline.getTime() - 3600_000;

async function stage(over: Parameters<typeof makeMeet>[1] = {}) {
  const { meet, author } = await makeMeet(world, { entryClosesAt: deadline, ...over });
  const skipping = await makeEvent(world, meet, "skipping-1min");
  const cycling = await makeEvent(world, meet, "slow-cycling");
  const [a, b] = [await makeUnit(world, meet), await makeUnit(world, meet)];
  return { meet, author, skipping, cycling, a, b, leaderA: leaderOf(a), leaderB: leaderOf(b) };
}

beforeEach(() => {
  world.clock.now = before;
});

describe("the deadline", () => {
  test.each([
    { why: "its own instant is still open", at: deadline.getTime(), answer: "accepted" },
    { why: "one millisecond later is late", at: deadline.getTime() + 1, answer: "entries-closed" },
  ])("for a leader: $why", async ({ at, answer }) => {
    const { meet, a, leaderA, skipping } = await stage();
    world.clock.now = at;
    expect(refusal(await enter(world, leaderA, meet.id, a.id, person("王芳", [skipping])))).toBe(answer);
  });

  test("is read by the server's clock, whatever the time zone of the meet", async () => {
    const { meet, a, leaderA, skipping } = await stage({ timeZone: "Asia/Urumqi" });
    world.clock.now = Date.parse("2026-03-01T15:30:00+06:00");
    expect(refusal(await enter(world, leaderA, meet.id, a.id, person("王芳", [skipping])))).toBe("entries-closed");
  });

  test("does not stop an organizer, who gives a reason that stands in the log", async () => {
    const { meet, author, a, skipping } = await stage();
    world.clock.now = deadline.getTime() + 1;
    const wish = person("王芳", [skipping]);
    expect(refusal(await enter(world, author, meet.id, a.id, wish))).toBe("reason-required");
    const made = await enter(world, author, meet.id, a.id, { ...wish, reason: "领队来电补报" });
    if (!made.ok) throw new Error(made.refusal.kind);
    expect(await findLogOf(world.db, made.value)).toMatchObject([{ kind: "entry-made", reason: "领队来电补报" }]);
  });

  test("before entries open a leader is told so", async () => {
    const { meet, a, leaderA, skipping } = await stage({ entryOpensAt: new Date(before + 1000) });
    expect(refusal(await enter(world, leaderA, meet.id, a.id, person("王芳", [skipping])))).toBe("entries-not-open");
  });
});

describe("limits", () => {
  test("each is refused with its number", async () => {
    const { meet, a, leaderA, skipping, cycling } = await stage({
      maxEventsPerPerson: 1,
      maxPerUnitAndEvent: 1,
      maxPeoplePerUnit: 2,
    });
    const say = async (wish: Wish) => {
      const made = await enter(world, leaderA, meet.id, a.id, wish);
      return made.ok ? "accepted" : made.refusal;
    };
    expect(await say(person("甲", [skipping, cycling]))).toMatchObject({ kind: "too-many-events", max: 1 });
    expect(await say(person("甲", [skipping]))).toBe("accepted");
    expect(await say(person("乙", [skipping]))).toEqual({ kind: "event-full-for-unit", max: 1, event: skipping.name });
    expect(await say(person("乙", [cycling]))).toBe("accepted");
    const { jump } = { jump: await makeEvent(world, meet, "two-foot-jump") };
    expect(await say(person("丙", [jump]))).toEqual({ kind: "too-many-people", max: 2 });
  });

  test("hold when several people enter for the last place at once", async () => {
    const { meet, a, author, leaderA, skipping } = await stage({ maxPerUnitAndEvent: 2 });
    const names = ["甲", "乙", "丙", "丁", "戊", "己"];
    const answers = await Promise.all(
      names.map((name, n) => enter(world, n % 2 ? author : leaderA, meet.id, a.id, person(name, [skipping]))),
    );
    expect(answers.filter((one) => one.ok)).toHaveLength(2);
    expect(await findEntries(world.db, skipping.id)).toHaveLength(2);
  });

  test("count no one who has withdrawn, and hold again when they return", async () => {
    const { meet, a, leaderA, skipping } = await stage({ maxPerUnitAndEvent: 1 });
    const first = await enter(world, leaderA, meet.id, a.id, person("甲", [skipping]));
    if (!first.ok) throw new Error(first.refusal.kind);
    expect(refusal(await withdrawEntrant(world, leaderA, meet.id, first.value))).toBe("accepted");
    expect(refusal(await enter(world, leaderA, meet.id, a.id, person("乙", [skipping])))).toBe("accepted");
    expect(refusal(await restoreEntrant(world, leaderA, meet.id, first.value))).toBe("event-full-for-unit");
  });
});

describe("the same name", () => {
  test("in the unit is asked about, however it is written, and numbered once confirmed", async () => {
    const { meet, a, leaderA, skipping } = await stage();
    await enter(world, leaderA, meet.id, a.id, person("张伟", [skipping]));
    expect(refusal(await enter(world, leaderA, meet.id, a.id, person("张　伟", [skipping])))).toBe("same-name");
    for (let n = 0; n < 2; n++)
      expect(refusal(await enter(world, leaderA, meet.id, a.id, person("张伟", [skipping], { namesake: true })))).toBe(
        "accepted",
      );
    expect((await findPeopleOf(world.db, a.id)).map((one) => one.namesake)).toEqual([0, 2, 3]);
  });

  test("in another unit is nothing to ask", async () => {
    const { meet, a, b, leaderA, leaderB, skipping } = await stage();
    await enter(world, leaderA, meet.id, a.id, person("张伟", [skipping]));
    expect(refusal(await enter(world, leaderB, meet.id, b.id, person("张伟", [skipping])))).toBe("accepted");
  });

  test("a change that keeps the own name asks nothing; one to a colleague's name does", async () => {
    const { meet, a, leaderA, skipping, cycling } = await stage();
    const one = await makeEntrant(world, meet, a, { name: "张伟", events: [skipping] });
    await makeEntrant(world, meet, a, { name: "王芳", events: [skipping] });
    const change = (wish: Wish) => changeEntrant(world, leaderA, meet.id, one.id, wish);
    expect(refusal(await change(person("张伟", [skipping, cycling])))).toBe("accepted");
    expect(refusal(await change(person("王芳", [skipping])))).toBe("same-name");
  });
});

describe("a leader", () => {
  test("cannot touch another unit, even with ids that are not offered", async () => {
    const { meet, b, leaderA, skipping } = await stage();
    const theirs = await makeEntrant(world, meet, b, { name: "李娜", events: [skipping] });
    const wish = person("李娜娜", [skipping]);
    expect(refusal(await enter(world, leaderA, meet.id, b.id, wish))).toBe("not-your-unit");
    expect(refusal(await changeEntrant(world, leaderA, meet.id, theirs.id, wish))).toBe("not-your-unit");
    expect(refusal(await withdrawEntrant(world, leaderA, meet.id, theirs.id))).toBe("not-your-unit");
    expect(refusal(await restoreEntrant(world, leaderA, meet.id, theirs.id))).toBe("not-your-unit");
    expect(await findPeopleOf(world.db, b.id)).toMatchObject([{ name: "李娜", removedAt: null }]);
  });

  test("cannot enter for an event, unit or person of another meet", async () => {
    const here = await stage();
    const there = await stage();
    const stranger = await makeEntrant(world, there.meet, there.a, { events: [there.skipping] });
    const as = here.leaderA;
    expect(refusal(await enter(world, as, here.meet.id, here.a.id, person("甲", [there.skipping])))).toBe(
      "no-such-event",
    );
    expect(refusal(await enter(world, here.author, here.meet.id, there.a.id, person("甲", [here.skipping])))).toBe(
      "no-such-unit",
    );
    expect(refusal(await withdrawEntrant(world, here.author, here.meet.id, stranger.id))).toBe("no-such-entrant");
    const gone = "00000000-0000-4000-8000-ffffffffffff";
    expect(refusal(await enter(world, here.author, gone as MeetId, here.a.id, person("甲", [here.skipping])))).toBe(
      "no-such-unit",
    );
    expect(refusal(await withdrawEntrant(world, as, here.meet.id, gone as EntrantId))).toBe("no-such-entrant");
  });
});

describe("an entry", () => {
  test("without an event is refused", async () => {
    const { meet, a, leaderA } = await stage();
    expect(refusal(await enter(world, leaderA, meet.id, a.id, person("甲", [])))).toBe("no-events");
  });

  test("sent twice is made once", async () => {
    const { meet, a, leaderA, skipping } = await stage();
    const wish = person("甲", [skipping], { op: world.id<OpId>() });
    const answers = await Promise.all([1, 2].map(() => enter(world, leaderA, meet.id, a.id, wish)));
    expect(answers.filter((one) => one.ok)).toHaveLength(1);
    expect(await findPeopleOf(world.db, a.id)).toHaveLength(1);
  });

  test("comes back after a withdrawal with what it had", async () => {
    const { meet, a, leaderA, skipping, cycling } = await stage();
    const one = await makeEntrant(world, meet, a, { events: [skipping, cycling] });
    await withdrawEntrant(world, leaderA, meet.id, one.id);
    expect((await findEntriesOfUnit(world.db, a.id)).map(({ state }) => state)).toEqual(["withdrawn", "withdrawn"]);
    await restoreEntrant(world, leaderA, meet.id, one.id);
    expect((await findEntriesOfUnit(world.db, a.id)).map(({ state }) => state)).toEqual(["entered", "entered"]);
    expect((await findLogOf(world.db, one.id)).map(({ kind }) => kind)).toEqual(["entry-withdrawn", "entry-restored"]);
  });

  test("moved deadlines count at once", async () => {
    const { meet, a, leaderA, skipping } = await stage();
    world.clock.now = deadline.getTime() + 1;
    await updateMeet(world.db, meet.id, { entryClosesAt: new Date(deadline.getTime() + 60_000) });
    expect(refusal(await enter(world, leaderA, meet.id, a.id, person("甲", [skipping])))).toBe("accepted");
  });
});
