import type { EntrantId } from "#core/ids.ts";
import { seededRandom } from "#core/random.ts";
import { liveMarks } from "#core/ranking/live-marks.ts";
import { type Rankable, rankMarks } from "#core/ranking/rank.ts";
import { id, mark, skipping } from "../core/people.ts";
import { median, ms, table } from "./figures.ts";

const entrants = 10_000;
const marksAtOnce = 200;

/** Ranking 10,000 people again after one mark: whole, and in the ranking that goes on. */
export function benchRanking(rounds: number): string {
  const random = seededRandom("bench ranking");
  const someMark = () => mark(random.below(400), { misses: random.below(20) });
  const people: Rankable[] = Array.from({ length: entrants }, (_unused, i) => ({
    id: id<EntrantId>(i),
    mark: someMark(),
  }));
  const live = liveMarks(people, skipping);
  const took = { whole: [] as number[], one: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const changes = Array.from({ length: marksAtOnce }, () => ({ at: random.below(entrants), mark: someMark() }));
    for (const { at, mark } of changes) people[at] = { id: id<EntrantId>(at), mark };
    const startWhole = performance.now();
    const ranked = rankMarks(people, skipping);
    const startOne = performance.now();
    for (const { at, mark } of changes) live.update(id<EntrantId>(at), mark);
    const end = performance.now();
    const [sample] = changes;
    const who = id<EntrantId>(sample?.at ?? 0);
    if (ranked.find((one) => one.id === who)?.place !== live.standing(who)?.place)
      throw new Error("two rankings differ");
    // the first round only warms up
    if (round === 0) continue;
    took.whole.push(startOne - startWhole);
    took.one.push((end - startOne) / marksAtOnce);
  }
  const share = median(took.whole.map((value, i) => value / (took.one[i] ?? Number.NaN)));
  return table(
    ["after one mark of 10,000", "whole, ms", "going on, ms", "whole to one (limit 20)"],
    [["skipping, misses break ties", ms(median(took.whole)), median(took.one).toFixed(4), `${Math.round(share)}×`]],
  );
}
