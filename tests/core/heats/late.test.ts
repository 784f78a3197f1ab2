import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DrawnHeat, drawHeats } from "#core/heats/draw.ts";
import { freePlaces, placeLate } from "#core/heats/late.ts";
import { separationCost } from "#core/heats/separation.ts";
import type { EntrantId, UnitId } from "#core/ids.ts";
import { id } from "../people.ts";

const person = (n: number, unit: number) => ({ id: id<EntrantId>(n), unit: id<UnitId>(unit) });
/** Heats of people by number and unit, in lanes 1, 2, …; null leaves the lane free. */
const heatsOf = (...heats: (readonly [number, number] | null)[][]): DrawnHeat[] =>
  heats.map((people, i) => ({
    number: i + 1,
    lanes: people.flatMap((one, at) => (one ? [{ ...person(...one), lane: at + 1 }] : [])),
  }));
const late = person(99, 1);

describe("somebody who came after the draw", () => {
  const three = heatsOf(
    [
      [1, 1],
      [2, 2],
      [3, 3],
    ],
    [
      [4, 1],
      [5, 2],
    ],
    [
      [6, 3],
      [7, 4],
    ],
  );

  test.each([
    { why: "the smallest, of two the one without the own unit", started: [], at: { heat: 3, lane: 3 } },
    { why: "passing over a heat that was started", started: [3], at: { heat: 2, lane: 3 } },
    { why: "a larger one where no smaller is left", started: [2, 3], at: { heat: 1, lane: 4 } },
  ])("[HT22] goes into $why", ({ started, at }) => {
    expect(placeLate(three, late, null, 4, started)).toMatchObject({ ok: true, value: { at } });
  });

  test("[HT22] goes into the first of heats that are alike, in the lowest lane that somebody left", () => {
    const heats = heatsOf([[1, 2], null, [2, 3]], [[3, 2], null, [4, 3]]);
    expect(placeLate(heats, late, null, 3, [])).toMatchObject({ ok: true, value: { at: { heat: 1, lane: 2 } } });
  });

  test("[HT22] takes the lane that is named; the meetings before and after are told", () => {
    const placed = placeLate(three, late, { heat: 2, lane: 4 }, 4, []);
    expect(placed).toEqual({
      ok: true,
      value: {
        heats: [three[0], { number: 2, lanes: [...(three[1]?.lanes ?? []), { ...late, lane: 4 }] }, three[2]],
        at: { heat: 2, lane: 4 },
        costBefore: 0,
        costAfter: 1,
        least: 0,
      },
    });
  });

  test.each([
    { who: person(5, 2), to: null, kind: { kind: "already-in-draw", heat: 2, lane: 2 } },
    { who: late, to: { heat: 4, lane: 1 }, kind: { kind: "no-such-heat" } },
    { who: late, to: { heat: 2, lane: 5 }, kind: { kind: "lane-out-of-range", lanes: 4 } },
    { who: late, to: { heat: 2, lane: 0 }, kind: { kind: "lane-out-of-range", lanes: 4 } },
    { who: late, to: { heat: 2, lane: 3.5 }, kind: { kind: "lane-out-of-range", lanes: 4 } },
    { who: late, to: { heat: 1, lane: 4 }, kind: { kind: "heat-begun", heat: 1 } },
    { who: late, to: { heat: 2, lane: 2 }, kind: { kind: "lane-taken", heat: 2, lane: 2 } },
  ])("[HT22] is refused: $kind.kind", ({ who, to, kind }) => {
    expect(placeLate(three, who, to, 4, [1])).toEqual({ ok: false, refusal: kind });
  });

  test("[HT22] finds no lane where all heats are full, or were started", () => {
    expect(
      placeLate(
        heatsOf([
          [1, 1],
          [2, 2],
        ]),
        late,
        null,
        2,
        [],
      ),
    ).toMatchObject({ refusal: { kind: "no-free-lane" } });
    expect(placeLate(three, late, null, 4, [1, 2, 3])).toMatchObject({ refusal: { kind: "no-free-lane" } });
  });

  test("[HT22] leaves everybody where they stand, and even heats even", () => {
    const sizes = fc.record({
      n: fc.integer({ min: 1, max: 30 }),
      lanes: fc.integer({ min: 2, max: 8 }),
      seed: fc.string(),
    });
    fc.assert(
      fc.property(sizes, ({ n, lanes, seed }) => {
        const { heats } = drawHeats(
          Array.from({ length: n }, (_unused, i) => person(i + 1, i % 4)),
          { lanes, seed, separate: true },
        );
        const free = freePlaces(heats, lanes, []);
        const placed = placeLate(heats, late, null, lanes, []);
        expect(placed.ok).toBe(free.length > 0);
        expect(free).toHaveLength(heats.length * lanes - n);
        if (!placed.ok) return;
        expect(free).toContainEqual(placed.value.at);
        const without = placed.value.heats.map((heat) => ({
          ...heat,
          lanes: heat.lanes.filter((one) => one.id !== late.id),
        }));
        expect(without).toEqual(
          heats.map((heat) => ({ ...heat, lanes: [...heat.lanes].sort((a, b) => a.lane - b.lane) })),
        );
        const counts = placed.value.heats.map((heat) => heat.lanes.length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        expect(placed.value.costAfter).toBe(separationCost(placed.value.heats));
        expect(placed.value.least).toBeLessThanOrEqual(placed.value.costAfter);
      }),
    );
  });
});
