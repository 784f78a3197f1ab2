import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clashes, clashKey } from "#core/schedule/clashes.ts";
import { shiftAfterDelay } from "#core/schedule/delay.ts";
import type { Timed } from "#core/schedule/item.ts";
import { placesOf } from "#core/schedule/places.ts";
import { planSchedule } from "#core/schedule/plan.ts";
import { field, hall, noNeeds, timed, venue, wished } from "./timed.ts";

const here = [hall, field];
const inField = { venue: "field" };

const shift = (items: readonly Timed[], id: string, delay: number, scope: "venue" | "all" = "venue", venues = here) =>
  shiftAfterDelay(items, { id, delay, scope }, venues, noNeeds);

describe("a delay", () => {
  test("[SH4] moves what follows without a gap, and the gap takes it up", () => {
    const items = [timed("a", 0, 10), timed("b", 10, 20), timed("c", 25, 35), timed("d", 50, 60)];
    expect(shift(items, "a", 8)).toEqual({
      items: [timed("a", 8, 18), timed("b", 18, 28), timed("c", 28, 38), timed("d", 50, 60)],
      moved: [
        { id: "a", by: 8 },
        { id: "b", by: 8 },
        { id: "c", by: 3 },
      ],
      clashes: [],
    });
  });

  test("[SH4] leaves what was before, and the time to clear the place", () => {
    const items = [timed("a", 0, 10), timed("b", 10, 20, { turnover: 5 }), timed("c", 25, 35)];
    expect(shift(items, "b", 4).moved).toEqual([
      { id: "b", by: 4 },
      { id: "c", by: 4 },
    ]);
    expect(shift(items, "b", 0)).toEqual({ items, moved: [], clashes: [] });
  });

  test("[SH4] of one venue leaves the others; of all venues holds everything that was to start from then on", () => {
    const items = [
      timed("a", 10, 20),
      timed("x", 5, 15, inField),
      timed("y", 15, 25, inField),
      timed("z", 28, 30, inField),
    ];
    expect(shift(items, "a", 7).moved).toEqual([{ id: "a", by: 7 }]);
    expect(shift(items, "a", 7, "all").moved).toEqual([
      { id: "a", by: 7 },
      { id: "y", by: 2 },
    ]);
    expect(shift(items, "a", 9, "all").moved).toEqual([
      { id: "a", by: 9 },
      { id: "y", by: 4 },
      { id: "z", by: 1 },
    ]);
  });

  test("[SH4] fixed items stay, and who would run into one waits until it is over and cleared", () => {
    const prizes = timed("prizes", 30, 40, { fixed: true, turnover: 2 });
    const items = [timed("a", 0, 10), timed("b", 15, 25), prizes, timed("c", 50, 60)];
    expect(shift(items, "a", 10)).toEqual({
      items: [timed("a", 10, 20), timed("b", 20, 30), prizes, timed("c", 50, 60)],
      moved: [
        { id: "a", by: 10 },
        { id: "b", by: 5 },
      ],
      clashes: [],
    });
    expect(shift(items, "a", 11).items).toEqual([timed("a", 11, 21), prizes, timed("b", 42, 52), timed("c", 52, 62)]);
  });

  test("[SH4] who was at a fixed item's time before does not jump over it", () => {
    const prizes = timed("prizes", 15, 40, { fixed: true });
    expect(shift([timed("a", 0, 10), timed("b", 10, 20), prizes], "a", 2).moved).toEqual([
      { id: "a", by: 2 },
      { id: "b", by: 2 },
    ]);
  });

  test("[SH4] the delayed item itself moves even if it was fixed, and past nothing", () => {
    const items = [timed("a", 0, 10, { fixed: true }), timed("b", 12, 20, { fixed: true })];
    const shifted = shift(items, "a", 5);
    expect(shifted.moved).toEqual([{ id: "a", by: 5 }]);
    expect(shifted.clashes).toEqual([{ kind: "venue", who: "hall", items: ["a", "b"] }]);
  });

  test("[SH4] what overlapped before moves as far as the one it overlapped, and is no new clash", () => {
    const items = [timed("a", 0, 10), timed("b", 5, 15), timed("c", 15, 20)];
    expect(shift(items, "a", 3)).toMatchObject({
      moved: [
        { id: "a", by: 3 },
        { id: "b", by: 3 },
        { id: "c", by: 3 },
      ],
      clashes: [],
    });
  });

  test("[SH4] what clashes now and did not before is told", () => {
    const li = { people: ["li"] };
    const items = [
      timed("a", 0, 10, li),
      timed("b", 10, 20, { ...inField, ...li }),
      timed("c", 12, 14, { ...inField, ...li, venue: "yard" }),
      timed("final", 20, 30, { ...inField, after: ["a"], pause: 10 }),
    ];
    const venues = [...here, venue("yard")];
    expect(shift(items, "a", 1, "venue", venues).clashes).toEqual([
      { kind: "person", who: "li", items: ["a", "b"] },
      { kind: "order", who: null, items: ["a", "final"] },
    ]);
  });

  test("[SH4] an item that runs past the closing time is told", () => {
    expect(shift([timed("a", 985, 995)], "a", 6).clashes).toEqual([{ kind: "closed", who: "hall", items: ["a"] }]);
  });

  test("[SH4] where two are held at once each place waits for its own", () => {
    const two = [venue("hall", 2)];
    const items = [timed("a", 0, 10), timed("b", 0, 30), timed("c", 10, 20), timed("d", 30, 40)];
    expect(placesOf(items, two).map((place) => place.map(({ id }) => id))).toEqual([["a", "c", "d"], ["b"]]);
    expect(shift(items, "c", 12, "venue", two).moved).toEqual([
      { id: "c", by: 12 },
      { id: "d", by: 2 },
    ]);
  });

  test("[SH4] in an overfull venue an item stands where it is free first", () => {
    const items = [timed("a", 0, 30), timed("b", 0, 20, { turnover: 5 }), timed("c", 10, 15), timed("d", 30, 40)];
    expect(placesOf(items, [venue("hall", 2)]).map((place) => place.map(({ id }) => id))).toEqual([
      ["b", "c", "d"],
      ["a"],
    ]);
    const free = [timed("a", 0, 10), timed("b", 0, 20), timed("c", 20, 30), timed("d", 25, 30)];
    expect(placesOf(free, [venue("hall", 2)]).map((place) => place.map(({ id }) => id))).toEqual([
      ["a", "c"],
      ["b", "d"],
    ]);
    expect(placesOf([timed("a", 0, 9, { venue: "moon" }), timed("b", 5, 7, { venue: "moon" })], [])).toHaveLength(1);
  });

  test("[SH4] an unknown item and a negative delay are broken", () => {
    expect(() => shift([timed("a", 0, 1)], "b", 1)).toThrow("item b is not in the schedule");
    expect(() => shift([timed("a", 0, 1)], "a", -1)).toThrow("a delay of -1");
  });
});

