import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Expected, queueClashes } from "#core/schedule/court-clashes.ts";
import { type CourtMatch, type Elsewhere, endOfMatch } from "#core/schedule/court-match.ts";
import { courtQueue } from "#core/schedule/courts.ts";

const min = 60_000;

/** A match of 20 minutes with 15 of rest on courts 1 and 2. */
const match = (id: string, people: string[], over: Partial<CourtMatch> = {}): CourtMatch => ({
  id,
  people,
  after: null,
  courts: ["1", "2"],
  court: null,
  round: 1,
  order: Number(id.replace(/\D/g, "")) || 0,
  notBefore: null,
  restMs: 15 * min,
  matchMs: 20 * min,
  state: "waiting",
  from: null,
  to: null,
  ...over,
});
const on = (id: string, people: string[], court: string, from: number | null, over: Partial<CourtMatch> = {}) =>
  match(id, people, { state: "on", court, from, ...over });
const over = (id: string, people: string[], to: number) => match(id, people, { state: "over", from: 0, to });

const queue = (
  matches: CourtMatch[],
  {
    now = 0,
    courts = ["1", "2"],
    elsewhere = [] as Elsewhere[],
  }: { now?: number; courts?: string[]; elsewhere?: Elsewhere[] } = {},
) => courtQueue({ courts, matches, elsewhere, now });
const times = (matches: CourtMatch[], more: Parameters<typeof queue>[1] = {}) =>
  queue(matches, more).waiting.map(({ id, expected }) => [id, expected?.court ?? null, (expected?.at ?? 0) / min]);

