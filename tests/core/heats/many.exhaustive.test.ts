import { expect, test } from "vitest";
import { drawHeats } from "#core/heats/draw.ts";
import { drawSeededHeats } from "#core/heats/seeded-draw.ts";
import type { EntrantId, UnitId } from "#core/ids.ts";
import { id } from "../people.ts";

const many = Array.from({ length: 100_000 }, (_unused, i) => ({
  id: id<EntrantId>((i * 7919) % 100_000),
  unit: id<UnitId>(i % 2000),
  mark: (i * 31) % 5000,
}));

function leastTime(work: () => unknown): number {
  const times = [1, 2].map(() => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
  return Math.min(...times);
}

// generous to a busy machine: three and seven times as long were measured, something quadratic takes thousands
test("[HT3] [HT20] a hundred thousand people of two thousand units are drawn in a few times what sorting them takes", () => {
  const sorted = leastTime(() => [...many].sort((a, b) => (a.id < b.id ? -1 : 1)));
  const wishes = {
    lanes: 8,
    seed: "many",
    heats: null,
    minimum: 1,
    circled: 3,
    order: "lot",
    larger: "first",
  } as const;
  expect(leastTime(() => drawHeats(many, { lanes: 8, seed: "many", separate: true }))).toBeLessThan(15 * sorted);
  const seeded = () =>
    drawSeededHeats(many, { ...wishes, method: "snake", separate: "must", better: "lower", scheme: "wa_2023_400m" });
  expect(seeded()).toMatchObject({ ok: true, value: { cost: 0 } });
  expect(leastTime(seeded)).toBeLessThan(30 * sorted);
}, 60_000);
