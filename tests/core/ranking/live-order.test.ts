import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EntrantId } from "#core/ids.ts";
import { liveMarks } from "#core/ranking/live-marks.ts";
import { type LiveOrder, liveOrder } from "#core/ranking/live-order.ts";
import { rankMarks } from "#core/ranking/rank.ts";
import { sortedBlocks } from "#core/ranking/sorted-blocks.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import { failed, id, mark, skipping, slowCycling, status } from "../people.ts";

interface Row {
  id: string;
  /** null has no place */
  count: number | null;
}
const board = (counts: Record<string, number | null>): LiveOrder<Row> =>
  liveOrder(
    Object.entries(counts).map(([name, count]) => ({ id: name, count })),
    { compare: (a, b) => (b.count ?? -1) - (a.count ?? -1), placed: ({ count }) => count !== null },
  );
const shown = (order: LiveOrder<Row>) =>
  order.page(0, 99).map(({ row, place, tiedWith }) => `${row.id} ${place} ${tiedWith}`);

describe("a board", () => {
  test("[RK19] lines, places and ties as they stand", () => {
    const order = board({ d: 5, a: 7, c: 7, b: 9, e: null });
    expect(order.size()).toBe(5);
    expect(shown(order)).toEqual(["b 1 0", "a 2 1", "c 2 1", "d 4 0", "e null 0"]);
    expect(order.page(2, 2).map(({ row, place, tiedWith }) => [row.id, place, tiedWith])).toEqual([
      ["c", 2, 1],
      ["d", 4, 0],
    ]);
    expect(order.page(5, 3)).toEqual([]);
    expect(order.standing("c")).toEqual({ place: 2, tiedWith: 1 });
    expect(order.standing("e")).toEqual({ place: null, tiedWith: 0 });
    expect(order.standing("x")).toBeNull();
  });

  test.each([
    {
      why: "up: who was passed falls by one",
      row: { id: "d", count: 8 },
      change: { place: 2, tiedWith: 0, moved: { from: 2, to: 4, by: 1 }, redraw: { from: 1, to: 4 } },
    },
    {
      why: "up to a level: who shares it stays",
      row: { id: "d", count: 7 },
      change: { place: 2, tiedWith: 2, moved: null, redraw: { from: 1, to: 4 } },
    },
    {
      why: "down: who passed rises by one",
      row: { id: "b", count: 6 },
      change: { place: 3, tiedWith: 0, moved: { from: 0, to: 3, by: -1 }, redraw: { from: 0, to: 3 } },
    },
    {
      why: "down to a level: who is there rises by one too",
      row: { id: "b", count: 7 },
      change: { place: 1, tiedWith: 2, moved: { from: 0, to: 3, by: -1 }, redraw: { from: 0, to: 3 } },
    },
    {
      why: "down among nobody",
      row: { id: "d", count: 4 },
      change: { place: 4, tiedWith: 0, moved: null, redraw: { from: 3, to: 4 } },
    },
    {
      why: "the same mark again",
      row: { id: "a", count: 7 },
      change: { place: 2, tiedWith: 1, moved: null, redraw: { from: 1, to: 3 } },
    },
    {
      why: "the place is lost",
      row: { id: "b", count: null },
      change: { place: null, tiedWith: 0, moved: { from: 0, to: 3, by: -1 }, redraw: { from: 0, to: 5 } },
    },
    {
      why: "a place is won",
      row: { id: "e", count: 8 },
      change: { place: 2, tiedWith: 0, moved: { from: 2, to: 5, by: 1 }, redraw: { from: 1, to: 5 } },
    },
    {
      why: "somebody new",
      row: { id: "f", count: 7 },
      change: { place: 2, tiedWith: 2, moved: { from: 4, to: 5, by: 1 }, redraw: { from: 1, to: 6 } },
    },
    {
      why: "somebody new without a place",
      row: { id: "f", count: null },
      change: { place: null, tiedWith: 0, moved: null, redraw: { from: 4, to: 6 } },
    },
  ] as const)("[RK19] $why", ({ row, change }) => {
    expect(board({ d: 5, a: 7, c: 7, b: 9, e: null }).update(row)).toEqual(change);
  });

  test("[RK19] whoever is taken out lets all below move up", () => {
    const order = board({ d: 5, a: 7, c: 7, b: 9, e: null });
    expect(order.remove("a")).toEqual({ moved: { from: 2, to: 3, by: -1 }, redraw: { from: 1, to: 4 } });
    expect(shown(order)).toEqual(["b 1 0", "c 2 0", "d 3 0", "e null 0"]);
    expect(order.remove("a")).toBeNull();
    expect(order.remove("e")).toEqual({ moved: null, redraw: { from: 3, to: 3 } });
    expect(order.size()).toBe(3);
  });

  test("[RK19] a board of nobody can be filled", () => {
    const order = board({});
    expect(order.page(0, 5)).toEqual([]);
    expect(order.update({ id: "a", count: 1 })).toEqual({
      place: 1,
      tiedWith: 0,
      moved: null,
      redraw: { from: 0, to: 1 },
    });
    expect(order.size()).toBe(1);
  });

  test("[RK19] nobody stands twice", () => {
    const twice = [1, 2].map((count) => ({ id: "a", count }));
    expect(() => liveOrder(twice, { compare: () => 0, placed: () => true })).toThrow("stands twice");
  });
});

