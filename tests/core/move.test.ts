import fc from "fast-check";
import { expect, test } from "vitest";
import { type DrawnHeat, drawHeats } from "#core/heats/draw.ts";
import { moveEntrant, replaceEntrant } from "#core/heats/move.ts";
import { separationCost } from "#core/heats/separation.ts";
import type { EntrantId, UnitId } from "#core/ids.ts";
import { id } from "./people.ts";

const placed = (n: number, unit: number, lane: number) => ({ id: id<EntrantId>(n), unit: id<UnitId>(unit), lane });
const heats: DrawnHeat[] = [
  { number: 1, lanes: [placed(1, 1, 1), placed(2, 2, 2), placed(3, 3, 3)] },
  { number: 2, lanes: [placed(4, 1, 1), placed(5, 2, 2)] },
];

test("[HT6] moving onto somebody swaps the two, and tells what it costs", () => {
  const moved = moveEntrant(heats, id(1), { heat: 2, lane: 2 }, 5);
  expect(moved).toEqual({
    ok: true,
    value: {
      heats: [
        { number: 1, lanes: [placed(5, 2, 1), placed(2, 2, 2), placed(3, 3, 3)] },
        { number: 2, lanes: [placed(4, 1, 1), placed(1, 1, 2)] },
      ],
      costBefore: 0,
      costAfter: 2,
      swappedWith: id(5),
    },
  });
});

test("[HT6] moving to an empty lane leaves the old one empty", () => {
  const moved = moveEntrant(heats, id(2), { heat: 2, lane: 4 }, 5);
  expect(moved.ok && moved.value.heats).toEqual([
    { number: 1, lanes: [placed(1, 1, 1), placed(3, 3, 3)] },
    { number: 2, lanes: [placed(4, 1, 1), placed(5, 2, 2), placed(2, 2, 4)] },
  ]);
  expect(moved.ok && moved.value.swappedWith).toBeNull();
});

test.each([
  { who: 9, to: { heat: 1, lane: 1 }, refusal: { kind: "not-in-draw" }, why: "nobody of that name was drawn" },
  { who: 1, to: { heat: 7, lane: 1 }, refusal: { kind: "no-such-heat" }, why: "there are two heats" },
  { who: 1, to: { heat: 2, lane: 6 }, refusal: { kind: "lane-out-of-range", lanes: 5 }, why: "there are five lanes" },
  { who: 1, to: { heat: 2, lane: 0 }, refusal: { kind: "lane-out-of-range", lanes: 5 }, why: "lanes begin at 1" },
  {
    who: 1,
    to: { heat: 2, lane: 1.5 },
    refusal: { kind: "lane-out-of-range", lanes: 5 },
    why: "nobody rides between lanes",
  },
  { who: 1, to: { heat: 1, lane: 1 }, refusal: { kind: "same-place" }, why: "stands there already" },
])("[HT6] refused: $why", ({ who, to, refusal }) => {
  expect(moveEntrant(heats, id(who), to, 5)).toEqual({ ok: false, refusal });
});

test("[HT6] any run of moves keeps everybody, each in a lane of their own", () => {
  const steps = fc.array(
    fc.record({
      who: fc.integer({ min: 1, max: 13 }),
      heat: fc.integer({ min: 1, max: 4 }),
      lane: fc.integer({ min: 1, max: 5 }),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(fc.string(), steps, (seed, moves) => {
      const input = Array.from({ length: 13 }, (_unused, i) => ({ id: id<EntrantId>(i + 1), unit: id<UnitId>(i % 4) }));
      let now: DrawnHeat[] = drawHeats(input, { lanes: 5, seed, separate: true }).heats;
      for (const { who, heat, lane } of moves) {
        const moved = moveEntrant(now, id(who), { heat, lane }, 5);
        if (!moved.ok) continue;
        expect(moved.value.costBefore).toBe(separationCost(now));
        expect(moved.value.costAfter).toBe(separationCost(moved.value.heats));
        now = moved.value.heats;
      }
      const places = now.flatMap((heat) => heat.lanes.map((one) => `${heat.number}/${one.lane}`));
      expect(new Set(places).size).toBe(13);
      expect(now.flatMap((heat) => heat.lanes.map((one) => one.id)).sort()).toEqual(input.map((one) => one.id));
    }),
  );
});

test("[HT7] a reserve takes the lane of whoever left; without one it stays empty", () => {
  const reserve = { id: id<EntrantId>(8), unit: id<UnitId>(8) };
  expect(replaceEntrant(heats, id(2), reserve)[0]?.lanes).toEqual([placed(1, 1, 1), placed(8, 8, 2), placed(3, 3, 3)]);
  expect(replaceEntrant(heats, id(2), null)[0]?.lanes).toEqual([placed(1, 1, 1), placed(3, 3, 3)]);
  expect(replaceEntrant(heats, id(9), null)).toEqual(heats);
});

test("[HT7] a reserve who already stands in the draw is broken", () => {
  expect(() => replaceEntrant(heats, id(2), { id: id<EntrantId>(5), unit: id<UnitId>(2) })).toThrow();
});
