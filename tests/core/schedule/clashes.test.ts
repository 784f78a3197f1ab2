import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Clash, clashes, clashKey } from "#core/schedule/clashes.ts";
import type { Needs, Timed } from "#core/schedule/item.ts";
import { eachOverlap, overlaps } from "#core/schedule/overlap.ts";
import { field, hall, noNeeds, timed, venue } from "./timed.ts";

const inField = { venue: "field" };
const here = [hall, field];

describe("two stretches of time", () => {
  test.each([
    { a: [0, 10], b: [10, 20], both: false, why: "touching" },
    { a: [0, 10], b: [9, 20], both: true, why: "one minute together" },
    { a: [0, 30], b: [10, 20], both: true, why: "one inside the other" },
    { a: [0, 10], b: [0, 10], both: true, why: "the same" },
    { a: [0, 10], b: [5, 5], both: true, why: "a moment inside" },
    { a: [0, 10], b: [0, 0], both: false, why: "a moment at the start" },
    { a: [0, 10], b: [10, 10], both: false, why: "a moment at the end" },
    { a: [5, 5], b: [5, 5], both: false, why: "the same moment" },
    { a: [0, 10], b: [30, 40], both: false, why: "far apart" },
  ])("[SH2] $why: $both", ({ a: [a = 0, b = 0], b: [c = 0, d = 0], both }) => {
    expect(overlaps({ from: a, to: b }, { from: c, to: d })).toBe(both);
    expect(overlaps({ from: c, to: d }, { from: a, to: b })).toBe(both);
  });

  test("[SH2] the walk finds exactly the pairs that comparing each with each finds", () => {
    const span = fc.record({ from: fc.integer({ min: 0, max: 12 }), length: fc.integer({ min: 0, max: 6 }) });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 25 }), (drawn) => {
        const spans = drawn
          .map(({ from, length }, n) => ({ n, from, to: from + length }))
          .sort((a, b) => a.from - b.from || a.to - b.to);
        const found: string[] = [];
        eachOverlap(spans, (a, b) => found.push(`${a.n} ${b.n}`));
        const naive = spans.flatMap((a, i) =>
          spans.slice(i + 1).flatMap((b) => (overlaps(a, b) ? [`${a.n} ${b.n}`] : [])),
        );
        expect(found.sort()).toEqual(naive.sort());
      }),
      { numRuns: 300 },
    );
  });
});