describe("every delay of a plan without clashes", () => {
  const anyWishes = fc
    .array(
      fc.record({
        duration: fc.integer({ min: 1, max: 12 }),
        turnover: fc.integer({ min: 0, max: 3 }),
        venues: fc.constantFrom(["hall"], ["field"]),
        people: fc.uniqueArray(fc.constantFrom("li", "wang", "chen"), { maxLength: 2 }),
        earliest: fc.option(fc.integer({ min: 0, max: 60 })),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((drawn) => drawn.map((rest, n) => wished(`${10 + n}`, rest)));
  const venues = [venue("hall", 2), field];

  test("[SH4] keeps venues free of clashes, moves nothing earlier, nothing before, nothing fixed, and no more than it must", () => {
    fc.assert(
      fc.property(
        anyWishes,
        fc.nat(100),
        fc.nat(20),
        fc.constantFrom("venue" as const, "all" as const),
        fc.nat(100),
        (items, which, delay, scope, fixedOne) => {
          const found = planSchedule(items, venues, noNeeds);
          if (!found.ok) throw new Error(found.refusal.kind);
          const schedule = found.value.map((one, n) => ({ ...one, fixed: n === fixedOne % (2 * items.length) }));
          const late = schedule[which % schedule.length];
          if (!late || late.fixed) return;
          const {
            items: after,
            moved,
            clashes: fresh,
          } = shiftAfterDelay(schedule, { id: late.id, delay, scope }, venues, noNeeds);
          expect(fresh.map(clashKey)).toEqual(clashes(after, venues, noNeeds).map(clashKey));
          // only the late one itself can come upon a fixed one
          const fixed = schedule.filter((one) => one.fixed).map(({ id }) => id);
          for (const { items: named } of fresh.filter(({ kind }) => kind === "venue"))
            expect(named.some((id) => fixed.includes(id)) && named).toContain(late.id);
          const noFixed = fixed.length === 0;
          for (const one of after) {
            const was = schedule.find(({ id }) => id === one.id);
            if (!was) throw new Error("an item went away");
            const by = one.from - was.from;
            expect(one).toEqual({ ...was, from: one.from, to: was.to + by });
            expect(moved.find(({ id }) => id === one.id)?.by ?? 0).toBe(by);
            expect(by).toBeGreaterThanOrEqual(0);
            if (noFixed) expect(by).toBeLessThanOrEqual(delay);
            if (was.fixed || was.from < late.from || (scope === "venue" && was.venue !== late.venue))
              expect(by).toBe(0);
            if (one.id === late.id) expect(by).toBe(delay);
            const inScope = was.from >= late.from && (scope === "all" || was.venue === late.venue);
            if (inScope && !was.fixed) expect(one.from).toBeGreaterThanOrEqual(late.from + delay);
          }
          expect(after).toHaveLength(schedule.length);
        },
      ),
    );
  });
});
