import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pageAt, pagesOf, pageTime } from "#ui/board/pages.ts";

const rowsOf = (count: number) => Array.from({ length: count }, (_, i) => `row ${i + 1}`);
const size = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }), fc.nat(4));

describe("the board's pages", () => {
  test.each([
    { why: "an exact multiple has no blank last page", rows: 20, capacity: 10, sticky: 0, pages: [10, 10] },
    {
      why: "an exact multiple under the top three has none either",
      rows: 17,
      capacity: 10,
      sticky: 3,
      pages: [10, 10],
    },
    { why: "what fits is one page", rows: 10, capacity: 10, sticky: 3, pages: [10] },
    { why: "one row more makes a second page", rows: 11, capacity: 10, sticky: 3, pages: [10, 4] },
    { why: "no rows are one page", rows: 0, capacity: 10, sticky: 3, pages: [0] },
    { why: "a very low screen still moves on", rows: 3, capacity: 1, sticky: 3, pages: [1, 1, 1] },
  ])("$why", ({ rows, capacity, sticky, pages }) => {
    expect(pagesOf(rowsOf(rows), capacity, sticky).map((page) => page.length)).toEqual(pages);
  });

  test("show every row, none empty, none above the capacity", () => {
    fc.assert(
      fc.property(size, ([count, capacity, sticky]) => {
        const rows = rowsOf(count);
        const pages = pagesOf(rows, capacity, sticky);
        expect(new Set(pages.flat())).toEqual(new Set(rows));
        for (const page of pages) {
          expect(page.length).toBeLessThanOrEqual(capacity);
          if (count > 0) expect(page.length).toBeGreaterThan(Math.min(sticky, capacity - 1, count - 1));
        }
      }),
    );
  });

  test("are held by a row, not by a number: who stood first on the page is still on it after others moved up", () => {
    const before = pagesOf(rowsOf(30), 10, 3);
    const anchor = before[2]?.[3] ?? null;
    const after = pagesOf(["new", ...rowsOf(30)], 10, 3);
    const page = pageAt(after, (row) => row, 3, anchor, 2);
    expect(after[page]).toContain(anchor);
  });

  test("a row that is gone leaves the board on the nearest page there is", () => {
    expect(pageAt(pagesOf(rowsOf(12), 10), (row) => row, 0, "gone", 5)).toBe(1);
  });

  test("stay four seconds and 0.8 more for every row", () => {
    expect(pageTime(10)).toBe(12_000);
  });
});