describe("what is on the courts", () => {
  test("[SH7] each court says what is on it and what comes next", () => {
    const { courts } = queue([on("m1", ["a", "b"], "1", 0), match("m2", ["c", "d"]), match("m3", ["e", "f"])]);
    expect(courts).toEqual([
      { id: "1", on: ["m1"], next: { id: "m3", at: 20 * min } },
      { id: "2", on: [], next: { id: "m2", at: 0 } },
    ]);
  });

  test("[SH8] the earlier round first, then who has rested longest, then the event's own order", () => {
    const all = [
      over("m8", ["a"], -60 * min),
      over("m9", ["c"], -90 * min),
      match("m1", ["a", "b"], { round: 2 }),
      match("m2", ["c", "d"], { round: 2 }),
      match("m4", ["g", "h"]),
      match("m3", ["e", "f"]),
    ];
    expect(times(all, { courts: ["1"] }).map(([id]) => id)).toEqual(["m3", "m4", "m2", "m1"]);
  });

  test("[SH7] why a match waits: rest, another court, another event, its hour, an open match, no court", () => {
    const all = [
      over("m1", ["a"], -5 * min),
      on("m2", ["b", "c"], "1", 0),
      match("m3", ["a", "b"], { notBefore: 30 * min }),
      match("m4", ["x", "y"]),
      match("m5", [], { after: ["m1", "m2"] }),
      match("m6", ["p", "q"], { courts: [] }),
      match("m7", ["r", "s"]),
    ];
    const why = new Map(
      queue(all, { elsewhere: [{ id: "skipping", people: ["x"], until: 10 * min }] }).waiting.map((one) => [
        one.id,
        one.why,
      ]),
    );
    expect(Object.fromEntries(why)).toEqual({
      m3: [
        { kind: "rests", who: "a", until: 10 * min },
        { kind: "elsewhere", who: "b", at: "m2" },
        { kind: "not-before", at: 30 * min },
      ],
      m4: [{ kind: "elsewhere", who: "x", at: "skipping" }],
      m5: [{ kind: "unknown", after: ["m2"] }],
      m6: [{ kind: "no-court" }],
      m7: [],
    });
  });

  test.each([
    { rest: 15, at: 10, why: "15 minutes after an end five minutes ago" },
    { rest: 5, at: 0, why: "a rest that is just over" },
    { rest: 0, at: 0, why: "no rest" },
  ])("[SH8] $why: at minute $at", ({ rest, at }) => {
    const all = [over("m1", ["a"], -5 * min), match("m2", ["a", "b"], { restMs: rest * min })];
    expect(times(all)).toEqual([["m2", "1", at]]);
  });

  test("[SH8] a delay shifts everything behind it, as soon as it is known", () => {
    const all = [on("m1", ["a", "b"], "1", 0), match("m2", ["c", "d"]), match("m3", ["e", "f"])];
    const one = { courts: ["1"] };
    expect(times(all, one)).toEqual([
      ["m2", "1", 20],
      ["m3", "1", 40],
    ]);
    expect(times(all, { ...one, now: 27 * min })).toEqual([
      ["m2", "1", 28],
      ["m3", "1", 48],
    ]);
    const called = [on("m1", ["a", "b"], "1", null), ...all.slice(1)];
    expect(times(called, { ...one, now: 10 * min })[0]).toEqual(["m2", "1", 30]);
  });

  test("[SH8] one put on a court by hand comes first there, and nowhere else", () => {
    const all = [match("m1", ["a", "b"]), match("m2", ["c", "d"], { court: "1", round: 5 }), match("m3", ["e", "f"])];
    expect(times(all)).toEqual([
      ["m1", "2", 0],
      ["m2", "1", 0],
      ["m3", "1", 20],
    ]);
    const gone = [match("m1", ["a", "b"], { court: "taken away" })];
    expect(times(gone)).toEqual([["m1", "1", 0]]);
  });

  test("[SH8] courts of one place do not take the matches of another", () => {
    const all = [match("m1", ["a", "b"], { courts: ["2"] }), match("m2", ["c", "d"], { courts: ["2"] })];
    expect(times(all)).toEqual([
      ["m1", "2", 0],
      ["m2", "2", 20],
    ]);
  });

  test("[SH8] a match whose sides are open is expected after the last it waits for, and the rest", () => {
    const all = [
      on("m1", ["a", "b"], "1", 0),
      match("m2", ["c", "d"]),
      match("m3", [], { after: ["m1", "m2"], round: 2 }),
      match("m4", [], { after: ["m3", "elsewhere"], round: 3 }),
      match("m5", [], { after: [] }),
    ];
    expect(times(all)).toEqual([
      ["m2", "2", 0],
      ["m3", "1", 35],
      ["m4", "1", 70],
      ["m5", null, 0],
    ]);
  });

  test("[SH8] a match whose sides are to be confirmed is called in a minute at the earliest", () => {
    const all = [over("m1", ["a", "b"], -60 * min), match("m2", ["c"], { after: ["m1"], round: 2 })];
    expect(times(all)).toEqual([["m2", "1", 1]]);
    expect(queue(all).waiting[0]?.why).toEqual([{ kind: "unknown", after: [] }]);
  });

  test("[SH8] a second match of somebody waits for the first of them", () => {
    const all = [match("m1", ["a", "b"]), match("m2", ["a", "c"]), match("m3", ["a", "d"])];
    expect(times(all)).toEqual([
      ["m1", "1", 0],
      ["m2", "1", 35],
      ["m3", "1", 70],
    ]);
  });

  test("[SH8] who is elsewhere for longer than it should take is not called before they are back", () => {
    const free = { courts: ["1"], now: 60 * min };
    const overdue = [on("m1", ["a", "b"], "2", 0), match("m2", ["a", "c"], { restMs: 0 })];
    expect(times(overdue, free)).toEqual([["m2", "1", 61]]);
    const elsewhere = [{ id: "skipping", people: ["c"], until: 30 * min }];
    expect(times([match("m2", ["c", "d"])], { ...free, elsewhere })).toEqual([["m2", "1", 61]]);
  });

  test("[SH8] a match that lasts no time does not hold the day up", () => {
    expect(
      times([match("m1", ["a"], { matchMs: 0 }), match("m2", ["b"], { matchMs: 0 })], { courts: ["1"] }),
    ).toHaveLength(2);
  });
});

