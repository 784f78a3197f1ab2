import { netMark } from "./mark.ts";
import type { LaneMark, ScoringOptions } from "./ruleset.ts";

/**
 * [SC32] One mark of several runs of one competitor (two rides, legs of a relay timed one by one). Best: the best valid run;
 * without one the last run stands, failed or without a mark. Sum: the runs' net marks [SC3] added; a run that is not valid
 * stands for all. No run: null. Source: [JIUYI] two attempts, the best counts; [SUZ] longest total; C05.
 */
export function joinRuns(runs: readonly LaneMark[], counts: "best" | "sum", options: ScoringOptions): LaneMark | null {
  const last = runs[runs.length - 1];
  if (!last) return null;
  if (counts === "best") return bestRun(runs, options) ?? last;
  const invalid = runs.find(({ outcome }) => outcome !== "valid");
  if (invalid) return invalid;
  const value = runs.reduce((all, run) => all + (netMark(run, options) ?? 0), 0);
  const misses = runs.reduce((all, run) => all + run.misses, 0);
  // the net marks hold the faults' seconds already
  return { ...last, value, misses, faults: [], corrected: runs.some(({ corrected }) => corrected) };
}

function bestRun(runs: readonly LaneMark[], options: ScoringOptions): LaneMark | null {
  const sign = options.direction === "more" ? -1 : 1;
  let best: { run: LaneMark; net: number } | null = null;
  for (const run of runs) {
    const net = netMark(run, options);
    if (net === null) continue;
    const by = best === null ? -1 : sign * (net - best.net) || run.misses - best.run.misses;
    if (by < 0) best = { run, net };
  }
  return best?.run ?? null;
}
