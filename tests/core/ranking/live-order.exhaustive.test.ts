import { expect, test } from "vitest";
import type { EntrantId } from "#core/ids.ts";
import { seededRandom } from "#core/random.ts";
import { liveMarks } from "#core/ranking/live-marks.ts";
import { rankMarks } from "#core/ranking/rank.ts";
import { id, mark, skipping } from "../people.ts";

const people = 10_000;
const chance = seededRandom("live");
const items = Array.from({ length: people }, (_unused, i) => ({
  id: id<EntrantId>(i),
  mark: mark(chance.below(4000), { misses: chance.below(3) }),
}));

function time(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

test("[RK19] one mark among ten thousand people costs at most a twentieth of ranking them all, and gives the same", () => {
  const live = liveMarks(items, skipping);
  const marks = new Map(items.map((one) => [one.id, one.mark]));
  const changes = Array.from({ length: 500 }, () => ({
    who: id<EntrantId>(chance.below(people)),
    next: mark(chance.below(4000), { misses: chance.below(3) }),
  }));
  const each =
    time(() => {
      for (const { who, next } of changes) {
        marks.set(who, next);
        live.update(who, next);
        live.page(0, 20);
      }
    }) / changes.length;
  const all = [...marks].map(([who, one]) => ({ id: who, mark: one }));
  const ranked = rankMarks(all, skipping);
  const whole = Math.min(...[1, 2, 3].map(() => time(() => rankMarks(all, skipping))));
  // two hundred times was measured
  expect(each).toBeLessThan(whole / 20);
  expect(live.page(0, people)).toEqual(
    ranked.map(({ id: who, mark: one, place, tiedWith }) => ({ id: who, mark: one, place, tiedWith: tiedWith.length })),
  );
}, 60_000);