/** Any day of a few courts and people, some of it over, some on. */
const day = fc
  .record({
    now: fc.integer({ min: 0, max: 60 }),
    courts: fc.integer({ min: 1, max: 4 }),
    drawn: fc.array(
      fc.record({
        pair: fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })),
        state: fc.constantFrom("waiting", "waiting", "waiting", "over", "on"),
        from: fc.integer({ min: 0, max: 60 }),
        round: fc.integer({ min: 1, max: 3 }),
        notBefore: fc.option(fc.integer({ min: 0, max: 120 })),
        rest: fc.integer({ min: 0, max: 20 }),
        length: fc.integer({ min: 1, max: 30 }),
        court: fc.option(fc.integer({ min: 0, max: 4 }), { freq: 3 }),
        after: fc.option(fc.integer({ min: 0, max: 20 }), { freq: 3 }),
      }),
      { maxLength: 30 },
    ),
  })
  .map(({ now, courts, drawn }) => {
    const busy = new Set<string>();
    const matches = drawn.map(({ pair: [a, b], state, from, round, notBefore, rest, length, court, after }, n) => {
      const open = state === "waiting" && after !== null && after < n;
      const people = open ? [] : [...new Set([`p${a}`, `p${b}`])];
      const place = court === null ? null : `${court}`;
      // what is on now is on one court each, with people of its own
      const isOn = state === "on" && place !== null && ![place, ...people].some((one) => busy.has(one));
      if (isOn) for (const one of [place, ...people]) busy.add(one);
      return match(`m${n}`, people, {
        state: isOn ? "on" : state === "over" ? "over" : "waiting",
        from: isOn ? Math.min(from, now) : null,
        to: state === "over" ? Math.min(from, now) : null,
        after: open ? [`m${after}`] : null,
        courts: Array.from({ length: courts }, (_, i) => `${i}`),
        court: place,
        round,
        order: n,
        notBefore,
        restMs: rest,
        matchMs: length,
      });
    });
    return { now, courts: Array.from({ length: courts }, (_, i) => `${i}`), matches, elsewhere: [] };
  });

