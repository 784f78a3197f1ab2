import { accept, type Decision, refuse } from "../decision.ts";
import { divide, sum } from "../number.ts";

export type JudgementRefusal =
  | { kind: "score-not-0-to-3"; at: number; got: number }
  | { kind: "judges-too-few"; least: number; got: number }
  /** they must talk and score again */
  | { kind: "spread-too-wide"; lowest: number; highest: number; allowed: number };

/**
 * [JD10] One aspect judged 0, 1, 2 or 3 by several judges: mean ÷ 3 × `most`, in the steps of `most`, rounded once. Refused
 * where a score is none of the four, with fewer than `least` judges, or where two differ by more than one.
 * Source: domain 8.3 ([WSE], [WSS]; spread and mark from memory); J14–J16.
 */
export function judgementMark(scores: readonly number[], most: number, least = 1): Decision<number, JudgementRefusal> {
  const at = scores.findIndex((score) => ![0, 1, 2, 3].includes(score));
  if (at >= 0) return refuse({ kind: "score-not-0-to-3", at, got: scores[at] ?? Number.NaN });
  if (scores.length < Math.max(1, least)) return refuse({ kind: "judges-too-few", least, got: scores.length });
  const [lowest, highest] = [Math.min(...scores), Math.max(...scores)];
  if (highest - lowest > 1) return refuse({ kind: "spread-too-wide", lowest, highest, allowed: 1 });
  return accept(divide(sum(scores) * most, 3 * scores.length, "half-up"));
}
