import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawGroups, type GroupWishes } from "#core/groups/distribute.ts";
import { groupSizes } from "#core/groups/sizes.ts";
import type { EntrantId, UnitId } from "#core/ids.ts";

const person = (rank: number, unit: string) => ({ id: `p${rank}` as EntrantId, unit: unit as UnitId });
const of = (units: string) => units.split("").map((unit, i) => person(i + 1, unit));
const snakeOf = (groups: number): GroupWishes => ({
  groups,
  method: "snake",
  heads: "ranked",
  separate: "off",
  seed: "s",
});
const ranks = (groups: readonly (readonly { id: string }[])[]) =>
  groups.map((one) => one.map(({ id }) => +id.slice(1)));

describe("the number of groups", () => {
  test("[RR4] by the steps of the trials: one up to 6, two up to 12, four up to 24, refused above", () => {
    const steps = [1, 6, 7, 12, 13, 24].map((n) => groupSizes(n, { by: "badminton-trials" }));
    expect(steps).toEqual([
      { ok: true, value: [1] },
      { ok: true, value: [6] },
      { ok: true, value: [4, 3] },
      { ok: true, value: [6, 6] },
      { ok: true, value: [4, 3, 3, 3] },
      { ok: true, value: [6, 6, 6, 6] },
    ]);
    expect(groupSizes(25, { by: "badminton-trials" })).toEqual({
      ok: false,
      refusal: { kind: "too-many-for-steps", n: 25, most: 24 },
    });
  });

  test("[RR4] by a largest size, or given; nobody is left alone in a group", () => {
    expect(groupSizes(11, { by: "size", most: 4 })).toEqual({ ok: true, value: [4, 4, 3] });
    expect(groupSizes(7, { by: "groups", groups: 3 })).toEqual({ ok: true, value: [3, 2, 2] });
    expect(groupSizes(7, { by: "groups", groups: 4 })).toEqual({
      ok: false,
      refusal: { kind: "groups-too-small", n: 7, groups: 4, most: 3 },
    });
    expect(groupSizes(1, { by: "groups", groups: 1 })).toEqual({ ok: true, value: [1] });
    expect(groupSizes(0, { by: "groups", groups: 3 })).toEqual({ ok: true, value: [] });
    expect(() => groupSizes(-1, { by: "groups", groups: 1 })).toThrow("groups of -1 entrants");
    expect(() => groupSizes(1.5, { by: "groups", groups: 1 })).toThrow("groups of 1.5 entrants");
  });
});

describe("who is in which group", () => {
  test("[RR5] by the snake: 1 4 5 8 and 2 3 6 7", () => {
    const drawn = drawGroups(of("abcdefgh"), snakeOf(2));
    expect(drawn.ok && ranks(drawn.value.groups)).toEqual([
      [1, 4, 5, 8],
      [2, 3, 6, 7],
    ]);
  });

  test("[RR5] tells what is needed to draw again, and who of one unit are together all the same", () => {
    const input = of("xxxy");
    const drawn = drawGroups(input, { ...snakeOf(2), separate: "prefer" });
    expect(drawn).toEqual({
      ok: true,
      value: {
        edition: "groups@1",
        wishes: { ...snakeOf(2), separate: "prefer" },
        input,
        groups: [
          [input[0], input[3]],
          [input[1], input[2]],
        ],
        cost: 1,
        least: 1,
        meetings: [{ heat: 2, unit: "x", ids: ["p2", "p3"] }],
      },
    });
  });

  test("[RR5] units that must be apart and cannot be are refused with the number of groups that would do", () => {
    const must = (groups: number) => ({ ...snakeOf(groups), separate: "must" as const });
    expect(drawGroups(of("xxxyyz"), must(2))).toEqual({
      ok: false,
      refusal: { kind: "meetings-unavoidable", least: 1, groups: 3 },
    });
    expect(drawGroups(of("xxxy"), must(2))).toEqual({
      ok: false,
      refusal: { kind: "meetings-unavoidable", least: 1, groups: null },
    });
    const apart = drawGroups(of("xyxyzz"), must(3));
    expect(apart.ok && apart.value.cost).toBe(0);
  });

  test("[RR5] wishes that no drawing can have", () => {
    expect(() => drawGroups(of("ab"), snakeOf(3))).toThrow("2 people in 3 groups");
    expect(() => drawGroups(of("ab"), snakeOf(0))).toThrow("2 people in 0 groups");
    expect(() => drawGroups(of("ab"), snakeOf(1.5))).toThrow("2 people in 1.5 groups");
    expect(() => drawGroups([person(1, "a"), person(1, "a")], snakeOf(2))).toThrow("somebody is in the draw twice");
  });

  test("[RR5] the best of all heads the first group where heads are ranked; by lot any group may be first", () => {
    const heads = (wishes: GroupWishes) => {
      const drawn = drawGroups(of("abcdefgh"), wishes);
      return drawn.ok ? ranks(drawn.value.groups).map(([head]) => head) : [];
    };
    const seeds = Array.from({ length: 20 }, (_unused, i) => `${i}`);
    const pots = { ...snakeOf(4), method: "pots" as const };
    for (const seed of seeds) expect(heads({ ...pots, seed })).toEqual([1, 2, 3, 4]);
    const drawn = seeds.map((seed) => heads({ ...snakeOf(4), heads: "drawn", seed }));
    expect(new Set(drawn.map(String)).size).toBeGreaterThan(5);
    for (const one of drawn) expect([...one].sort()).toEqual([1, 2, 3, 4]);
  });

  test("[RR5] every pot gives exactly one to each group, units meet as little as anyhow possible, and a seed repeats it", () => {
    const units = fc.array(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(units, fc.nat(7), fc.string(), (list, less, seed) => {
        const groups = Math.max(1, Math.min(8, list.length) - less);
        const people = list.map((unit, i) => person(i + 1, unit));
        const wishes: GroupWishes = { groups, method: "pots", heads: "drawn", separate: "prefer", seed };
        const drawn = drawGroups(people, wishes);
        expect(drawGroups(people, wishes)).toEqual(drawn);
        if (!drawn.ok) throw new Error("refused");
        expect(drawn.value.cost).toBe(drawn.value.least);
        for (const group of ranks(drawn.value.groups)) {
          const pots = group.map((rank) => Math.floor((rank - 1) / groups));
          const full = Math.floor(people.length / groups);
          expect(pots.slice(0, full)).toEqual(Array.from({ length: full }, (_unused, pot) => pot));
          expect(pots.length - full).toBeLessThanOrEqual(1);
        }
        expect(ranks(drawn.value.groups).flat()).toHaveLength(people.length);
      }),
      { numRuns: 200 },
    );
  });
});
