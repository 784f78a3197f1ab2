import { drawHeats } from "#core/heats/draw.ts";
import type { EntrantId, UnitId } from "#core/ids.ts";
import { id } from "../core/people.ts";
import { median, ms, ratio, table } from "./figures.ts";

const entrants = 100_000;
const units = 2_000;

/** A heat draw of 100,000 entrants from 2,000 units, units kept apart, beside sorting the same entrants by their ids. */
export function benchHeats(rounds: number): string {
  const people = Array.from({ length: entrants }, (_unused, i) => ({
    // 7919 is prime to 100,000: the ids come in no order
    id: id<EntrantId>((i * 7919) % entrants),
    unit: id<UnitId>(i % units),
  }));
  const took = { draw: [] as number[], sort: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const sort = timed(() => people.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)));
    const draw = timed(() => drawHeats(people, { lanes: 8, seed: `bench ${round}`, separate: true }));
    // the first round only warms up
    if (round === 0) continue;
    took.draw.push(draw);
    took.sort.push(sort);
  }
  const to = median(took.draw.map((value, i) => value / (took.sort[i] ?? Number.NaN)));
  return table(
    ["heat draw", "draw, ms", "sorting, ms", "to sorting (limit 5)"],
    [["100,000 entrants, 2,000 units, 8 lanes", ms(median(took.draw)), ms(median(took.sort)), ratio(to)]],
  );
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
