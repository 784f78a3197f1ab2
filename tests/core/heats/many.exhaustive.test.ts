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

test("[HT3] [HT20] a hundred thousand people of two thousand units are drawn, every unit at its least cost", () => {
  const drawn = drawHeats(many, { lanes: 8, seed: "many", separate: true });
  expect([drawn.heats.length, drawn.cost, drawn.least]).toEqual([12_500, 0, 0]);
  const wishes = {
    lanes: 8,
    seed: "many",
    heats: null,
    minimum: 1,
    circled: 3,
    order: "lot",
    larger: "first",
  } as const;
  const seeded = { ...wishes, method: "snake", separate: "must", better: "lower", scheme: "wa_2023_400m" } as const;
  expect(drawSeededHeats(many, seeded)).toMatchObject({ ok: true, value: { cost: 0 } });
});
