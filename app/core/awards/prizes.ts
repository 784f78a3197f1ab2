import type { EntrantId } from "../ids.ts";
import type { EventPlace } from "../rounds/places.ts";
import type { EventPlan } from "../rounds/plan.ts";

export interface PrizeLine {
  place: number;
  id: EntrantId;
  /** others at the same place */
  shared: EntrantId[];
  round: number;
  why: EventPlace["why"];
}

/** What must be said about a prize list, in facts; the words stand in i18n. */
export type PrizeNote =
  | { kind: "tie"; place: number; count: number; nextPlace: number }
  | { kind: "vacant"; places: number[]; failed: number }
  | { kind: "round-before"; places: number[] }
  | { kind: "separated-by-misses"; place: number; ids: EntrantId[] };

export interface PrizeList {
  lines: PrizeLine[];
  /** places nobody won */
  vacant: number[];
  words: PrizeNote[];
}

/**
 * [AW1] The first `plan.prizes` places. A tie across the last prize gives a prize to all of them, and the words say so. A
 * place in the final that nobody earned stays vacant, unless the plan fills it from the round before.
 */
export function prizeList(places: readonly EventPlace[], plan: EventPlan): PrizeList {
  const fromBefore = plan.finalMode === "round-before" || plan.vacant === "fill";
  const eligible = places.filter((one) => one.place !== null && one.place <= plan.prizes);
  const lines = eligible
    .filter((one) => one.why === "final" || fromBefore)
    .map((one) => ({ place: one.place ?? 0, id: one.id, shared: one.tiedWith, round: one.round, why: one.why }))
    .sort((a, b) => a.place - b.place);
  const taken = new Set(lines.flatMap((line) => [...Array(line.shared.length + 1).keys()].map((i) => line.place + i)));
  const vacant = Array.from({ length: plan.prizes }, (_unused, i) => i + 1).filter((place) => !taken.has(place));
  const words: PrizeNote[] = [];
  for (const line of lines) {
    const count = line.shared.length + 1;
    const first = lines.find((other) => other.place === line.place) === line;
    if (count > 1 && first) words.push({ kind: "tie", place: line.place, count, nextPlace: line.place + count });
  }
  const separated = eligible.filter((one) => one.separatedBy === "misses" && lines.some((line) => line.id === one.id));
  for (const one of separated) words.push({ kind: "separated-by-misses", place: one.place ?? 0, ids: [one.id] });
  const before = lines.filter((line) => line.why === "round-before").map((line) => line.place);
  if (before.length > 0) words.push({ kind: "round-before", places: [...new Set(before)] });
  const failed = places.filter((one) => one.why === "final" && one.place === null).length;
  if (vacant.length > 0) words.push({ kind: "vacant", places: vacant, failed });
  return { lines, vacant, words };
}
