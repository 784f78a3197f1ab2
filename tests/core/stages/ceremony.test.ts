import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ceremonySlots, isHidden, revealedDraw } from "#core/stages/ceremony.ts";
import type { StageDraw } from "#core/stages/draw.ts";
import { drawFollowing } from "#core/stages/draw-following.ts";
import { earlyMeetings } from "#core/stages/lots.ts";
import { isRepeatableStage } from "#core/stages/repeat.ts";
import { begun, byLot, id, input, people, planOf, playOf, playOut, taken } from "./contest.ts";

const drawOf = (format: Parameters<typeof planOf>[0]["format"], n: number, seeds = 0): StageDraw => {
  const [first] = begun(planOf(format ? { format } : {}), n, seeds).inputs;
  if (!first) throw new Error("nothing drawn");
  return first.draw;
};

describe("the ceremony of the draw", () => {
  test("[ST10] seeds first, then line by line; a bye is no slot", () => {
    const draw = drawOf("knock-out", 13, 4);
    const slots = ceremonySlots(draw);
    expect(slots.slice(0, 4).map(({ entrant }) => entrant)).toEqual(["p01", "p02", "p03", "p04"]);
    expect(slots).toHaveLength(13);
    const rest = slots.slice(4).map(({ index }) => index);
    expect(rest).toEqual([...rest].sort((a, b) => a - b));
  });

  test("[ST10] groups pot by pot, a contest drawn anew pair by pair, Swiss by numbers, places of a stage before not at all", () => {
    const groups = ceremonySlots(drawOf("groups", 8));
    expect(groups.map(({ group, index }) => `${group}${index}`).join(" ")).toBe("A0 B0 A1 B1 A2 B2 A3 B3");
    expect(ceremonySlots(drawOf("redrawn", 5)).map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    expect(ceremonySlots(drawOf("swiss", 5, 5)).map(({ entrant }) => entrant)).toEqual(people(5).map((one) => one.id));
    const plan = planOf({ format: "groups" });
    const second = taken(drawFollowing(plan, input(1, drawOf("groups", 8)), ""));
    expect(ceremonySlots(second)).toEqual([]);
    expect(revealedDraw(second, 0)).toBe(second);
  });

  test("[ST10] what is not shown yet is nowhere in what the public gets, and the seed only with the last slot", () => {
    for (const format of ["knock-out", "double", "groups", "swiss", "redrawn"] as const) {
      const draw = drawOf(format, 13, 0);
      const slots = ceremonySlots(draw);
      for (const shown of [0, 1, 5, 12]) {
        const text = JSON.stringify(revealedDraw(draw, shown));
        expect(text).not.toContain("red-flag");
        const told = slots.map(({ entrant }) => text.includes(entrant));
        expect(told, `${format} ${shown}`).toEqual(slots.map((_slot, i) => i < shown));
      }
      expect(revealedDraw(draw, 13)).toBe(draw);
    }
  });

  test("[ST10] a bracket keeps its shape while it is filled: hidden lines wait, byes are byes", () => {
    const draw = drawOf("knock-out", 5, 2);
    const shown = revealedDraw(draw, 2);
    if (shown.kind !== "knock-out" || draw.kind !== "knock-out") throw new Error("no knock-out");
    expect(shown.lines.map((line) => line === null)).toEqual(draw.lines.map((line) => line === null));
    expect(shown.lines.filter(isHidden)).toHaveLength(3);
    expect(shown.lot?.input.map((one) => one.id)).toEqual(["p01", "p02"]);
    const { played } = playOf(planOf({}), [input(1, shown)]);
    expect(played.stages[0]?.matches.map(({ key }) => key)).toEqual(
      playOf(planOf({}), [input(1, draw)]).played.stages[0]?.matches.map(({ key }) => key),
    );
    expect(played.stages[0]?.matches.every(({ status }) => status === "waiting")).toBe(true);
  });
});

describe("the lot", () => {
  test("[ST9] the same people, seeds and seed give the same draw, whatever order those without a seed come in", () => {
    const formats = fc.record({
      n: fc.integer({ min: 2, max: 24 }),
      seeds: fc.integer({ min: 0, max: 4 }),
      seed: fc.string(),
      format: fc.constantFrom("knock-out", "double", "redrawn", "groups", "round-robin", "swiss" as const),
    });
    fc.assert(
      fc.property(formats, ({ n, seeds, seed, format }) => {
        const plan = planOf({ format, groups: { cross: "drawn", size: 5 } });
        fc.pre(format !== "groups" || n > 5);
        const end = playOut(begun(plan, n, Math.min(seeds, n), seed), byLot(seed));
        const [first, second] = end.inputs;
        if (!first) throw new Error("nothing drawn");
        const kept = JSON.parse(JSON.stringify(first.draw)) as StageDraw;
        expect(isRepeatableStage(plan, { ...first, draw: kept })).toBe(true);
        if (second) expect(isRepeatableStage(plan, second, first)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test("[ST9] a draw that was changed by hand is found out", () => {
    const draw = drawOf("knock-out", 8);
    if (draw.kind !== "knock-out") throw new Error("no knock-out");
    const other = { ...draw, lines: [...draw.lines].reverse() };
    expect(isRepeatableStage(planOf({}), { draw, results: [] })).toBe(true);
    expect(isRepeatableStage(planOf({}), { draw: other, results: [] })).toBe(false);
    const robin = drawOf("round-robin", 6);
    expect(isRepeatableStage(planOf({}), { draw: robin, results: [] })).toBe(false);
  });

  test("[KO4] [ST9] meetings of a unit before it needs to are counted", () => {
    const one = (who: string, unit: string) => ({ id: id(who), unit });
    expect(earlyMeetings([one("a", "x"), one("b", "x"), one("c", "y"), null])).toBe(1);
    expect(earlyMeetings([one("a", "x"), one("b", "y"), one("c", "x"), null])).toBe(0);
    expect(earlyMeetings([one("a", "x"), one("b", "x"), one("c", "x"), null])).toBe(0);
    expect(earlyMeetings([])).toBe(0);
    const draw = drawOf("knock-out", 16);
    expect(draw.kind === "knock-out" && draw.lot).toMatchObject({ cost: 0, least: 0, separate: true });
    const groups = drawOf("groups", 16);
    expect(groups.kind === "groups" && groups.lot).toMatchObject({ cost: 0, least: 0 });
  });
});
