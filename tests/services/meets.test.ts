import { afterAll, describe, expect, test } from "vitest";
import type { OpId } from "#core/ids.ts";
import { findEvents } from "#db/events.ts";
import { findLogPage } from "#db/log.ts";
import { findMeet, findMeetsOf } from "#db/meets.ts";
import { createMeet, type MeetDetails, updateMeet } from "#services/meets.ts";
import { meetOverview } from "#services/overview.ts";
import { makeAccount, makeEvent, makeMeet } from "../support/meets.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { morning, testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

const details: MeetDetails = {
  name: "庆三八女职工运动会",
  startsAt: new Date(morning),
  place: "办公楼前",
  host: "",
  inCharge: ["马", "刘"],
  entryOpensAt: null,
  entryClosesAt: null,
  entryOffice: "",
  phone: "",
  timeZone: "Asia/Shanghai",
  maxEventsPerPerson: 2,
  maxPerUnitAndEvent: null,
  maxPeoplePerUnit: null,
};
const wishes = [
  { template: "skipping-1min", name: "跳绳" },
  { template: "slow-cycling", name: "慢骑" },
];

describe("making a meet", () => {
  test("keeps what was said, makes the maker its organizer, and adds the notice's events in their order", async () => {
    const account = await makeAccount(world);
    const made = await createMeet(world, account, details, { events: wishes });
    if (!made.ok) throw new Error(made.refusal.kind);
    const meet = await findMeet(world.db, made.value);
    expect(meet).toMatchObject({ ...details, version: 1, demo: false });
    expect(meet?.slug).toMatch(/^[a-z2-9]{6}$/);
    expect((await findMeetsOf(world.db, account.id)).map((one) => one.id)).toEqual([made.value]);
    expect((await findEvents(world.db, made.value)).map((one) => one.name)).toEqual(["跳绳", "慢骑"]);
    const kinds = (await findLogPage(world.db, made.value, null, 10)).map((one) => one.kind);
    expect(kinds).toEqual(["event-added", "event-added", "meet-created"]);
  });

  test("the same form sent twice makes one meet; an unknown template makes none", async () => {
    const account = await makeAccount(world);
    const op = world.id<OpId>();
    const twice = await Promise.all([1, 2].map(() => createMeet(world, account, details, { op })));
    expect(twice.map((one) => one.ok).sort()).toEqual([false, true]);
    const unknown = await createMeet(world, account, details, { events: [{ template: "marathon", name: "?" }] });
    expect(unknown).toMatchObject({ refusal: { kind: "no-such-template" } });
    expect(await findMeetsOf(world.db, account.id)).toHaveLength(1);
  });
});

describe("changing a meet", () => {
  test("logs what differs, and tells screens", async () => {
    const { meet, author } = await makeMeet(world);
    const changed = { ...details, name: "新名" };
    expect(await updateMeet(world, author, meet.id, 1, changed)).toMatchObject({ ok: true });
    const [entry] = await findLogPage(world.db, meet.id, null, 1);
    expect(entry).toMatchObject({
      kind: "meet-changed",
      payload: { before: { name: meet.name }, after: { name: "新名" } },
    });
    expect(entry?.payload).not.toHaveProperty("after.timeZone");
    expect(world.published.at(-1)).toEqual({ meet: meet.id, keys: ["meet"] });
  });

  test("is refused where somebody else was faster, and both stay known", async () => {
    const { meet, author } = await makeMeet(world);
    const both = await Promise.all(
      ["甲", "乙"].map((name) => updateMeet(world, author, meet.id, 1, { ...details, name })),
    );
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toMatchObject({ refusal: { kind: "changed-meanwhile" } });
    expect((await findMeet(world.db, meet.id))?.version).toBe(2);
  });

  test("without a difference makes no version and no entry", async () => {
    const { meet, author } = await makeMeet(world, details);
    expect(await updateMeet(world, author, meet.id, 1, details)).toMatchObject({ ok: true });
    expect((await findMeet(world.db, meet.id))?.version).toBe(1);
    expect(await findLogPage(world.db, meet.id, null, 5)).toEqual([]);
  });
});

describe("the overview", () => {
  const stepsOf = async (meet: Parameters<typeof meetOverview>[1]) => {
    const { steps, next } = await meetOverview(world, meet);
    const concerns = steps.flatMap((one) => one.concerns.map((concern) => concern.kind));
    return { next, done: steps.filter((one) => one.done).map((one) => one.key), concerns };
  };

  test("leads from an empty meet to the draw, naming what is missing", async () => {
    const { meet } = await makeMeet(world, { entryClosesAt: new Date(morning + 1000) });
    expect(await stepsOf(meet)).toEqual({
      next: "units",
      done: [],
      concerns: ["no-units", "no-events", "entries-open-until"],
    });
    const unit = await makeUnit(world, meet, { name: "一车间" });
    const event = await makeEvent(world, meet, "skipping-1min");
    expect(await stepsOf(meet)).toMatchObject({
      next: "entries",
      done: ["units", "events"],
      concerns: ["entries-open-until", "units-without-people", "events-without-entries"],
    });
    await makeEntrant(world, meet, unit, { events: [event] });
    expect(await stepsOf(meet)).toMatchObject({
      next: "draw",
      concerns: ["entries-open-until", "people-without-number", "events-not-drawn"],
    });
    expect((await meetOverview(world, meet)).toDraw).toBe(event.id);
  });

  test("counts nobody twice who is in two events", async () => {
    const { meet } = await makeMeet(world);
    const unit = await makeUnit(world, meet);
    const events = [await makeEvent(world, meet, "skipping-1min"), await makeEvent(world, meet, "slow-cycling")];
    await makeEntrant(world, meet, unit, { events });
    const { people, steps } = await meetOverview(world, meet);
    expect([people, steps[2]?.count]).toEqual([1, 2]);
  });
});
