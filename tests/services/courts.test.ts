import { afterAll, describe, expect, test } from "vitest";
import type { HeatId, OpId } from "#core/ids.ts";
import { findCourts } from "#db/courts.ts";
import { insertEntry } from "#db/entries.ts";
import { updateEvent } from "#db/events.ts";
import { findHeat, updateHeat } from "#db/heats.ts";
import { findLogOf } from "#db/log.ts";
import { callNext, placeMatch, takeBackMatch } from "#services/court-calls.ts";
import { courtDay } from "#services/court-day.ts";
import { addCourts, changeCourt, removeCourt } from "#services/courts.ts";
import { courtsShown } from "#services/courts-shown.ts";
import { callHeat } from "#services/release.ts";
import { makeCourts, makeStage, metEvent, minute, neighbours } from "../support/courts.ts";
import { makeEvent } from "../support/meets.ts";
import { done, end, there } from "../support/play.ts";
import { makeRound } from "../support/rounds.ts";
import { morning, testWorld } from "../support/world.ts";

const world = await testWorld();
afterAll(world.drop);

/** Eight people in a knock-out on two tables: four first matches are known. */
async function eight(names = ["1号台", "2号台"]) {
  world.clock.now = morning;
  const one = await metEvent(world, [4, 4]);
  const ids = one.people.map(({ id }) => id);
  const heats = await makeStage(world, one.event, neighbours(ids));
  const courts = await makeCourts(world, one.meet, ...names);
  const match = (key: string): HeatId => there(heats.get(key));
  const shown = (most = 100) => courtsShown(world.db, one.meet.id, world.now(), most);
  const call = (court: number, more: Parameters<typeof callNext>[4] = {}) =>
    callNext(world, one.author, one.meet.id, there(courts[court]), more);
  return { ...one, ids, match, courts, shown, call };
}
const over = (id: HeatId, at = world.now()) =>
  world.db.transaction((tx) =>
    updateHeat(tx, id, { state: "provisional", startedAt: new Date(at), closedAt: new Date(at) }),
  );
const later = (minutes: number) => {
  world.clock.now += minutes * minute;
};

describe("courts", () => {
  test("are added by name, several at once, and put out of use", async () => {
    const { meet, author } = await metEvent(world, [2], {}, "体育馆");
    const wish = { names: [" 1号台", "2号台 ", ""], venue: "" };
    expect(done(await addCourts(world, author, meet.id, wish))).toBe(2);
    expect(end(await addCourts(world, author, meet.id, { names: ["2号台"], venue: "" }))).toBe("court-name-taken");
    expect(end(await addCourts(world, author, meet.id, { names: ["3", "3"], venue: "" }))).toBe("court-name-taken");
    expect(end(await addCourts(world, author, meet.id, { names: [" "], venue: "" }))).toBe("court-name-empty");
    expect(end(await addCourts(world, author, meet.id, { names: ["长".repeat(21)], venue: "" }))).toBe(
      "court-name-too-long",
    );
    expect(end(await addCourts(world, author, meet.id, { names: ["3"], venue: "操场" }))).toBe("no-such-venue");
    const many = Array.from({ length: 99 }, (_, n) => `A${n}`);
    expect(end(await addCourts(world, author, meet.id, { names: many, venue: "" }))).toBe("too-many-courts");
    const [first] = await findCourts(world.db, meet.id);
    const id = there(first).id;
    done(await changeCourt(world, author, meet.id, id, { name: "中央台", venue: "体育馆" }));
    expect(end(await changeCourt(world, author, meet.id, id, { name: "2号台", venue: "" }))).toBe("court-name-taken");
    expect(end(await changeCourt(world, author, meet.id, id, { name: "", venue: "" }))).toBe("court-name-empty");
    done(await removeCourt(world, author, meet.id, id));
    expect(end(await removeCourt(world, author, meet.id, id))).toBe("no-such-court");
    expect((await findCourts(world.db, meet.id)).map(({ name }) => name)).toEqual(["2号台"]);
    expect((await findLogOf(world.db, id)).map(({ kind }) => kind)).toEqual([
      "court-added",
      "court-changed",
      "court-removed",
    ]);
  });

  test("of another meet are not there", async () => {
    const [one, other] = [await eight(), await eight()];
    const court = there(other.courts[0]);
    expect(end(await removeCourt(world, one.author, one.meet.id, court))).toBe("no-such-court");
    expect(end(await callNext(world, one.author, one.meet.id, court))).toBe("no-such-court");
    expect(
      end(await placeMatch(world, one.author, one.meet.id, other.match("W-1-1"), { court: null, notBefore: null })),
    ).toBe("no-such-match");
  });

  test("are not put out of use while a match is on them; one that was to come waits for any", async () => {
    const { author, meet, courts, match, call } = await eight();
    const [one, two] = [there(courts[0]), there(courts[1])];
    done(await call(0));
    done(await placeMatch(world, author, meet.id, match("W-1-3"), { court: two, notBefore: null }));
    expect(end(await removeCourt(world, author, meet.id, one))).toBe("court-busy");
    done(await removeCourt(world, author, meet.id, two));
    expect((await findHeat(world.db, match("W-1-3")))?.courtId).toBeNull();
    expect(world.published.at(-1)?.keys).toEqual(["meet"]);
  });
});

