import type { Turn } from "./ops.ts";

/** How the turns of a long rope are counted. */
export type TurnOptions = {
  /** passes: everybody through counts; joint: jumps of all together; streak: the longest run of them without a miss */
  form: "passes" | "joint" | "streak";
  /** what two at once count */
  doubleCounts: number;
  /** what an empty turn counts */
  emptyCounts: number;
  /** turns that are breaks of the rules, and how many of them are suffered; more of them make the team's result void */
  violations: Turn[];
  violationLimit: number | null;
  /** nothing counts before the last of the team is in */
  fromLastIn: boolean;
};

export const figureOfEight: TurnOptions = {
  form: "passes",
  doubleCounts: 0,
  emptyCounts: 0,
  violations: ["violation"],
  violationLimit: 3,
  fromLastIn: false,
};
export const jointJump: TurnOptions = { ...figureOfEight, form: "joint", violationLimit: null, fromLastIn: true };
export const longestStreak: TurnOptions = { ...jointJump, form: "streak" };

export interface TurnCount {
  count: number;
  misses: number;
  violations: number;
  /** more violations than the event suffers */
  void: boolean;
}

/**
 * [SC17] What the turns of a long rope come to. A miss never counts; two at once and empty turns count what the event says;
 * jumps of a team count from the moment the last one is in, where it was noted; of a streak the longest counts.
 * Source: [DZYY], [TAIDI] figure-of-eight, [UIBQ] joint jump, [ZBNC] streak; S24, S25.
 */
export function countTurns(turns: readonly Turn[], options: TurnOptions): TurnCount {
  const worth: Record<Turn, number> = {
    pass: 1,
    double: options.doubleCounts,
    empty: options.emptyCounts,
    miss: 0,
    violation: 0,
    in: 0,
  };
  const first = options.fromLastIn ? turns.indexOf("in") : -1;
  let run = 0;
  let best = 0;
  for (const turn of turns.slice(first + 1)) {
    if (options.form === "streak" && turn === "miss") run = 0;
    run += worth[turn];
    best = Math.max(best, run);
  }
  const violations = turns.filter((turn) => options.violations.includes(turn)).length;
  return {
    count: best,
    misses: turns.filter((turn) => turn === "miss").length,
    violations,
    void: options.violationLimit !== null && violations > options.violationLimit,
  };
}