describe("laws", () => {
  const anyMark: fc.Arbitrary<LaneMark> = fc.oneof(
    fc.record({ value: fc.nat(6), misses: fc.nat(1) }).map(({ value, misses }) => mark(value, { misses })),
    fc.nat(2).map((n) => failed(n)),
    fc.constantFrom("DNS" as const, "DQ" as const).map(status),
    fc.nat(2).map((n) => mark(5, { countback: [{ value: n, direction: "more" }] })),
  );
  const changes = fc.array(fc.record({ who: fc.nat(11), mark: fc.option(anyMark, { freq: 8 }) }), { maxLength: 15 });

  test("[RK19] after every mark the board is what ranking the whole says, and `moved` names exactly who moved", () => {
    fc.assert(
      fc.property(
        fc.array(anyMark, { maxLength: 10 }),
        changes,
        fc.constantFrom(skipping, slowCycling, { ...slowCycling, failedOrder: "kept" as const }),
        (start, all, options) => {
          const marks = new Map(start.map((one, i) => [id<EntrantId>(i), one]));
          const items = () => [...marks].map(([who, one]) => ({ id: who, mark: one }));
          const live = liveMarks(items(), options);
          for (const { who: n, mark: next } of all) {
            const who = id<EntrantId>(n);
            const before = new Map(rankMarks(items(), options).map((one) => [one.id, one.place]));
            if (next) marks.set(who, next);
            else marks.delete(who);
            const change = next ? live.update(who, next) : live.remove(who);
            const ranked = rankMarks(items(), options);
            expect(live.size()).toBe(ranked.length);
            expect(live.page(0, 99)).toEqual(
              ranked.map(({ id: name, mark: one, place, tiedWith }) => ({
                id: name,
                mark: one,
                place,
                tiedWith: tiedWith.length,
              })),
            );
            const moved = ranked.flatMap(({ id: name, place }, line) => {
              const was = before.get(name);
              return name === who || place === null || typeof was !== "number" || was === place
                ? []
                : [[line, place - was]];
            });
            const told = change?.moved;
            const lines = told ? Array.from({ length: told.to - told.from }, (_unused, i) => told.from + i) : [];
            expect(lines.filter((line) => ranked[line]?.id !== who).map((line) => [line, told?.by])).toEqual(moved);
            const own = ranked.find(({ id: name }) => name === who);
            if (own) expect(live.standing(who)).toEqual({ place: own.place, tiedWith: own.tiedWith.length });
          }
        },
      ),
    );
  });

  test("[RK19] `redraw` covers every line that looks different", () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.nat(4)), { maxLength: 8 }),
        fc.array(fc.tuple(fc.nat(9), fc.option(fc.nat(4))), { maxLength: 8 }),
        (start, all) => {
          const order = board(Object.fromEntries(start.map((count, i) => [`${i}`, count])));
          for (const [n, count] of all) {
            const before = shown(order);
            const { redraw } = order.update({ id: `${n}`, count });
            const after = shown(order);
            const different = after.flatMap((line, i) => (line === before[i] ? [] : [i]));
            expect(different.filter((i) => i < redraw.from || i >= redraw.to)).toEqual([]);
          }
        },
      ),
    );
  });

  test("[RK19] blocks of any length keep the order, what is put in and what is taken out", () => {
    const numbers = fc.array(fc.nat(30), { maxLength: 30 });
    fc.assert(
      fc.property(numbers, numbers, fc.integer({ min: 1, max: 4 }), (start, steps, length) => {
        const model = new Set(start);
        const blocks = sortedBlocks([...model], (a, b) => a - b, length);
        for (const n of steps) {
          if (model.has(n)) {
            expect(blocks.remove(n)).toBe(true);
            model.delete(n);
          } else {
            expect(blocks.remove(n)).toBe(false);
            blocks.insert(n);
            model.add(n);
          }
          const sorted = [...model].sort((a, b) => a - b);
          expect(blocks.size()).toBe(sorted.length);
          expect(blocks.slice(0, 99)).toEqual(sorted);
          expect(blocks.slice(n % 7, 5 + (n % 9))).toEqual(sorted.slice(n % 7, 5 + (n % 9)));
          expect(blocks.countWhile((other) => other < n)).toBe(sorted.filter((other) => other < n).length);
          expect(blocks.countWhile(() => true)).toBe(sorted.length);
        }
      }),
    );
  });
});