describe("the next match", () => {
  test("[SH8] is called to a court that is free, logged and told to the screens", async () => {
    const { match, courts, call, shown } = await eight();
    const before = await shown();
    expect(before.courts.map(({ next }) => [next?.title.id, next?.ready])).toEqual([
      [match("W-1-1"), true],
      [match("W-1-2"), true],
    ]);
    expect(done(await call(0))).toBe(match("W-1-1"));
    expect(await findHeat(world.db, match("W-1-1"))).toMatchObject({ courtId: courts[0], calledAt: new Date(morning) });
    expect(world.published.at(-1)?.keys).toEqual([`heat:${match("W-1-1")}`]);
    expect((await findLogOf(world.db, match("W-1-1"))).at(-1)).toMatchObject({
      kind: "match-called",
      payload: { number: 1, court: "1号台" },
    });
    const { courts: now } = await shown();
    expect(now[0]).toMatchObject({ on: [{ id: match("W-1-1"), state: "called" }], next: { ready: false } });
    expect(end(await call(0))).toBe("court-busy");
  });

  test("two desks at once call one match once, and a repeated wish nothing more", async () => {
    const { match, call } = await eight();
    const shown = match("W-1-1");
    const op = world.id<OpId>();
    const both = await Promise.all([call(0, { shown, op }), call(0, { shown }), call(1, { shown })]);
    expect(both.map(end).sort()).toEqual(["court-busy", "done", "next-changed"].sort());
    expect((await findLogOf(world.db, shown)).filter(({ kind }) => kind === "match-called")).toHaveLength(1);
    const again = end(await call(0, { shown, op }));
    expect(["already-done", "court-busy"]).toContain(again);
  });

  test("[SH7] a court is free as soon as its match is over; who played rests first", async () => {
    const { match, call, shown, ids } = await eight(["1号台"]);
    done(await call(0));
    later(20);
    await over(match("W-1-1"));
    expect((await shown()).courts[0]?.on).toEqual([]);
    for (const key of ["W-1-2", "W-1-3", "W-1-4"]) {
      expect(done(await call(0))).toBe(match(key));
      later(20);
      await over(match(key));
    }
    // both sides of a later match are unknown as long as nobody confirmed
    expect(end(await call(0))).toBe("nobody-ready");
    const { waiting } = await shown();
    expect(waiting.map(({ id, why }) => [id, why[0]?.kind])).toEqual([
      [match("W-2-1"), "unknown"],
      [match("W-2-2"), "unknown"],
      [match("W-3-1"), "unknown"],
    ]);
    expect(ids).toHaveLength(8);
  });

  test("[SH7] nobody is called who is in a heat of another event, or before the hour", async () => {
    const { match, call, meet, author, people, courts, shown } = await eight(["1号台"]);
    const other = await makeEvent(world, meet, "skipping-1min");
    const { heats } = await makeRound(world, other, { heats: [{ people: people.slice(0, 1) }] });
    done(await callHeat(world, author, there(heats[0])));
    done(
      await placeMatch(world, author, meet.id, match("W-1-2"), {
        court: null,
        notBefore: new Date(morning + 30 * minute),
      }),
    );
    const { waiting } = await shown();
    const why = new Map(waiting.map((one) => [one.id, one.why]));
    expect(why.get(match("W-1-1"))).toEqual([
      { kind: "elsewhere", who: people[0]?.name, at: { kind: "heat", event: other.name, number: 1 } },
    ]);
    expect(why.get(match("W-1-2"))).toEqual([{ kind: "not-before", at: morning + 30 * minute }]);
    expect(done(await call(0))).toBe(match("W-1-3"));
    expect(courts).toHaveLength(1);
  });

  test("[SH8] times shift behind a match that takes longer", async () => {
    const { match, call, shown } = await eight(["1号台"]);
    done(await call(0));
    await world.db.transaction((tx) =>
      updateHeat(tx, match("W-1-1"), { state: "running", startedAt: new Date(morning) }),
    );
    const expected = async () =>
      (await shown()).waiting.slice(0, 2).map(({ expected: at }) => ((at?.at ?? 0) - morning) / minute);
    expect(await expected()).toEqual([20, 40]);
    later(33);
    expect(await expected()).toEqual([34, 54]);
  });
});

