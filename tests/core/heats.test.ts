import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Drawable, drawHeats } from "#core/heats/draw.ts";
import { leastSeparation, sameUnitMeetings, separationCost } from "#core/heats/separation.ts";
import { heatSizes, heatSizesWithMinimum } from "#core/heats/sizes.ts";
import type { EntrantId, UnitId } from "#core/ids.ts";
import { id, numberOf } from "./people.ts";

const people = (units: readonly number[]): Drawable[] =>
  units.map((unit, i) => ({ id: id<EntrantId>(i + 1), unit: id<UnitId>(unit) }));

const anyPeople = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 60 }).map(people);
const anyLanes = fc.integer({ min: 1, max: 10 });
const anySeed = fc.string();

describe("sizes", () => {
  test.each([
    { n: 0, lanes: 5, sizes: [], why: "nobody has no heat" },
    { n: 1, lanes: 5, sizes: [1], why: "one person still has a heat" },
    { n: 5, lanes: 5, sizes: [5], why: "a full heat" },
    { n: 6, lanes: 5, sizes: [3, 3], why: "never 5 and 1" },
    { n: 21, lanes: 5, sizes: [5, 4, 4, 4, 4], why: "filling one after another would leave one alone" },
    { n: 23, lanes: 5, sizes: [5, 5, 5, 4, 4], why: "the larger heats come first" },
  ])("[HT1] $n people on $lanes lanes: $why", ({ n, lanes, sizes }) => {
    expect(heatSizes(n, lanes)).toEqual(sizes);
  });

  test("[HT1] heats differ by at most one, hold everybody, never more than the lanes, and are as few as possible", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), anyLanes, (n, lanes) => {
        const sizes = heatSizes(n, lanes);
        expect(sizes.reduce((a, b) => a + b, 0)).toBe(n);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(lanes);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(sizes).toHaveLength(Math.ceil(n / lanes));
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      }),
    );
  });

  test("[HT1] a heat without lanes is broken, not refused", () => {
    expect(() => heatSizes(5, 0)).toThrow(RangeError);
  });

  test("[HT1] a minimum that even heats keep is accepted", () => {
    expect(heatSizesWithMinimum(11, 5, 3)).toEqual({ ok: true, value: [4, 4, 3] });
    expect(heatSizesWithMinimum(0, 5, 3)).toEqual({ ok: true, value: [] });
  });

  test("[HT1] a minimum that nothing keeps is refused with the choices: a smaller one, or more lanes", () => {
    const decision = heatSizesWithMinimum(6, 5, 4);
    expect(decision).toMatchObject({ ok: false, refusal: { kind: "minimum-infeasible", n: 6, lanes: 5, minimum: 4 } });
    expect(decision.ok ? [] : decision.refusal.choices).toEqual([
      { minimum: 3, lanes: 5, sizes: [3, 3] },
      { minimum: 4, lanes: 6, sizes: [6] },
    ]);
  });

  test("[HT1] with fewer people than the minimum more lanes are no choice", () => {
    const decision = heatSizesWithMinimum(2, 5, 3);
    expect(decision.ok ? [] : decision.refusal.choices).toEqual([{ minimum: 2, lanes: 5, sizes: [2] }]);
  });

  test("[HT1] every choice keeps what it says", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), anyLanes, fc.integer({ min: 1, max: 12 }), (n, lanes, minimum) => {
        const decision = heatSizesWithMinimum(n, lanes, minimum);
        for (const choice of decision.ok ? [] : decision.refusal.choices) {
          expect(Math.min(...choice.sizes)).toBeGreaterThanOrEqual(choice.minimum);
          expect(Math.max(...choice.sizes)).toBeLessThanOrEqual(choice.lanes);
          expect(choice.sizes.reduce((a, b) => a + b, 0)).toBe(n);
        }
      }),
    );
  });
});