describe("clashes", () => {
  test("[SH2] somebody in two places at once, also as one of a team", () => {
    const items = [
      timed("rope", 0, 10, { people: ["li", "wang"] }),
      timed("tug", 5, 15, { ...inField, people: ["chen", "li"] }),
    ];
    expect(clashes(items, here, noNeeds)).toEqual([{ kind: "person", who: "li", items: ["rope", "tug"] }]);
  });

  test("[SH2] nobody clashes who walks from one item into the next", () => {
    const items = [timed("rope", 0, 10, { people: ["li"] }), timed("tug", 10, 20, { ...inField, people: ["li"] })];
    expect(clashes(items, here, noNeeds)).toEqual([]);
    expect(clashes(items, here, { rest: 1, call: 0 })).toEqual([{ kind: "rest", who: "li", items: ["rope", "tug"] }]);
    expect(clashes(items, here, { rest: 0, call: 1 })).toEqual([{ kind: "call", who: "li", items: ["rope", "tug"] }]);
  });

  test.each([
    { gap: 4, kinds: ["call"], why: "not even in time for the call room" },
    { gap: 5, kinds: ["rest"], why: "in time for the call room, not rested" },
    { gap: 8, kinds: [], why: "rested" },
  ])("[SH2] $gap minutes between two starts: $why", ({ gap, kinds }) => {
    const items = [timed("a", 0, 10, { people: ["li"] }), timed("b", 10 + gap, 30, { ...inField, people: ["li"] })];
    expect(clashes(items, here, { rest: 8, call: 5 }).map(({ kind }) => kind)).toEqual(kinds);
  });

  test("[SH2] a call longer than the rest decides alone", () => {
    const items = [timed("a", 0, 10, { people: ["li"] }), timed("b", 14, 30, { ...inField, people: ["li"] })];
    expect(clashes(items, here, { rest: 3, call: 5 }).map(({ kind }) => kind)).toEqual(["call"]);
    expect(clashes(items, here, { rest: 3, call: 4 })).toEqual([]);
  });

  test("[SH2] a judge at two fields; judges need no rest", () => {
    const items = [timed("a", 0, 10, { judges: ["zhao"] }), timed("b", 9, 20, { ...inField, judges: ["zhao"] })];
    expect(clashes(items, here, { rest: 60, call: 60 })).toEqual([{ kind: "judge", who: "zhao", items: ["a", "b"] }]);
    const apart = [timed("a", 0, 10, { judges: ["zhao"] }), timed("b", 10, 20, { ...inField, judges: ["zhao"] })];
    expect(clashes(apart, here, { rest: 60, call: 60 })).toEqual([]);
  });

  test("[SH1] [SH2] people are free at the end of an item, its place when it is cleared", () => {
    const items = [timed("a", 0, 10, { turnover: 3 }), timed("b", 12, 20)];
    expect(clashes(items, here, noNeeds)).toEqual([{ kind: "venue", who: "hall", items: ["a", "b"] }]);
    expect(clashes([timed("a", 0, 10, { turnover: 2 }), timed("b", 12, 20)], here, noNeeds)).toEqual([]);
  });

  test("[SH2] of two that hold a place for the same time the smaller id is named first", () => {
    const items = [timed("b", 0, 5, { turnover: 5 }), timed("a", 0, 8, { turnover: 2 })];
    expect(clashes(items, here, noNeeds)).toEqual([{ kind: "venue", who: "hall", items: ["a", "b"] }]);
  });

  test("[SH2] a hall with two tables is full with the third match, and all three are named", () => {
    const tables = [venue("hall", 2)];
    const items = [timed("a", 0, 10), timed("b", 5, 15), timed("c", 10, 20), timed("d", 12, 14)];
    expect(clashes(items.slice(0, 3), tables, noNeeds)).toEqual([]);
    expect(clashes(items, tables, noNeeds)).toEqual([{ kind: "venue", who: "hall", items: ["b", "c", "d"] }]);
  });

  test("[SH2] outside the hours of its venue, or where there is none", () => {
    const open = [
      venue("hall", 1, [
        { from: 0, to: 10 },
        { from: 20, to: 30 },
      ]),
    ];
    const items = [timed("a", 0, 10), timed("b", 20, 31), timed("c", 12, 14, { venue: "moon" }), timed("d", 8, 22)];
    const closed = clashes(items, open, noNeeds).filter(({ kind }) => kind === "closed");
    expect(closed).toEqual([
      { kind: "closed", who: "hall", items: ["d"] },
      { kind: "closed", who: "moon", items: ["c"] },
      { kind: "closed", who: "hall", items: ["b"] },
    ]);
  });

  test("[SH2] a final before its heats are over and the pause is through", () => {
    const items = [timed("heats", 0, 10), timed("final", 14, 20, { after: ["heats"], pause: 5 })];
    expect(clashes(items, here, noNeeds)).toEqual([{ kind: "order", who: null, items: ["heats", "final"] }]);
    const waits = [timed("heats", 0, 10), timed("final", 15, 20, { after: ["heats", "not here"], pause: 5 })];
    expect(clashes(waits, here, noNeeds)).toEqual([]);
  });

  test("[SH2] naming somebody twice is naming them once", () => {
    const twice = { people: ["li", "li"], judges: ["zhao", "zhao"], after: ["a", "a"] };
    const items = [timed("a", 0, 10, { people: ["li"], judges: ["zhao"] }), timed("b", 5, 8, { ...inField, ...twice })];
    expect(clashes(items, here, noNeeds).map(({ kind }) => kind)).toEqual(["judge", "order", "person"]);
  });

  test("[SH2] clashes come in the order of time, the same for any order of the items", () => {
    const items = [
      timed("c", 50, 60, { people: ["li"] }),
      timed("a", 0, 10, { people: ["li"] }),
      timed("b", 5, 8, { ...inField, people: ["li"] }),
      timed("d", 55, 60, { ...inField, people: ["li"] }),
    ];
    const found = clashes(items, here, noNeeds);
    expect(found.map(({ items: named }) => named)).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
    expect(clashes([...items].reverse(), here, noNeeds)).toEqual(found);
  });

  test("[SH2] an item given twice is broken", () => {
    expect(() => clashes([timed("a", 0, 1), timed("a", 2, 3)], here, noNeeds)).toThrow(
      "an item is in the schedule twice",
    );
  });
});

