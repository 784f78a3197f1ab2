import type { Random } from "#core/random.ts";
import type { Fault } from "#core/scoring/ops.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { onceIn } from "./chance.ts";
import type { ScriptMark } from "./mark.ts";
import type { TabletAct } from "./tablet.ts";

/** Something a referee does, `at` ms after the start of the heat. */
export interface Moment {
  at: number;
  act: TabletAct;
}

/** Counts from here on are typed in, not tapped. */
const tapsAtMost = 400;

/** What a referee does to give these lanes these marks: start, taps or typed numbers, arrivals, faults; without the submit. */
export function momentsOf(marks: ReadonlyMap<number, ScriptMark>, options: ScoringOptions, random: Random): Moment[] {
  const moments = [...marks].flatMap(([lane, mark]) => laneMoments(lane, mark, options, random));
  moments.sort((a, b) => a.at - b.at);
  return [{ at: 0, act: { kind: "start" } }, ...moments];
}

function laneMoments(lane: number, mark: ScriptMark, options: ScoringOptions, random: Random): Moment[] {
  switch (mark.kind) {
    case "status":
      return [{ at: 1, act: { kind: "status", lane, status: mark.status } }];
    case "failed":
      return [{ at: mark.ms, act: { kind: "fail", lane, fault: mark.fault, ms: mark.ms } }];
    case "time":
      return [...faultMoments(lane, mark), { at: mark.ms, act: { kind: "arrive", lane, ms: mark.ms } }];
    case "number":
      if (options.measure === "order") {
        const ms = mark.value * 1000;
        return [...faultMoments(lane, mark), { at: ms, act: { kind: "arrive", lane, ms } }];
      }
      return [...faultMoments(lane, mark), ...countMoments(lane, mark, options.durationMs ?? 60_000, random)];
  }
}

const faultMoments = (lane: number, { faults }: { faults: readonly Fault[] }) =>
  faults.map((fault, index): Moment => ({ at: 500 + index, act: { kind: "fault", lane, fault } }));

function countMoments(
  lane: number,
  { value, misses }: { value: number; misses: number },
  durationMs: number,
  random: Random,
): Moment[] {
  if (value === 0 || value > tapsAtMost || onceIn(random, 4))
    return [{ at: durationMs + 1, act: { kind: "set", lane, value, misses } }];
  const within = (n: number, of: number) => Math.floor((durationMs * (n + 1)) / (of + 1));
  const taps = Array.from({ length: value }, (_, n): Moment => ({ at: within(n, value), act: { kind: "tap", lane } }));
  const slips = Array.from(
    { length: misses },
    (_, n): Moment => ({ at: within(n, misses), act: { kind: "miss", lane } }),
  );
  return [...taps, ...slips];
}
