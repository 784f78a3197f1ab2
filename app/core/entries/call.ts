/**
 * [EN18] Whether a team that comes late is out: so many minutes late as the limit, or more, is. Source: domain 12.4 ([ZBNC] 15
 * minutes); E16.
 */
export function forfeitsByLateness(minutesLate: number, limit: number): boolean {
  return minutesLate >= limit;
}

export interface Called {
  /** at the call, with a card that is theirs */
  reported: boolean;
  /** said before that they cannot start */
  excused: boolean;
  /** started, or has a mark */
  started: boolean;
}

export type CallOutcome = "starts" | "result-void" | "forfeited" | "no-show";

/**
 * [EN18] What the call makes of somebody: they start; a mark without having been called is void; who did not come to the call, or
 * said that they cannot start, has forfeited; who was called and neither started nor said so is a no-show, which costs the unit.
 * Source: domain 12.4 (not called is forfeited, a result without call void [FENGYUN]; who cannot start says so, or the unit
 * loses points [UPC]).
 */
export function callOutcome({ reported, excused, started }: Called): CallOutcome {
  if (started) return reported ? "starts" : "result-void";
  return reported && !excused ? "no-show" : "forfeited";
}

/** [EN18] When an event is called, `minutes` before it starts (epoch ms). Source: domain 12.4 (20 minutes [RUN2018], [FENGYUN]). */
export function callAt(start: number, minutes: number): number {
  return start - minutes * 60_000;
}
