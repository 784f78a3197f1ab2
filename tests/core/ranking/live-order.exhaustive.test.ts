import { expect, test } from "vitest";
import type { EntrantId } from "#core/ids.ts";
import { seededRandom } from "#core/random.ts";
import { liveMarks } from "#core/ranking/live-marks.ts";
import { liveOrder } from "#core/ranking/live-order.ts";
import { rankMarks } from "#core/ranking/rank.ts";
import { id, mark, skipping } from "../people.ts";

const people = 10_000;
const chance = seededRandom("live");
const items = Array.from({ length: people }, (_unused, i) => ({
  id: id<EntrantId>(i),
  mark: mark(chance.below(4000), { misses: chance.below(3) }),
}));

interface Row {
  id: EntrantId;
  value: number;
}

test("[RK19] five hundred marks among ten thousand people leave the board as ranking them all does", () => {
  const live = liveMarks(items, skipping);
  const marks = new Map(items.map((one) => [one.id, one.mark]));
  for (let change = 0; change < 500; change++) {
    const who = id<EntrantId>(chance.below(people));
    const next = mark(chance.below(4000), { misses: chance.below(3) });
    marks.set(who, next);
    live.update(who, next);
  }
  const ranked = rankMarks(
    [...marks].map(([who, one]) => ({ id: who, mark: one })),
    skipping,
  );
  expect(live.page(0, people)).toEqual(
    ranked.map(({ id: who, mark: one, place, tiedWith }) => ({ id: who, mark: one, place, tiedWith: tiedWith.length })),
  );
});

test("[RK19] one mark among ten thousand people compares at most a twentieth of what ranking them all compares", () => {
  let compared = 0;
  const compare = (a: Row, b: Row) => {
    compared++;
    return b.value - a.value;
  };
  const rows = items.map(({ id: who }) => ({ id: who, value: chance.below(4000) }));
  const order = liveOrder<Row>(rows, { compare, placed: () => true });
  const whole = compared;
  compared = 0;
  for (let change = 0; change < 100; change++)
    order.update({ id: id<EntrantId>(chance.below(people)), value: chance.below(4000) });
  expect(compared / 100).toBeLessThan(whole / 20);
});
