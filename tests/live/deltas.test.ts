import { describe, expect, test } from "vitest";
import { applyDelta, judge, rowsAfter, rowsOf } from "#live/deltas.ts";
import { heatRow, laneRow, meetRow, roundRow } from "../support/wire-rows.ts";

const delta = (from: number, version: number) => ({ epoch: "e", from, version, rows: [], gone: [] });

describe("a screen's rows", () => {
  test("keep the objects of what a delta does not name", () => {
    const before = rowsOf([heatRow(1), heatRow(2), heatRow(3)]);
    const after = applyDelta(before, { rows: [heatRow(2, { number: 9 })], gone: [heatRow(3).key] });
    expect(after.get(heatRow(1).key)).toBe(before.get(heatRow(1).key));
    expect([...after.values()]).toEqual([heatRow(1), heatRow(2, { number: 9 })]);
    expect(before.size).toBe(3);
  });

  test("lose what stands under what a delta covers and it does not hold", () => {
    const before = rowsOf([meetRow(), roundRow(1), heatRow(1), laneRow(1, 1, 5), laneRow(1, 2, 6), heatRow(2)]);
    const after = applyDelta(before, { rows: [heatRow(1), laneRow(1, 2, 7)], gone: [], covers: [heatRow(1).key] });
    expect([...after.values()]).toEqual([meetRow(), roundRow(1), heatRow(2), heatRow(1), laneRow(1, 2, 7)]);
  });

  test("keep the objects of what a snapshot says again", () => {
    const before = rowsOf([heatRow(1), heatRow(2)]);
    const after = rowsAfter(before, [heatRow(1), heatRow(2, { number: 9 })]);
    expect(after.get(heatRow(1).key)).toBe(before.get(heatRow(1).key));
    expect([...after.values()]).toEqual([heatRow(1), heatRow(2, { number: 9 })]);
  });
});

test.each([
  { what: "goes on from what is held", from: 5, version: 6, verdict: "apply" },
  { what: "overlaps it", from: 3, version: 6, verdict: "apply" },
  { what: "was there before", from: 3, version: 5, verdict: "old" },
  { what: "leaves something out", from: 6, version: 7, verdict: "gap" },
])("a delta that $what is judged $verdict", ({ from, version, verdict }) => {
  expect(judge({ epoch: "e", version: 5 }, delta(from, version))).toBe(verdict);
  expect(judge({ epoch: "x", version: 5 }, delta(from, version))).toBe("gap");
});
