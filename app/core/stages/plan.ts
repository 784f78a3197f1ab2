import type { RedrawOptions } from "../matches/redraw.ts";
import type { SwissOptions } from "../swiss/options.ts";
import type { TieBreak } from "../swiss/tie-breaks.ts";

/**
 * How an event that is met two by two is played. redrawn: a new draw for every round. groups: with `groups.then` behind them.
 * heats: the event is run in heats first, the best `take` of them meet in a knock-out.
 */
export type StageFormat = "knock-out" | "double" | "redrawn" | "groups" | "round-robin" | "swiss" | "heats";

export interface GroupPlan {
  /** the most in one group; the groups are as even as can be */
  size: number;
  draw: "snake" | "pots";
  heads: "ranked" | "drawn";
  /** how often everybody meets everybody */
  times: 1 | 2;
  /** the id of core/groups/rules.ts by which tables are made */
  rules: string;
  /** how many of each group go on */
  qualifiers: number;
  /** knock-out: the qualifiers in a bracket. places: first against first, second against second … of two groups */
  then: "knock-out" | "places" | "none";
  /** crossed: A1–B2, B1–A2 …; drawn: winners against runners-up by lot, nobody of the own group */
  cross: "crossed" | "drawn";
}

export interface SwissPlan {
  /** null = as many as it takes until one at most has won everything */
  rounds: number | null;
  options: SwissOptions;
  tieBreaks: readonly TieBreak[];
  /** half points for a bye by the pairing */
  byePoints: 0 | 1 | 2;
}

/** Every choice an organizer makes about an event that is met two by two. */
export interface StagePlan {
  format: StageFormat;
  /** standard: each seed on its line. drawn: 1 and 2 at the ends, the others by lot in groups */
  seeding: "standard" | "drawn";
  /** the places that are played out in a knock-out: 2 only the final, 4 also the third, 8 also 5 to 8; 256 all */
  settle: number;
  /** double elimination: a second grand final where the first one is the winners' side's first loss */
  reset: boolean;
  redraw: RedrawOptions;
  groups: GroupPlan;
  swiss: SwissPlan;
  /** how many of the heats meet in the knock-out */
  take: number;
  /** the first, second … prize by place; or by how far one came: the first to those left at the end, the second to those who lost in the round before … */
  prizesBy: "place" | "round";
  /** between two matches of one person, ms */
  restMs: number;
  /** how long a match holds a court, with its turnover, ms */
  matchMs: number;
}