describe("draw", () => {
  test("[HT3] everybody stands in exactly one heat and lane, lanes run from 1, sizes are the even ones", () => {
    fc.assert(
      fc.property(anyPeople, anyLanes, anySeed, fc.boolean(), (input, lanes, seed, separate) => {
        const { heats } = drawHeats(input, { lanes, seed, separate });
        const drawn = heats.flatMap((heat) => heat.lanes);
        expect(drawn.map((one) => one.id).sort()).toEqual(input.map((one) => one.id).sort());
        expect(heats.map((heat) => heat.lanes.length)).toEqual(heatSizes(input.length, lanes));
        expect(heats.map((heat) => heat.number)).toEqual(heats.map((_heat, i) => i + 1));
        for (const heat of heats) expect(heat.lanes.map((one) => one.lane)).toEqual(heat.lanes.map((_one, i) => i + 1));
      }),
    );
  });

  test("[HT4] with separation the cost is the least possible, for any entries and any seed", () => {
    fc.assert(
      fc.property(anyPeople, anyLanes, anySeed, (input, lanes, seed) => {
        const draw = drawHeats(input, { lanes, seed, separate: true });
        expect(draw.cost).toBe(draw.least);
        expect(draw.cost).toBe(separationCost(draw.heats));
      }),
    );
  });

  test("[HT4] no heats of these sizes cost less: all ways of seating small entries were tried", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 7 }),
        fc.integer({ min: 2, max: 4 }),
        (units, lanes) => {
          const input = people(units);
          const sizes = heatSizes(input.length, lanes);
          const seat = (rest: readonly Drawable[], heats: Drawable[][]): number => {
            const [first, ...others] = rest;
            if (!first) return separationCost(heats.map((members) => ({ lanes: members })));
            return Math.min(
              ...heats.flatMap((members, at) =>
                members.length < (sizes[at] ?? 0)
                  ? [
                      seat(
                        others,
                        heats.map((one, i) => (i === at ? [...one, first] : one)),
                      ),
                    ]
                  : [],
              ),
            );
          };
          expect(drawHeats(input, { lanes, seed: "s", separate: true }).least).toBe(
            seat(
              input,
              sizes.map(() => []),
            ),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  test("[HT2] a draw is repeatable from what it stores", () => {
    fc.assert(
      fc.property(anyPeople, anyLanes, anySeed, fc.boolean(), (input, lanes, seed, separate) => {
        const draw = drawHeats(input, { lanes, seed, separate });
        const stored = JSON.parse(JSON.stringify(draw)) as typeof draw;
        expect(drawHeats(stored.input, { lanes, seed: stored.seed, separate })).toEqual(draw);
      }),
    );
  });

  test("[HT2] edition draw@1 draws the same for ever", () => {
    const { heats, edition } = drawHeats(people([1, 1, 1, 2, 2, 3, 4]), { lanes: 4, seed: "8 March", separate: true });
    expect(edition).toBe("draw@1");
    expect(heats.map((heat) => heat.lanes.map((one) => numberOf(one.id)))).toMatchInlineSnapshot(`
      [
        [
          6,
          4,
          2,
          1,
        ],
        [
          3,
          7,
          5,
        ],
      ]
    `);
  });

  test("[HT3] another seed draws other heats", () => {
    const drawn = new Set(
      Array.from({ length: 20 }, (_unused, i) =>
        JSON.stringify(
          drawHeats(people([1, 1, 2, 3, 4, 5, 6, 6, 7]), { lanes: 5, seed: `s${i}`, separate: true }).heats,
        ),
      ),
    );
    expect(drawn.size).toBeGreaterThan(15);
  });

  test("[HT5] every lane comes to everybody about equally often", () => {
    const times = new Map<number, number>();
    for (let i = 0; i < 1000; i++) {
      const { heats } = drawHeats(people([1, 2, 3, 4, 5]), { lanes: 5, seed: `lane ${i}`, separate: true });
      const lane = heats[0]?.lanes.find((one) => numberOf(one.id) === 1)?.lane ?? 0;
      times.set(lane, (times.get(lane) ?? 0) + 1);
    }
    for (const count of times.values()) expect(Math.abs(count - 200)).toBeLessThan(60);
    expect([...times.keys()].sort()).toEqual([1, 2, 3, 4, 5]);
  });

  test("[HT3] somebody given twice is broken", () => {
    const [one] = people([1]);
    expect(() => drawHeats(one ? [one, one] : [], { lanes: 5, seed: "s", separate: true })).toThrow();
  });
});

describe("separation", () => {
  test.each([
    { sizes: [4, 3, 2, 1], heats: 2, least: 3, why: "A 2+2, B 2+1, C and D apart" },
    { sizes: [3, 3, 3], heats: 3, least: 0, why: "no unit has more people than there are heats" },
    { sizes: [5], heats: 1, least: 10, why: "one heat holds all pairs" },
    { sizes: [], heats: 0, least: 0, why: "nobody meets" },
  ])("[HT4] least cost of $sizes in $heats heats: $why", ({ sizes, heats, least }) => {
    expect(leastSeparation(sizes, heats)).toBe(least);
  });

  test("[HT4] the meetings that are left are told heat by heat", () => {
    const draw = drawHeats(people([1, 1, 1, 2, 3, 4]), { lanes: 3, seed: "m", separate: true });
    const [meeting, ...others] = draw.meetings;
    expect(others).toEqual([]);
    expect(meeting?.unit).toBe(id(1));
    expect(meeting?.ids).toHaveLength(2);
    expect(sameUnitMeetings(draw.heats)).toEqual(draw.meetings);
  });
});
