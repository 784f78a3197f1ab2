import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Advance,
  defaultPlan,
  type EventPlan,
  finalSize,
  planRefusals,
  planRounds,
  roundName,
} from "#core/rounds/plan.ts";
import { arrival, race, skipping } from "./people.ts";

const plan = (changed: Partial<EventPlan> = {}): EventPlan => ({ ...defaultPlan, ...changed });
const shape = (n: number, changed: Partial<EventPlan> = {}) => planRounds(n, plan(changed)).map((one) => one.entrants);

describe("rounds", () => {
  test.each([
    { n: 0, rounds: [0], why: "nobody: a final without heats" },
    { n: 6, rounds: [6], why: "six fit into a final of two heats" },
    { n: 7, rounds: [7, 6], why: "one must drop out" },
    { n: 17, rounds: [17, 8, 6], why: "four heats, two from each" },
    { n: 21, rounds: [21, 10, 6], why: "five heats, two from each" },
    { n: 23, rounds: [23, 10, 6], why: "the founding notice's skippers" },
    { n: 13, rounds: [13, 6], why: "two from three heats are the final already" },
    { n: 62, rounds: [62, 26, 12, 6], why: "thirteen heats, then six, then three" },
  ])("[AD1] $n people: $why", ({ n, rounds }) => {
    expect(shape(n)).toEqual(rounds);
  });

  test("[AD1] two heats share the final evenly, the rest of it goes by mark", () => {
    const [first] = planRounds(9, plan({ prizes: 7 }));
    expect(first).toEqual({
      number: 1,
      entrants: 9,
      sizes: [5, 4],
      final: false,
      advance: { perHeat: 3, nextBest: 1 },
    });
    expect(planRounds(12, plan({ prizes: 8 }))[0]?.advance).toEqual({ perHeat: 2, nextBest: 2 });
  });

  test("[AD1] what the organizer chose is taken, round by round", () => {
    const advance: (Advance | null)[] = [{ perHeat: 1, nextBest: 3 }, null];
    expect(planRounds(23, plan({ advance })).map((one) => [one.entrants, one.advance])).toEqual([
      [23, { perHeat: 1, nextBest: 3 }],
      [8, { perHeat: 3, nextBest: 0 }],
      [6, null],
    ]);
  });

  test("[AD1] a choice that lets nobody drop out, or nobody through, gives way to the proposal", () => {
    for (const wish of [
      { perHeat: 5, nextBest: 0 },
      { perHeat: 0, nextBest: 0 },
    ])
      expect(shape(23, { advance: [wish] })).toEqual([23, 10, 6]);
  });

  test("[AD2] a final takes as many as there are prizes in two heats, or one heat with the rest from the round before", () => {
    expect(finalSize(plan())).toBe(6);
    expect(finalSize(plan({ prizes: 3 }))).toBe(5);
    expect(finalSize(plan({ finalMode: "round-before" }))).toBe(5);
    expect(shape(23, { finalMode: "round-before" })).toEqual([23, 10, 5]);
  });

  test("[AD21] without rounds everybody is in the final, in as many heats as it takes", () => {
    expect(planRounds(23, plan({ finalMode: "all-heats" }))).toEqual([
      { number: 1, entrants: 23, sizes: [5, 5, 5, 4, 4], final: true, advance: null },
    ]);
    expect(shape(300, { finalMode: "all-heats" })).toEqual([300]);
  });

  test("[AD1] where only the order of arrival counts nobody is proposed to go on by mark", () => {
    const rounds = planRounds(9, plan({ finalMode: "round-before" }), "order");
    expect(rounds.map((one) => [one.entrants, one.advance])).toEqual([
      [9, { perHeat: 2, nextBest: 0 }],
      [4, null],
    ]);
  });

  test("[AD1] every plan ends: each round has fewer people than the one before, the last is the final and fits its size", () => {
    const wish = fc.option(fc.record({ perHeat: fc.nat(6), nextBest: fc.nat(6) }));
    fc.assert(
      fc.property(
        fc.nat(3000),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom("two-heats" as const, "round-before" as const),
        fc.constantFrom("time" as const, "order" as const),
        fc.array(wish, { maxLength: 4 }),
        (n, lanes, prizes, finalMode, measure, advance) => {
          const rounds = planRounds(n, plan({ lanes, prizes, finalMode, advance }), measure);
          rounds.forEach((one, i) => {
            expect(one.number).toBe(i + 1);
            expect(one.final).toBe(i === rounds.length - 1);
            expect(one.sizes.reduce((a, b) => a + b, 0)).toBe(one.entrants);
            const next = rounds[i + 1];
            if (!next || !one.advance) return;
            expect(next.entrants).toBe(one.advance.perHeat * one.sizes.length + one.advance.nextBest);
            expect(next.entrants).toBeLessThan(one.entrants);
            expect(next.entrants).toBeGreaterThan(0);
          });
          const reaches = measure === "time" || lanes > 1;
          if (reaches)
            expect(rounds.at(-1)?.entrants).toBeLessThanOrEqual(finalSize(plan({ lanes, prizes, finalMode })));
        },
      ),
    );
  });
});

