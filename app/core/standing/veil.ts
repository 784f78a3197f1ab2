import type { EventPlan } from "../rounds/plan.ts";

/** When what a heat brought may be seen by everybody: as it comes, once it is official, once the announcer released it. */
export type Release = "live" | "official" | "announced";

/** Where a heat stands as its office knows it, and whether the announcer released it. */
export interface HeatVeil {
  state: "scheduled" | "running" | "provisional" | "official";
  releasedAt: Date | null;
}

/** [VL1] Whether the marks of a heat may be told to everybody. */
export function isTold(release: Release, { state, releasedAt }: HeatVeil): boolean {
  if (release === "live") return true;
  return state === "official" && (release === "official" || releasedAt !== null);
}

/**
 * [VL2] Whether a round may be told to everybody: what comes after a heat that is not told would say who went on from it.
 * `before` are the heats of the event's rounds that say it (`saying`).
 */
export const isRoundTold = (release: Release, before: readonly HeatVeil[]): boolean =>
  before.every((heat) => isTold(release, heat));

/**
 * [VL2] How many of an event's first rounds say who stands in round `number`: all before it; of modules, to which everybody
 * comes, only those before one that takes the best.
 */
export function saying({ judged }: Pick<EventPlan, "judged">, number: number): number {
  return judged
    ? Math.max(
        0,
        judged.modules.slice(0, number).findLastIndex(({ take }) => take !== null),
      )
    : number - 1;
}
