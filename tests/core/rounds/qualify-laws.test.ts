import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Form, Qualifying } from "#core/rounds/forms.ts";
import type { TiePolicy } from "#core/rounds/plan.ts";
import { qualify } from "#core/rounds/qualify.ts";
import { qualifyBy } from "#core/rounds/qualify-by.ts";
import { rankedHeats } from "../marks.ts";
import { mark, numberOf, race, status } from "../people.ts";
import { forms, heatsOf, settling, under } from "./performances.ts";

const anyForm: fc.Arbitrary<Form> = fc.oneof(
  fc.record({ kind: fc.constantFrom("per-heat", "next-best", "top", "fill-to"), count: fc.nat(5) }),
  fc.record({
    kind: fc.constant("percent" as const),
    percent: fc.nat(100),
    rounding: fc.constantFrom("floor", "half-up", "ceil"),
    of: fc.constantFrom("took-part", "entered"),
  }),
  fc.nat(8).map((value) => ({ kind: "standard" as const, ...under(value) })),
);
const anyHeats = fc.array(fc.array(fc.option(fc.nat(8)), { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 4,
});
const anyQualifying: fc.Arbitrary<Qualifying> = fc.record({
  forms: fc.array(anyForm, { maxLength: 3 }),
  tiesInHeats: fc.constantFrom("as-cut", "all-in"),
  minimum: fc.option(fc.nat(8).map((value) => under(value, true))),
  cap: fc.option(
    fc.record({
      percent: fc.nat(100),
      rounding: fc.constant("floor" as const),
      of: fc.constant("entered" as const),
    }),
  ),
});
const anyPolicy = fc.record({
  last: fc.constantFrom("all-in", "none-in", "decider", "lot"),
  capacity: fc.option(fc.nat(15)),
});

describe("laws of qualification", () => {
  test("[AD9] nobody without a mark or withdrawn goes on, nobody twice, reserves and qualified are apart, order is no matter", () => {
    fc.assert(
      fc.property(anyHeats, anyQualifying, anyPolicy, fc.func(fc.boolean()), (heats, qualifying, policy, leaves) => {
        const people = heatsOf(heats);
        const withdrawn = new Set(people.filter(({ id }) => leaves(id)).map(({ id }) => id));
        const how = settling(policy, { withdrawn });
        const found = qualifyBy(people, qualifying, how);
        expect(qualifyBy([...people].reverse(), qualifying, how)).toEqual(found);
        const on = found.qualified.map(({ id }) => id);
        expect([...on, ...found.waiting, ...found.out].sort()).toEqual(people.map(({ id }) => id).sort());
        const unfit = people.filter((one) => one.place === null || withdrawn.has(one.id)).map(({ id }) => id);
        const coming = [...on, ...found.reserves.flat()];
        expect(coming.filter((id) => unfit.includes(id))).toEqual([]);
        expect(new Set(coming).size).toBe(coming.length);
      }),
      { numRuns: 300 },
    );
  });

  test("[AD9] never more than the places, unless all are let in, a lane is spare, or a standard was reached", () => {
    fc.assert(
      fc.property(
        anyHeats,
        fc.nat(3),
        fc.nat(4),
        anyPolicy,
        fc.func(fc.boolean()),
        (heats, perHeat, more, policy, leaves) => {
          const people = heatsOf(heats);
          const withdrawn = new Set(people.filter(({ id }) => leaves(id)).map(({ id }) => id));
          const places = perHeat * heats.length + more;
          const room = Math.max(places, policy.capacity ?? 0);
          const both = forms({ kind: "per-heat", count: perHeat }, { kind: "next-best", count: more });
          const found = qualifyBy(people, both, settling(policy, { withdrawn }));
          if (policy.last !== "all-in") expect(found.qualified.length).toBeLessThanOrEqual(room);
          const top = qualifyBy(people, forms({ kind: "top", count: places }), settling(policy, { withdrawn }));
          if (policy.last !== "all-in") expect(top.qualified.length).toBeLessThanOrEqual(room);
          const all = qualifyBy(people, { ...both, tiesInHeats: "all-in" }, settling(policy));
          const able = people.filter(({ place }) => place !== null).length;
          if (policy.last === "all-in" && more > 0)
            expect(all.qualified.length).toBeGreaterThanOrEqual(Math.min(able, places));
        },
      ),
      { numRuns: 300 },
    );
  });

  test("[AD9] a better mark never costs anybody the next round", () => {
    fc.assert(
      fc.property(
        anyHeats,
        anyQualifying,
        anyPolicy,
        fc.nat(30),
        fc.nat(8),
        (heats, qualifying, policy, pick, better) => {
          const marks = heats.map((lanes) => [...lanes]);
          const seats = marks.flatMap((lanes, heat) => lanes.map((_one, lane) => ({ heat, lane })));
          const seat = seats[pick % seats.length];
          const lanes = marks[seat?.heat ?? 0];
          const before = lanes?.[seat?.lane ?? 0];
          if (!seat || !lanes || typeof before !== "number") return;
          const who = String.fromCharCode(97 + seats.indexOf(seat));
          const goes = (all: (number | null)[][]) => qualifyBy(heatsOf(all), qualifying, settling(policy));
          const first = goes(marks);
          lanes[seat.lane] = Math.min(before, better);
          const second = goes(marks);
          const isOn = (found: typeof first) => found.qualified.some(({ id }) => id === who);
          if (isOn(first) && second.waiting.length === 0) expect(isOn(second)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("[AD3] by place and by mark the forms say the same as the plan's two numbers", () => {
    const policies = fc.constantFrom<TiePolicy>("all-in", "decider", "lot");
    fc.assert(
      fc.property(anyHeats, fc.nat(3), fc.nat(4), policies, (heats, perHeat, nextBest, last) => {
        const marks = heats.map((lanes) => lanes.map((ms) => (ms === null ? status("DNS") : mark(ms))));
        const old = qualify(
          rankedHeats(marks, { ...race, precisionMs: 1 }),
          { perHeat, nextBest },
          { ...race, precisionMs: 1 },
          last,
          [],
          [],
        );
        const both = forms({ kind: "per-heat", count: perHeat }, { kind: "next-best", count: nextBest });
        const found = qualifyBy(heatsOf(heats), both, settling({ last }));
        const name = (id: string) => String.fromCharCode(96 + numberOf(id));
        expect(found.qualified.map(({ id, by }) => `${id} ${by}`)).toEqual(
          old.qualified.map(({ id, by }) => `${name(id)} ${by}`),
        );
        expect(found.waiting).toEqual(old.ties.flatMap(({ tied }) => tied.map(name)));
        expect(found.reserves.flat()).toEqual(old.reserves.map(name));
      }),
      { numRuns: 300 },
    );
  });
});
