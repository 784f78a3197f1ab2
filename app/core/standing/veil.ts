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
 * `before` are the heats of the event's earlier rounds.
 */
export const isRoundTold = (release: Release, before: readonly HeatVeil[]): boolean =>
  before.every((heat) => isTold(release, heat));