describe("a match", () => {
  test("put on a court by hand is next there; its call can be taken back, or it moves", async () => {
    const { match, author, meet, courts, call, shown } = await eight();
    const [one, two] = [there(courts[0]), there(courts[1])];
    done(await placeMatch(world, author, meet.id, match("W-1-4"), { court: one, notBefore: null }));
    expect(done(await call(0))).toBe(match("W-1-4"));
    expect(end(await placeMatch(world, author, meet.id, match("W-1-4"), { court: null, notBefore: null }))).toBe(
      "match-on",
    );
    done(await placeMatch(world, author, meet.id, match("W-1-4"), { court: two, notBefore: null }));
    expect((await shown()).courts.map(({ on }) => on.length)).toEqual([0, 1]);
    done(await call(0));
    expect(end(await placeMatch(world, author, meet.id, match("W-1-4"), { court: one, notBefore: null }))).toBe(
      "court-busy",
    );
    done(await takeBackMatch(world, author, meet.id, match("W-1-4")));
    expect(end(await takeBackMatch(world, author, meet.id, match("W-1-4")))).toBe("match-not-called");
    expect(await findHeat(world.db, match("W-1-4"))).toMatchObject({ courtId: null, calledAt: null });
    await over(match("W-1-4"));
    expect(end(await takeBackMatch(world, author, meet.id, match("W-1-4")))).toBe("match-over");
  });

  test("waits on the courts of its own place", async () => {
    world.clock.now = morning;
    const one = await metEvent(world, [2], {}, "体育馆");
    await makeStage(world, one.event, neighbours(one.people.map(({ id }) => id)));
    done(await addCourts(world, one.author, one.meet.id, { names: ["馆1"], venue: "体育馆" }));
    expect((await courtsShown(world.db, one.meet.id, morning, 9)).courts[0]?.next?.ready).toBe(true);
    await world.db.transaction((tx) => updateEvent(tx, one.event.id, { venue: "操场" }));
    const { courts, waiting } = await courtsShown(world.db, one.meet.id, morning, 9);
    expect(courts[0]?.next).toBeNull();
    expect(waiting[0]?.why).toEqual([{ kind: "no-court" }]);
  });

  test("of a draw that is not published is nobody's yet", async () => {
    const one = await metEvent(world, [2]);
    const heats = await makeStage(world, one.event, neighbours(one.people.map(({ id }) => id)), { state: "drawn" });
    const wish = { court: null, notBefore: null };
    const id = there(heats.get("W-1-1"));
    expect(end(await placeMatch(world, one.author, one.meet.id, id, wish))).toBe("no-such-match");
    expect((await courtsShown(world.db, one.meet.id, morning, 9)).waiting).toEqual([]);
  });
});

describe("clashes", () => {
  test("[SH9] an event at its hour is told beside the matches of its people", async () => {
    const { meet, people, shown } = await eight(["1号台"]);
    const other = await makeEvent(world, meet, "skipping-1min", { startsAt: new Date(morning + 25 * minute) });
    await insertEntry(world.db, world.id(), there(people[2]).id, other.id);
    const { clashes } = await shown();
    expect(clashes).toEqual([
      {
        kind: "person",
        at: morning + 25 * minute,
        people: [people[2]?.name],
        places: [
          { kind: "match", title: expect.objectContaining({ number: 2 }) },
          { kind: "heat", event: other.name, number: null },
        ],
      },
    ]);
  });
});

describe("five hundred matches", () => {
  test("are read by as many statements as a few", async () => {
    const plan = { restMs: 0, matchMs: 10 * minute };
    const one = await metEvent(world, [16, 16], plan);
    const group = { kind: "groups" as const, groups: [{ name: "A", ids: one.people.map(({ id }) => id) }] };
    const lot = { edition: "x", seed: "x", input: [], seeds: 0, separate: false, cost: 0, least: 0 };
    await makeStage(world, one.event, { ...group, times: 1, rules: "union@1", qualifiers: 0, lot });
    await makeCourts(world, one.meet, ...Array.from({ length: 12 }, (_, n) => `${n}`));
    let asked = 0;
    const counting = new Proxy(world.db, {
      get(target, key) {
        if (key === "select") asked += 1;
        const value: unknown = Reflect.get(target, key);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    const day = await courtDay(counting, one.meet.id, morning);
    expect(day.matches.size).toBe(496);
    expect(day.queue.waiting.every(({ expected }) => expected !== null)).toBe(true);
    expect(asked).toBeLessThan(16);
  });
});
