import { type Random, seededRandom } from "#core/random.ts";
import type { Fault } from "#core/scoring/ops.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import type { ScriptMark } from "./mark.ts";

/** Chance of its own for each thing named, so that one more question elsewhere changes nothing here. */
export const chanceOf = (seed: string, ...names: (string | number)[]): Random =>
  seededRandom([seed, ...names].join("\u0000"));

/** True once in `times`. */
export const onceIn = (random: Random, times: number): boolean => random.below(times) === 0;

const between = (random: Random, least: number, most: number) => least + random.below(most - least + 1);

const failingFaults = (options: ScoringOptions): Fault[] => faultsWith(options, "fail");

const faultsWith = (options: ScoringOptions, kind: "fail" | "add" | "note"): Fault[] =>
  Object.entries(options.faults).flatMap(([fault, effect]) => (effect.kind === kind ? [fault as Fault] : []));

/** A mark as an afternoon brings it: mostly good ones, now and then a fault, seldom an absence. */
export function inventMark(options: ScoringOptions, random: Random): ScriptMark {
  if (onceIn(random, 40)) return { kind: "status", status: "DNS" };
  if (options.measure === "count")
    return { kind: "number", value: between(random, 70, 190), misses: random.below(5), faults: [] };
  const slow = options.direction === "more";
  const [least, most] = slow ? [180, 750] : [62, 180];
  const ms = between(random, least, most) * 100 + random.below(100);
  const fatal = failingFaults(options);
  const fault = fatal[random.below(Math.max(1, fatal.length))];
  if (fault && onceIn(random, slow ? 4 : 15)) return { kind: "failed", fault, ms: Math.floor(ms / 2) };
  const lesser = faultsWith(options, "note").concat(faultsWith(options, "add"));
  const noted = lesser[random.below(Math.max(1, lesser.length))];
  return { kind: "time", ms, faults: noted && onceIn(random, 8) ? [noted] : [] };
}