describe("any day", () => {
  test("[SH8] nobody is in two matches at once or not rested, a court holds one, everybody's turn comes", () => {
    fc.assert(
      fc.property(day, (given) => {
        const { waiting } = courtQueue(given);
        const byId = new Map(given.matches.map((one) => [one.id, one]));
        const spans = given.matches.flatMap((one) => {
          const at = waiting.find(({ id }) => id === one.id)?.expected;
          if (one.state === "waiting")
            return at ? [{ ...one, place: at.court, start: at.at, end: at.at + one.matchMs }] : [];
          const end = one.state === "on" ? endOfMatch(one, given.now) : (one.to ?? 0);
          return [{ ...one, place: one.state === "on" ? one.court : null, start: one.from ?? 0, end }];
        });
        for (const one of spans.filter(({ state }) => state === "waiting")) {
          expect(one.start).toBeGreaterThanOrEqual(Math.max(given.now, one.notBefore ?? 0));
          if (one.court !== null && given.courts.includes(one.court)) expect(one.place).toBe(one.court);
          for (const id of one.after ?? []) {
            const before = spans.find((other) => other.id === id);
            expect(one.start).toBeGreaterThanOrEqual((before?.end ?? 0) + one.restMs);
          }
          for (const other of spans) {
            if (other.id === one.id || other.start > one.start || (other.start === one.start && other.id > one.id))
              continue;
            if (other.place === one.place) expect(one.start).toBeGreaterThanOrEqual(other.end);
            if (other.people.some((who) => one.people.includes(who)))
              expect(one.start).toBeGreaterThanOrEqual(other.end + one.restMs);
          }
        }
        for (const { id, expected, why } of waiting) {
          expect(expected, id).not.toBeNull();
          const ofHand = byId.get(id)?.court ?? null;
          if (expected?.at === given.now) expect(why, id).toEqual([]);
          if (expected?.at === given.now || why.length > 0 || ofHand !== null) continue;
          // ready, and yet not now: every court is taken, or one of the two is called to another match
          const started = spans.filter((one) => one.start <= given.now && one.end >= given.now);
          const people = byId.get(id)?.people ?? [];
          const taken = given.courts.every((court) => started.some(({ place }) => place === court));
          expect(taken || started.some((one) => one.people.some((who) => people.includes(who)))).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("[SH7] the same for any order of the matches", () => {
    fc.assert(
      fc.property(day, fc.infiniteStream(fc.nat()), (given, lots) => {
        const shuffled = given.matches
          .map((one) => ({ one, lot: lots.next().value ?? 0 }))
          .sort((a, b) => a.lot - b.lot)
          .map(({ one }) => one);
        expect(courtQueue({ ...given, matches: shuffled })).toEqual(courtQueue(given));
      }),
      { numRuns: 200 },
    );
  });

  test("[SH8] a larger meet costs hardly more than its size", () => {
    let steps = 0;
    const counted = (n: number) => {
      steps = 0;
      const courts = Array.from({ length: 20 }, (_, i) => `${i}`);
      const matches = Array.from({ length: n }, (_, i) => {
        const one = match(`m${i}`, [`p${i}`, `q${i}`], { courts, round: 1 + (i % 7) });
        return Object.defineProperty(one, "restMs", { get: () => ++steps && 15 * min });
      });
      courtQueue({ courts, matches, elsewhere: [], now: 0 });
      return steps;
    };
    const [small, large] = [counted(500), counted(4000)];
    expect(large).toBeLessThan(small * 12);
  });
});

describe("clashes before they happen", () => {
  const at = (id: string, from: number, to: number, people: string[], restMs: number | null = null): Expected => ({
    id,
    from: from * min,
    to: to * min,
    people,
    restMs: restMs === null ? null : restMs * min,
  });

  test.each([
    { from: 10, kind: "person", why: "in the middle of it" },
    { from: 0, kind: "person", why: "at the same moment" },
    { from: 20, kind: "rest", why: "at its end" },
    { from: 34, kind: "rest", why: "a minute short of the rest" },
    { from: 35, kind: undefined, why: "rested" },
  ])("[SH9] an event $why: $kind", ({ from, kind }) => {
    const found = queueClashes([at("m1", 0, 20, ["a", "b"], 15), at("skipping", from, from + 30, ["a", "c"])], 0);
    expect(found.map((one) => one.kind)).toEqual(kind === undefined ? [] : [kind]);
  });

  test("[SH9] the rest before the second counts, where the second says one", () => {
    const all = [at("m1", 0, 20, ["a"], 5), at("m2", 30, 50, ["a"], 15)];
    expect(queueClashes(all, 0)).toEqual([{ kind: "rest", items: ["m1", "m2"], people: ["a"], at: 30 * min }]);
    expect(queueClashes([at("m1", 0, 20, ["a"], 15), at("m2", 30, 50, ["a"], 5)], 0)).toEqual([]);
  });

  test("[SH9] a pair of places is told once with all it concerns, in the order of time; what is over is not", () => {
    const all = [
      at("late", 60, 90, ["b", "a", "a"]),
      at("m2", 70, 90, ["a", "b"], 15),
      at("m1", 0, 20, ["a"], 15),
      at("heat", 10, 15, ["a"]),
    ];
    const found = queueClashes(all, 5 * min);
    expect(found.map(({ items, people }) => [...items, ...people])).toEqual([
      ["m1", "heat", "a"],
      ["late", "m2", "a", "b"],
    ]);
    expect(queueClashes([...all].reverse(), 5 * min)).toEqual(found);
    expect(queueClashes(all, 20 * min)).toHaveLength(1);
  });

  test("[SH9] nobody clashes with nothing", () => {
    expect(queueClashes([], 0)).toEqual([]);
    expect(queueClashes([at("m1", 0, 20, ["a"], 15), at("m2", 0, 20, ["b"], 15)], 0)).toEqual([]);
  });
});
