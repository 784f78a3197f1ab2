import { afterAll, describe, expect, test } from "vitest";
import { findEntries } from "#db/entries.ts";
import { type EventRow, findEvent, findEvents } from "#db/events.ts";
import { findLogOf } from "#db/log.ts";
import { findRounds } from "#db/rounds.ts";
import { heat } from "#db/schema/index.ts";
import { drawRound, publishRound } from "#services/draw.ts";
import {
  addEvent,
  addEvents,
  fingerprint,
  moveEvent,
  openQuestions,
  removeEvent,
  updateEvent,
} from "#services/events.ts";
import { undoDraw } from "#services/undo-draw.ts";
import { makeEvent, makeMeet } from "../support/meets.ts";
import { makeEntrant, makeUnit } from "../support/units.ts";
import { testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

const names = async (meet: Parameters<typeof findEvents>[1]) =>
  (await findEvents(world.db, meet)).map((one) => one.name);
const kindOf = (decision: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  decision.ok ? "ok" : decision.refusal.kind;

async function drawn() {
  const made = await makeMeet(world);
  const event = await makeEvent(world, made.meet, "slow-cycling");
  for (let n = 0; n < 7; n += 1) {
    await makeEntrant(world, made.meet, await makeUnit(world, made.meet), { events: [event] });
  }
  expect(kindOf(await drawRound(world, made.author, event.id, {}))).toBe("ok");
  return { ...made, event };
}

describe("adding and ordering", () => {
  test("three at once stand behind those that are there; an unknown kind adds none of them", async () => {
    const { meet, author } = await makeMeet(world);
    expect(kindOf(await addEvent(world, author, meet.id, "two-foot-jump", "跳"))).toBe("ok");
    const three = ["skipping-1min", "slow-cycling", "two-foot-jump"].map((template) => ({ template, name: template }));
    expect(kindOf(await addEvents(world, author, meet.id, three))).toBe("ok");
    const wrong = await addEvents(world, author, meet.id, [...three, { template: "marathon", name: "?" }]);
    expect(kindOf(wrong)).toBe("no-such-template");
    expect(await names(meet.id)).toEqual(["跳", "skipping-1min", "slow-cycling", "two-foot-jump"]);
  });

  test("an event changes places with its neighbour, and stays at the ends", async () => {
    const { meet, author } = await makeMeet(world);
    const ids = [];
    for (const name of ["a", "b", "c"]) ids.push((await makeEvent(world, meet, "skipping-1min", { name })).id);
    const [first, , last] = ids;
    if (!first || !last) throw new Error("no events");
    await moveEvent(world, author, meet.id, last, "up");
    expect(await names(meet.id)).toEqual(["a", "c", "b"]);
    await moveEvent(world, author, meet.id, first, "up");
    expect(await names(meet.id)).toEqual(["a", "c", "b"]);
    await moveEvent(world, author, meet.id, first, "down");
    expect(await names(meet.id)).toEqual(["c", "a", "b"]);
    const { meet: other, author: stranger } = await makeMeet(world);
    expect(kindOf(await moveEvent(world, stranger, other.id, first, "up"))).toBe("no-such-event");
  });
});

describe("changing the rules", () => {
  test("logs before and after of what differs and tells screens", async () => {
    const { meet, author } = await makeMeet(world);
    const event = await makeEvent(world, meet, "slow-cycling");
    const options = { ...event.options, failedOrder: "kept" as const };
    expect(kindOf(await updateEvent(world, author, meet.id, event.id, { options }))).toBe("ok");
    const [entry] = await findLogOf(world.db, event.id);
    expect(entry).toMatchObject({
      kind: "event-changed",
      payload: { before: { options: event.options }, after: { options } },
    });
    expect(entry?.payload).not.toHaveProperty("after.plan");
    expect(world.published.at(-1)?.keys).toEqual([`event:${event.id}`]);
  });

  test("what a plan cannot do is refused with every reason, and nothing is saved", async () => {
    const { meet, author } = await makeMeet(world);
    const event = await makeEvent(world, meet, "slow-cycling");
    const change = {
      options: { ...event.options, measure: "order" as const },
      plan: { ...event.plan, advance: [{ perHeat: 2, nextBest: 1 }] },
    };
    const made = await updateEvent(world, author, meet.id, event.id, change);
    if (made.ok || made.refusal.kind !== "plan-refused") throw new Error("not refused");
    expect(made.refusal.refusals.map((one) => one.kind)).toEqual(["order-needs-round-before", "next-best-needs-marks"]);
    expect(await findEvent(world.db, event.id)).toEqual(event);
  });

  test("of two organizers the second is told, by the fingerprint of what each saw", async () => {
    const { meet, author } = await makeMeet(world);
    const event = await makeEvent(world, meet, "skipping-1min");
    const seen = fingerprint(event);
    const both = await Promise.all(
      [7, 8].map((prizes) => updateEvent(world, author, meet.id, event.id, { plan: { ...event.plan, prizes }, seen })),
    );
    expect(both.map(kindOf).sort()).toEqual(["changed-meanwhile", "ok"]);
  });

  test("a draw holds fast what it was made from; points, faults and the name may still change", async () => {
    const { meet, author, event } = await drawn();
    const refused: Partial<EventRow["plan"]>[] = [
      { lanes: 6 },
      { prizes: 5 },
      { separate: false },
      { finalMode: "round-before" },
      { advance: [{ perHeat: 1, nextBest: 0 }] },
    ];
    for (const one of refused) {
      const made = await updateEvent(world, author, meet.id, event.id, { plan: { ...event.plan, ...one } });
      expect([one, kindOf(made)]).toEqual([one, "event-drawn"]);
    }
    const sheets = { ...event.options, sheets: "lane" as const };
    expect(kindOf(await updateEvent(world, author, meet.id, event.id, { options: sheets }))).toBe("event-drawn");
    const plan = { ...event.plan, points: [3, 2, 1], vacant: "fill" as const };
    const options = { ...event.options, faults: { ...event.options.faults, foot: { kind: "note" as const } } };
    expect(kindOf(await updateEvent(world, author, meet.id, event.id, { plan, options, name: "慢" }))).toBe("ok");
  });

  test("after the first start only the name may change", async () => {
    const { meet, author, event } = await drawn();
    await world.db.update(heat).set({ state: "running" });
    const plan = { ...event.plan, points: [1] };
    expect(kindOf(await updateEvent(world, author, meet.id, event.id, { plan }))).toBe("event-started");
    const options = { ...event.options, precisionMs: 1000 };
    expect(kindOf(await updateEvent(world, author, meet.id, event.id, { options }))).toBe("event-started");
    expect(kindOf(await updateEvent(world, author, meet.id, event.id, { name: "慢骑（女）" }))).toBe("ok");
    expect((await findEvent(world.db, event.id))?.name).toBe("慢骑（女）");
  });

  test("an event of another meet is not there", async () => {
    const { meet } = await makeMeet(world);
    const event = await makeEvent(world, meet, "skipping-1min");
    const { meet: other, author } = await makeMeet(world);
    expect(kindOf(await updateEvent(world, author, other.id, event.id, { name: "x" }))).toBe("no-such-event");
    expect(kindOf(await removeEvent(world, author, other.id, event.id))).toBe("no-such-event");
  });
});

describe("undoing a draw", () => {
  test("frees what it was made from, and the log keeps it", async () => {
    const { meet, author, event } = await drawn();
    expect(kindOf(await undoDraw(world, author, meet.id, event.id, ""))).toBe("ok");
    expect(await findRounds(world.db, event.id)).toEqual([]);
    expect((await findLogOf(world.db, event.id)).at(-1)).toMatchObject({
      kind: "draw-undone",
      payload: { before: { number: 1 } },
    });
    const plan = { ...event.plan, lanes: 6 };
    expect(kindOf(await updateEvent(world, author, meet.id, event.id, { plan }))).toBe("ok");
    expect(kindOf(await drawRound(world, author, event.id, {}))).toBe("ok");
  });

  test("needs a reason once published, and is refused after the first start", async () => {
    const { meet, author, event } = await drawn();
    const [round] = await findRounds(world.db, event.id);
    if (!round) throw new Error("no round");
    await publishRound(world, author, round.id);
    expect(kindOf(await undoDraw(world, author, meet.id, event.id, " "))).toBe("reason-required");
    await world.db.update(heat).set({ state: "running" });
    expect(kindOf(await undoDraw(world, author, meet.id, event.id, "下雨"))).toBe("event-started");
    await world.db.update(heat).set({ state: "scheduled" });
    expect(kindOf(await undoDraw(world, author, meet.id, event.id, "下雨"))).toBe("ok");
    expect((await findLogOf(world.db, event.id)).at(-1)?.reason).toBe("下雨");
  });
});

describe("removing", () => {
  test("takes the entries along while nothing is drawn, and the log keeps what it was", async () => {
    const { meet, author } = await makeMeet(world);
    const event = await makeEvent(world, meet, "skipping-1min");
    await makeEntrant(world, meet, await makeUnit(world, meet), { events: [event] });
    expect(kindOf(await removeEvent(world, author, meet.id, event.id))).toBe("ok");
    expect(await findEvent(world.db, event.id)).toBeUndefined();
    expect(await findEntries(world.db, event.id)).toEqual([]);
    expect(await findLogOf(world.db, event.id)).toMatchObject([{ payload: { before: { name: event.name } } }]);
  });

  test("is refused once anything is drawn", async () => {
    const { meet, author, event } = await drawn();
    expect(kindOf(await removeEvent(world, author, meet.id, event.id))).toBe("event-drawn");
  });
});

describe("what the notice leaves open", () => {
  test("is answered by the default until somebody changes it", async () => {
    const { meet } = await makeMeet(world);
    const event = await makeEvent(world, meet, "slow-cycling");
    const answers = (row: EventRow) => Object.fromEntries(openQuestions(row).map((one) => [one.key, one.asProposed]));
    expect(answers(event)).toMatchObject({ "six-from-five": true, "failed-order": true, bicycle: null });
    const changed = { ...event, options: { ...event.options, failedOrder: "kept" as const } };
    expect(answers(changed)).toMatchObject({ "six-from-five": true, "failed-order": false });
    expect(openQuestions({ ...event, template: "of-another-release" })).toEqual([]);
  });
});
