import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyDelta, judge, mergeDeltas, type Rows, rowsOf } from "#live/deltas.ts";
import type { Delta } from "#live/protocol.ts";
import { heatRow } from "../support/rows.ts";

const change = fc.record({
  rows: fc.uniqueArray(fc.record({ n: fc.integer({ min: 1, max: 6 }), number: fc.nat(99) }), {
    selector: ({ n }) => n,
  }),
  gone: fc.uniqueArray(fc.integer({ min: 1, max: 6 })),
});

/** Deltas that follow each other; no row is changed and dropped in the same one. */
const history = fc.array(change, { minLength: 1, maxLength: 12 }).map((changes) =>
  changes.map(({ rows, gone }, i): Delta => {
    const changed = rows.map(({ n, number }) => heatRow(n, { number }));
    const keys = changed.map((row) => row.key);
    const dropped = gone.map((n) => heatRow(n).key).filter((key) => !keys.includes(key));
    return { epoch: "e", from: i, version: i + 1, rows: changed, gone: dropped };
  }),
);

const plain = (rows: Rows) => [...rows.values()].sort((a, b) => (a.key < b.key ? -1 : 1));

describe("deltas", () => {
  test("merged in any split they do the same as one by one", () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.integer({ min: 1, max: 4 })), (deltas, sizes) => {
        const start = rowsOf([heatRow(1), heatRow(2), heatRow(3)]);
        const oneByOne = deltas.reduce<Rows>(applyDelta, start);
        let split: Rows = start;
        for (let at = 0; at < deltas.length; ) {
          const size = sizes.next().value ?? 1;
          const [first, ...rest] = deltas.slice(at, at + size);
          if (first) split = applyDelta(split, mergeDeltas([first, ...rest]));
          at += size;
        }
        expect(plain(split)).toEqual(plain(oneByOne));
      }),
    );
  });

  test("applied twice they do no harm", () => {
    fc.assert(
      fc.property(history, (deltas) => {
        const once = deltas.reduce<Rows>(applyDelta, rowsOf([]));
        const last = deltas.at(-1);
        expect(plain(last ? applyDelta(once, last) : once)).toEqual(plain(once));
      }),
    );
  });

  test("rows that are not named stay the same objects", () => {
    const rows = rowsOf([heatRow(1), heatRow(2)]);
    const next = applyDelta(rows, { rows: [heatRow(2, { number: 9 })], gone: [] });
    expect(next.get(heatRow(1).key)).toBe(rows.get(heatRow(1).key));
  });

  test.each([
    { why: "follows what is held", from: 4, version: 5, epoch: "e", verdict: "apply" },
    { why: "overlaps what is held", from: 2, version: 5, epoch: "e", verdict: "apply" },
    { why: "is held already", from: 3, version: 4, epoch: "e", verdict: "old" },
    { why: "leaves a gap", from: 5, version: 6, epoch: "e", verdict: "gap" },
    { why: "comes from another run of the server", from: 4, version: 5, epoch: "f", verdict: "gap" },
  ])("one that $why: $verdict", ({ from, version, epoch, verdict }) => {
    expect(judge({ epoch: "e", version: 4 }, { epoch, from, version, rows: [], gone: [] })).toBe(verdict);
  });
});