describe("refusals", () => {
  test("[AD5] the default plan suits a measured event of any size", () => {
    for (const n of [null, 0, 6, 23, 300]) expect(planRefusals(defaultPlan, skipping, n)).toEqual([]);
  });

  test.each([
    {
      why: "nobody rides alone against nobody",
      changed: { lanes: 1 },
      refusal: { kind: "lanes-out-of-range", from: 2, to: 100 },
    },
    { why: "half a lane", changed: { lanes: 2.5 }, refusal: { kind: "lanes-out-of-range", from: 2, to: 100 } },
    { why: "no prize", changed: { prizes: 0 }, refusal: { kind: "prizes-out-of-range", from: 1, to: 100 } },
    {
      why: "everybody goes on",
      changed: { advance: [{ perHeat: 5, nextBest: 0 }] },
      refusal: { kind: "advance-not-fewer", round: 1 },
    },
    {
      why: "nobody goes on",
      changed: { advance: [{ perHeat: 0, nextBest: 0 }] },
      refusal: { kind: "advance-not-fewer", round: 1 },
    },
    {
      why: "everybody goes on from the second round",
      changed: { advance: [null, { perHeat: 5, nextBest: 0 }] },
      refusal: { kind: "advance-not-fewer", round: 2 },
    },
  ] satisfies { why: string; changed: Partial<EventPlan>; refusal: unknown }[])(
    "[AD5] refused: $why",
    ({ changed, refusal }) => {
      expect(planRefusals(plan(changed), race, 23)).toEqual([refusal]);
    },
  );

  test("[AD5] an order of arrival goes neither with two final heats nor with the next best by mark", () => {
    expect(planRefusals(defaultPlan, arrival, 23)).toEqual([{ kind: "order-needs-round-before" }]);
    expect(planRefusals({ ...defaultPlan, prizes: 5 }, arrival, 23)).toEqual([]);
    const once = plan({ finalMode: "all-heats" });
    expect(planRefusals(once, arrival, 5)).toEqual([{ kind: "order-needs-round-before" }]);
    expect(planRefusals(once, race, 23)).toEqual([]);
    expect(planRefusals(plan({ prizes: 5 }), arrival, 23)).toEqual([]);
    expect(
      planRefusals(plan({ finalMode: "round-before", advance: [{ perHeat: 1, nextBest: 2 }] }), arrival, 23),
    ).toEqual([{ kind: "next-best-needs-marks", round: 1 }]);
    expect(planRefusals(plan({ finalMode: "round-before" }), arrival, 23)).toEqual([]);
  });
});

test.each([
  { of: 1, names: ["final"] },
  { of: 2, names: ["heats", "final"] },
  { of: 3, names: ["heats", "semi", "final"] },
  { of: 4, names: ["heats", "second", "semi", "final"] },
  { of: 5, names: ["heats", "second", "quarter", "semi", "final"] },
  { of: 6, names: ["heats", "second", "third", "quarter", "semi", "final"] },
  { of: 7, names: ["heats", "second", "third", "round", "quarter", "semi", "final"] },
])("[AD8] the names of $of rounds", ({ of, names }) => {
  expect(names.map((_name, i) => roundName(i + 1, of))).toEqual(names);
});
