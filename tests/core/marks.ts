import fc from "fast-check";
import type { EntrantId, HeatId } from "#core/ids.ts";
import { type Rankable, rankMarks } from "#core/ranking/rank.ts";
import type { HeatRanking } from "#core/rounds/qualify.ts";
import type { Status } from "#core/scoring/ops.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { failed, id, mark, numberOf, race, status } from "./people.ts";

/** Any mark; few different values, so that ties are common. */
export const anyMark: fc.Arbitrary<LaneMark> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.nat(8), fc.nat(2)).map(([value, misses]) => mark(value * 50, { misses })) },
  { weight: 1, arbitrary: fc.option(fc.nat(3)).map((kept) => failed(kept)) },
  { weight: 1, arbitrary: fc.constantFrom<Status>("DNS", "DNF", "DQ", "NM").map(status) },
  { weight: 1, arbitrary: fc.constant(mark(null)) },
);

/** Any choice of an organizer that ranking and qualification look at. */
export const anyOptions: fc.Arbitrary<ScoringOptions> = fc
  .record({
    measure: fc.constantFrom("count", "time", "order"),
    direction: fc.constantFrom("more", "less"),
    failedOrder: fc.constantFrom("none", "kept"),
    missesBreakTies: fc.boolean(),
    precisionMs: fc.constantFrom(1, 100),
  })
  .map((choice) => ({ ...race, ...choice }));

/** People 1, 2, 3 … with these marks. */
export const rankables = (marks: readonly LaneMark[], from = 1): Rankable[] =>
  marks.map((mark, i) => ({ id: id<EntrantId>(from + i), mark }));

/** Heats 1, 2, 3 … of these marks, ranked; people are numbered through. */
export function rankedHeats(marks: readonly (readonly LaneMark[])[], options: ScoringOptions): HeatRanking[] {
  let next = 1;
  return marks.map((lanes, i) => {
    const people = rankables(lanes, next);
    next += lanes.length;
    return { heat: id<HeatId>(i + 1), number: i + 1, ranked: rankMarks(people, options) };
  });
}

export const numbersOf = (ids: readonly EntrantId[]): number[] => ids.map(numberOf);