describe("compared with looking at each pair", () => {
  const anyItem = fc.record({
    from: fc.integer({ min: 0, max: 30 }),
    length: fc.integer({ min: 0, max: 8 }),
    turnover: fc.integer({ min: 0, max: 3 }),
    venue: fc.constantFrom("hall", "field"),
    people: fc.uniqueArray(fc.constantFrom("li", "wang", "chen"), { maxLength: 2 }),
    judges: fc.uniqueArray(fc.constantFrom("zhao", "qian"), { maxLength: 1 }),
  });
  const anyItems = fc
    .array(anyItem, { maxLength: 14 })
    .map((drawn) => drawn.map(({ from, length, ...rest }, n) => timed(`${10 + n}`, from, from + length, rest)));

  function naive(items: readonly Timed[], { rest, call }: Needs): string[] {
    const found: Clash[] = [];
    const order = [...items].sort((a, b) => a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1));
    order.forEach((a, i) => {
      for (const b of order.slice(i + 1)) {
        const pair: [string, string] = [a.id, b.id];
        for (const who of a.people.filter((one) => b.people.includes(one))) {
          if (overlaps(a, b)) found.push({ kind: "person", who, items: pair });
          else if (b.from - a.to < call) found.push({ kind: "call", who, items: pair });
          else if (b.from - a.to < rest) found.push({ kind: "rest", who, items: pair });
        }
        for (const who of a.judges.filter((one) => b.judges.includes(one)))
          if (overlaps(a, b)) found.push({ kind: "judge", who, items: pair });
        const held = (item: Timed) => ({ from: item.from, to: item.to + item.turnover });
        const both = a.venue === b.venue && overlaps(held(a), held(b));
        // of two that start together the one held for less time is named first
        const [x, y] = a.from === b.from && held(b).to < held(a).to ? [b, a] : [a, b];
        const level = a.from === b.from && held(b).to === held(a).to && b.id < a.id;
        if (both) found.push({ kind: "venue", who: a.venue, items: level ? [b.id, a.id] : [x.id, y.id] });
      }
    });
    return found.map(clashKey).sort();
  }

  test("[SH2] nothing is missed and nothing is made up", () => {
    const needs = fc.record({ rest: fc.integer({ min: 0, max: 6 }), call: fc.integer({ min: 0, max: 6 }) });
    fc.assert(
      fc.property(anyItems, needs, (items, need) => {
        expect(clashes(items, here, need).map(clashKey).sort()).toEqual(naive(items, need));
      }),
      { numRuns: 300 },
    );
  });

  test("[SH2] a place for several is full exactly when more than that are there at a start", () => {
    fc.assert(
      fc.property(anyItems, fc.integer({ min: 2, max: 3 }), (drawn, capacity) => {
        const items = drawn.map((item) => ({
          ...item,
          venue: "hall",
          turnover: 0,
          to: Math.max(item.to, item.from + 1),
        }));
        const told = clashes(items, [venue("hall", capacity)], noNeeds).some(({ kind }) => kind === "venue");
        const full = items.some(
          (one) => items.filter(({ from, to }) => from <= one.from && one.from < to).length > capacity,
        );
        expect(told).toBe(full);
      }),
      { numRuns: 200 },
    );
  });
});
