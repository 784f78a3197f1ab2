import { expect, test } from "vitest";
import type { OpId } from "#core/ids.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import { standingOps } from "#core/scoring/undo.ts";
import { id } from "../people.ts";
import { type Act, by, type Op, undo, withdraw } from "./sheet.ts";

/** A typed value of a device, at its clock. */
const typed = (value: number, device: string, seq: number, at: number, op = 100 * seq + value): Op => ({
  kind: "set",
  lane: 1,
  value,
  id: id<OpId>(op),
  device,
  seq,
  at,
});
const stands = (...ops: Op[]) => foldSheet(ops).lanes[1]?.set?.value;

test("[SC2] between two tablets the later clock stands, whatever the tablets are called", () => {
  expect(stands(typed(1, "a", 1, 2000), typed(2, "b", 1, 1000))).toBe(1);
  expect(stands(typed(1, "a", 1, 1000), typed(2, "b", 1, 2000))).toBe(2);
});

test("[SC2] at the same moment the tablet decides, so that everybody says the same", () => {
  expect(stands(typed(1, "a", 1, 1000), typed(2, "b", 1, 1000))).toBe(2);
  expect(stands(typed(2, "b", 1, 1000), typed(1, "a", 1, 1000))).toBe(2);
  expect(stands(typed(1, "b", 1, 1000), typed(2, "a", 7, 1000))).toBe(1);
});

test("[SC2] a tablet set back by an hour still says its own later word after its earlier one", () => {
  expect(stands(typed(1, "a", 1, 5000), typed(2, "a", 2, 100), typed(3, "b", 1, 4000))).toBe(2);
  expect(stands(typed(1, "a", 1, 5000), typed(2, "a", 2, 100), typed(3, "b", 1, 6000))).toBe(3);
});

test("[SC2] one tablet's clock holds only its own ops back", () => {
  expect(stands(typed(1, "a", 1, 9000), typed(2, "b", 1, 1000), typed(3, "c", 1, 2000))).toBe(1);
  expect(stands(typed(2, "b", 1, -1000), typed(3, "a", 1, -2000))).toBe(2);
});

test("[SC2] a tablet's order is its numbers, not its ids; the same number twice goes by id", () => {
  expect(stands(typed(1, "a", 2, 1000, 1), typed(2, "a", 1, 1000, 9))).toBe(1);
  expect(stands(typed(1, "a", 1, 1000, 9), typed(2, "a", 1, 1000, 1))).toBe(1);
});

test("[SC9] what takes back is not among what stands", () => {
  const tap: Act = { kind: "tap", lane: 1 };
  const ops = by("a", 1, tap, { kind: "clear" }, tap, tap, undo(3), withdraw(4));
  expect(standingOps(ops).map((op) => op.id)).toEqual([id(4)]);
});

test("[SC9] folding leaves the log as it was", () => {
  const ops = by("b", 1, { kind: "tap", lane: 1 }, { kind: "tap", lane: 2 }).reverse();
  const before = JSON.stringify(ops);
  foldSheet(ops);
  expect(JSON.stringify(ops)).toBe(before);
});
