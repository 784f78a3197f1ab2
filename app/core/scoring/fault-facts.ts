import type { SheetState } from "./fold.ts";
import { countedFaults, laneOf } from "./lane.ts";
import { type Fault, faultKinds } from "./ops.ts";
import type { LaneMark, ScoringFact, ScoringOptions } from "./ruleset.ts";

const next = { resume: "go-on", restart: "go-back", again: "ride-again" } as const;

/**
 * [SC33] What noted faults have somebody do next, by lane in the order they were noted: go on from there, go back to the
 * start of the way, run again later; a false start that is forgiven calls everybody back. A fault that is no longer
 * forgiven and fails calls for nothing. Source: [QIANLO13] resume, [OOHITO] back to the start, [JIUYI] ride again, [W511].
 */
export function factsOfFaults(sheet: SheetState, options: ScoringOptions, lanes: readonly number[]): ScoringFact[] {
  return lanes.flatMap((lane) => {
    const state = laneOf(sheet, lane);
    const fails = countedFaults(state, options).some((fault) => options.faults[fault]?.kind === "fail");
    return state.faults.flatMap((fault): ScoringFact[] => {
      const after = options.faults[fault]?.after;
      if (after === undefined || fails) return [];
      if (fault === "false-start" && after === "restart") return [{ kind: "restart-all", lane }];
      return [{ kind: next[after], lane, fault }];
    });
  });
}

/**
 * [SC34] That everybody of a heat failed, and what the event does then: nobody has a mark, or the heat is run again. Said
 * once the sheet is in; who did not start or was disqualified has not failed. Source: domain 5.2 (P).
 */
export function allFailed(
  marks: readonly LaneMark[],
  sheet: SheetState,
  { allFailed: policy = "nobody" }: ScoringOptions,
): ScoringFact[] {
  const started = marks.filter(({ outcome }) => outcome !== "DNS" && outcome !== "DQ");
  const all = started.length > 0 && started.every(({ outcome }) => outcome === "failed");
  return sheet.submitted && all ? [{ kind: "all-failed", policy }] : [];
}

/**
 * [SC35] The faults whose seconds help whoever makes them, with those seconds: time taken off in a race, time added where
 * the longest wins. A rule that takes two seconds off a team ("takes off") means two seconds worse, so the organizer is asked.
 * Source: domain 6.1, [QIANLO13], [WDDQ]; R29, R30, F01, F02.
 */
export function signsToConfirm(options: ScoringOptions): { kind: "sign-to-confirm"; fault: Fault; ms: number }[] {
  if (options.measure !== "time") return [];
  return faultKinds.flatMap((fault) => {
    const effect = options.faults[fault];
    if (effect?.kind !== "add") return [];
    const helps = options.direction === "less" ? effect.ms < 0 : effect.ms > 0;
    return helps ? [{ kind: "sign-to-confirm" as const, fault, ms: effect.ms }] : [];
  });
}
