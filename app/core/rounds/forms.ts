import type { Rounding } from "../number.ts";
import type { Direction } from "../scoring/ruleset.ts";

/** [AD9] A share of the people of a round. */
export interface CrowdShare {
  percent: number | string;
  rounding: Rounding;
  of: "took-part" | "entered";
}

/** [AD9] A mark to reach, in the event's own units: strictly better than it, or at least as good. */
export interface Standard {
  value: number;
  direction: Direction;
  asGood: boolean;
}

/** [AD9] One way to go on; see docs/rules. `top` is the best N over all heats, `fill-to` tops up until N are through. */
export type Form =
  | { kind: "per-heat"; count: number }
  | { kind: "next-best"; count: number }
  | { kind: "top"; count: number }
  | ({ kind: "percent" } & CrowdShare)
  | ({ kind: "standard" } & Standard)
  | { kind: "fill-to"; count: number };

/** [AD9] Every choice of an organizer about who goes on from one round. Domain 13 row 6. */
export interface Qualifying {
  /** gone through one after another */
  forms: readonly Form[];
  /** people level for the last place of a heat: as the cut's policy says, or all go on and each takes a place by mark */
  tiesInHeats: "as-cut" | "all-in";
  /** nobody goes on below it; null = none */
  minimum: Standard | null;
  /** no more than this share goes on; null = none */
  cap: CrowdShare | null;
}

/** What somebody did in a round, as its ranking tells it. */
export interface Performance<Id extends string> {
  id: Id;
  heat: string;
  /** in the heat and over all heats, people level share it; null = no valid mark */
  heatPlace: number | null;
  place: number | null;
  /** the mark that standards look at; null = none */
  value: number | null;
  tookPart: boolean;
}

/** [AD9] Whether a mark reaches a standard; no mark reaches none. Source: domain 2.1 ([WCA 9p2] strictly better). */
export function reaches(value: number | null, { value: wanted, direction, asGood }: Standard): boolean {
  if (value === null) return false;
  if (value === wanted) return asGood;
  return direction === "more" ? value > wanted : value < wanted;
}
