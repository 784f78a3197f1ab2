import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holdOf, pageAt, pagesOf, pageTime } from "#ui/board/pages.ts";

const rowsOf = (count: number) => Array.from({ length: count }, (_, i) => `row ${i + 1}`);
const one = () => 1;
const itself = (row: string) => row;

describe("the board's pages", () => {
  test.each([
    { why: "an exact multiple has no blank last page", rows: 20, room: 10, sticky: 0, pages: [10, 10] },
    { why: "an exact multiple under the top three has none either", rows: 17, room: 10, sticky: 3, pages: [10, 10] },
    { why: "what fits is one page", rows: 10, room: 10, sticky: 3, pages: [10] },
    { why: "one row more makes a second page", rows: 11, room: 10, sticky: 3, pages: [10, 4] },
    { why: "no rows are one page", rows: 0, room: 10, sticky: 3, pages: [0] },
    { why: "a very low screen still moves on", rows: 3, room: 1, sticky: 3, pages: [1, 1, 1] },
    { why: "rows higher than the screen come one by one", rows: 2, room: 0.5, sticky: 1, pages: [1, 1] },
  ])("$why", ({ rows, room, sticky, pages }) => {
    expect(pagesOf(rowsOf(rows), room, sticky, one).map((page) => page.length)).toEqual(pages);
  });

  test("take fewer rows where some need two lines", () => {
    const heightOf = (row: string) => (row === "row 2" || row === "row 4" ? 2 : 1);
    expect(pagesOf(rowsOf(6), 4, 0, heightOf).map((page) => page.length)).toEqual([3, 3]);
    expect(pagesOf(rowsOf(6), 4, 1, heightOf)).toEqual([
      ["row 1", "row 2", "row 3"],
      ["row 1", "row 4", "row 5"],
      ["row 1", "row 6"],
    ]);
  });

  test("show every row, none empty, none higher than the room, the first ones on all of them", () => {
    const height = fc.integer({ min: 2, max: 6 });
    fc.assert(
      fc.property(
        fc.array(height, { maxLength: 60 }),
        fc.integer({ min: 6, max: 40 }),
        fc.nat(4),
        (heights, room, sticky) => {
          const rows = heights.map((_, index) => index);
          const heightOf = (row: number) => heights[row] ?? 0;
          const pages = pagesOf(rows, room, sticky, heightOf);
          expect(new Set(pages.flat())).toEqual(new Set(rows));
          const staying = pages.length > 1 ? pages[0]?.filter((row) => pages.every((page) => page.includes(row))) : [];
          expect(staying?.length).toBeLessThanOrEqual(sticky);
          for (const page of pages) {
            expect(page.reduce((total, row) => total + heightOf(row), 0)).toBeLessThanOrEqual(room);
            if (rows.length > 0) expect(page.length).toBeGreaterThan(staying?.length ?? 0);
          }
        },
      ),
    );
  });

  test("are held by their rows, not by a number: who stood on the page is still on it after others came in above", () => {
    const before = pagesOf(rowsOf(30), 10, 3, one);
    const held = holdOf(before, 2, itself);
    expect(held).toEqual(["row 18", "row 19", "row 20", "row 21", "row 22", "row 23", "row 24"]);
    const after = pagesOf(["new", "newer", ...rowsOf(30)], 10, 3, one);
    expect(pageAt(after, itself, held, 2)).toBe(2);
    const far = pagesOf([...rowsOf(8).map((row) => `new ${row}`), ...rowsOf(30)], 10, 3, one);
    expect(pageAt(far, itself, held, 2)).toBe(3);
  });

  test("are not left because one of their rows went to the top or to the end", () => {
    const held = holdOf(pagesOf(rowsOf(30), 10, 3, one), 2, itself);
    const rest = rowsOf(30).filter((row) => row !== "row 18");
    expect(pageAt(pagesOf(["row 18", ...rest], 10, 3, one), itself, held, 2)).toBe(2);
    expect(pageAt(pagesOf([...rest, "row 18"], 10, 3, one), itself, held, 2)).toBe(2);
  });

  test("leave the board on the nearest one where their rows are gone", () => {
    expect(pageAt(pagesOf(rowsOf(12), 10, 0, one), itself, ["gone"], 5)).toBe(1);
  });

  test("begin with the first, whoever stands on it", () => {
    expect(holdOf(pagesOf(rowsOf(30), 10, 3, one), 0, itself)).toEqual([]);
    expect(pageAt(pagesOf(rowsOf(30), 10, 3, one), itself, [], 2)).toBe(0);
  });

  test("stay four seconds and 0.8 more for every row, a picture without rows twenty", () => {
    expect(pageTime(10)).toBe(12_000);
    expect(pageTime(0)).toBe(20_000);
  });
});
