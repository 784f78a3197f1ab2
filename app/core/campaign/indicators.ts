import { accept, type Decision, refuse } from "../decision.ts";
import { type Completion, type CompletionRule, completionScore, type Done, type NoTarget } from "./completion.ts";
import { lowerBetterScore } from "./lower.ts";

/** One thing a campaign measures; points in whole steps. Its weight is its base. */
export type Indicator = { key: string } & (
  | { way: "completion"; rule: CompletionRule }
  | { way: "lower-better"; base: number; cap: number }
  /** marked by an inspection or a department, from 0 */
  | { way: "marks"; most: number }
);

/** What was measured: done of planned, or marks. */
export type Measured = { done: Done } | { marks: number };

export type IndicatorRefusal =
  | { kind: "indicator-missing"; key: string }
  | { kind: "indicator-mismatch"; key: string; way: Indicator["way"] }
  | { kind: "marks-outside"; key: string; marks: number; most: number }
  | ({ key: string } & NoTarget);

export interface IndicatorScore extends Completion {
  key: string;
}

/**
 * [CP4] The score of every indicator, in their order, and their sum. Refused at the first that is not measured, is measured in the
 * other way, or cannot be: nobody has a sum before everything is in. Source: domain 10.2 ([WUHAN], [XISAN], [6B6C]).
 */
export function indicatorScores(
  indicators: readonly Indicator[],
  measured: Readonly<Record<string, Measured>>,
): Decision<{ scores: IndicatorScore[]; total: number }, IndicatorRefusal> {
  const scores: IndicatorScore[] = [];
  for (const indicator of indicators) {
    const { key } = indicator;
    const found = measured[key];
    if (!found) return refuse({ kind: "indicator-missing", key });
    const scored = scoreOf(indicator, found);
    if (!scored.ok) return scored;
    scores.push({ key, ...scored.value });
  }
  return accept({ scores, total: scores.reduce((all, { score }) => all + score, 0) });
}

function scoreOf(indicator: Indicator, measured: Measured): Decision<Completion, IndicatorRefusal> {
  const { key, way } = indicator;
  if (indicator.way === "marks") {
    if (!("marks" in measured)) return refuse({ kind: "indicator-mismatch", key, way });
    const { marks } = measured;
    if (marks < 0 || marks > indicator.most) return refuse({ kind: "marks-outside", key, marks, most: indicator.most });
    return accept({ score: marks, held: null });
  }
  if ("marks" in measured) return refuse({ kind: "indicator-mismatch", key, way });
  const scored =
    indicator.way === "completion"
      ? completionScore(measured.done, indicator.rule)
      : lowerBetterScore(measured.done, indicator.base, indicator.cap);
  return scored.ok ? scored : refuse({ key, ...scored.refusal });
}
