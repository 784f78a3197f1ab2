import { describe, expect, test } from "vitest";
import { fillSlot, type Slot, type Sources } from "#core/rounds/slots.ts";

const points: Record<string, number> = { a2: 4, b2: 6, c2: 4, d2: 1, a1: 9, b1: 9 };
const across = (a: string, b: string) => (points[b] ?? 0) - (points[a] ?? 0);
const group = (id: string, levels: string[][], finished = true) => ({ id, finished, levels });
const sources = (changed: Partial<Sources<string>> = {}): Sources<string> => ({
  groups: [group("A", [["a1"], ["a2"], ["a3"]]), group("B", [["b1"], ["b2"]])],
  matches: [
    { id: "3", finished: true, winner: "a1", loser: "b2" },
    { id: "4", finished: false, winner: null, loser: null },
    { id: "5", finished: true, winner: "b1", loser: null },
    { id: "6", finished: true, winner: null, loser: "a2" },
  ],
  across,
  ...changed,
});
const bestSecond = (rank: number): Slot => ({ kind: "best-placed", place: 2, rank });

describe("slots", () => {
  test("[AD16] place 1 of group A, winner and loser of match 3", () => {
    expect(fillSlot({ kind: "group-place", group: "A", place: 1 }, sources())).toEqual({ kind: "known", id: "a1" });
    expect(fillSlot({ kind: "group-place", group: "B", place: 2 }, sources())).toEqual({ kind: "known", id: "b2" });
    expect(fillSlot({ kind: "winner", match: "3" }, sources())).toEqual({ kind: "known", id: "a1" });
    expect(fillSlot({ kind: "loser", match: "3" }, sources())).toEqual({ kind: "known", id: "b2" });
  });

  test("[AD16] what is not finished is a placeholder that says what it waits for", () => {
    const slot: Slot = { kind: "winner", match: "4" };
    expect(fillSlot(slot, sources())).toEqual({ kind: "placeholder", slot, until: ["4"] });
    const groups = [group("B", [["b1"]], false), group("C", [["c1"]]), group("A", [["a1"]], false)];
    const first: Slot = { kind: "group-place", group: "A", place: 1 };
    expect(fillSlot(first, sources({ groups }))).toEqual({ kind: "placeholder", slot: first, until: ["A"] });
    const second = bestSecond(1);
    expect(fillSlot(second, sources({ groups }))).toEqual({ kind: "placeholder", slot: second, until: ["A", "B"] });
  });

  test("[AD16] a bye's loser, a match that nobody won, a place below the last: nobody will come", () => {
    for (const slot of [
      { kind: "loser", match: "5" },
      { kind: "winner", match: "6" },
      { kind: "group-place", group: "B", place: 3 },
      { kind: "group-place", group: "B", place: 0 },
      { kind: "best-placed", place: 2, rank: 3 },
      { kind: "best-placed", place: 9, rank: 1 },
    ] satisfies Slot[])
      expect(fillSlot(slot, sources())).toEqual({ kind: "vacant", slot });
  });

  test("[AD16] the best runners-up in their order, whatever order the groups come in", () => {
    const groups = [group("A", [["a1"], ["a2"]]), group("B", [["b1"], ["b2"]]), group("D", [["d1"], ["d2"]])];
    for (const all of [groups, [...groups].reverse()]) {
      const filled = [1, 2, 3].map((rank) => fillSlot(bestSecond(rank), sources({ groups: all })));
      expect(filled).toEqual(["b2", "a2", "d2"].map((id) => ({ kind: "known", id })));
    }
    expect(fillSlot(bestSecond(1), sources({ groups, across: null }))).toEqual({ kind: "vacant", slot: bestSecond(1) });
  });

  test("[AD16] who is level, in the group or over the groups, is named and waits for a decision", () => {
    const groups = [group("C", [["c1"], ["c2"]]), group("B", [["b1"], ["b2"]]), group("A", [["a1"], ["a2"]])];
    const tied = { kind: "tied", tied: ["a2", "c2"] };
    expect(fillSlot(bestSecond(1), sources({ groups }))).toEqual({ kind: "known", id: "b2" });
    expect(fillSlot(bestSecond(2), sources({ groups }))).toEqual({ ...tied, slot: bestSecond(2) });
    expect(fillSlot(bestSecond(3), sources({ groups }))).toEqual({ ...tied, slot: bestSecond(3) });
    const level = [group("A", [["a1"], ["a3", "a2"]]), group("B", [["b1"], ["b2"]])];
    const second: Slot = { kind: "group-place", group: "A", place: 3 };
    expect(fillSlot(second, sources({ groups: level }))).toEqual({ kind: "tied", slot: second, tied: ["a2", "a3"] });
    const best = bestSecond(1);
    expect(fillSlot(best, sources({ groups: level }))).toEqual({ kind: "tied", slot: best, tied: ["a2", "a3"] });
  });

  test("[AD16] a slot of nothing is a mistake of the program", () => {
    expect(() => fillSlot({ kind: "winner", match: "9" }, sources())).toThrow("no group or match 9");
    expect(() => fillSlot({ kind: "group-place", group: "Z", place: 1 }, sources())).toThrow("no group or match Z");
  });
});
