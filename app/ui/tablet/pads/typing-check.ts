import { plausible } from "#core/scoring/plausible.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { readTyped } from "./typing-value.ts";

// Pure: whether a typed value is noted, refused, or asked for once more.

/** Why a typed value was not noted. */
export type TypedProblem =
  | { kind: "unreadable" | "impossible" | "again" }
  | { kind: "apart"; first: number; second: number };

export interface Typing {
  text: string;
  /** typed before, not shown: the same must come a second time */
  first: number | null;
  problem: TypedProblem | null;
}

export const nothingTyped: Typing = { text: "", first: null, problem: null };

/**
 * Takes what was typed. A value that cannot be is refused and stays to be mended; one that is far from the others, or a
 * record, is asked for once more; two that differ begin anew.
 */
export function take(
  { text, first }: Typing,
  options: ScoringOptions,
  known: readonly number[],
): { value: number } | { typing: Typing } {
  const value = readTyped(text, options);
  const refused = (kind: "unreadable" | "impossible") => ({ typing: { text, first, problem: { kind } } });
  if (value === null) return refused("unreadable");
  const can = plausible(value, options, known);
  if (can === "impossible") return refused("impossible");
  if (first === value || (first === null && can === "fine")) return { value };
  return first === null
    ? { typing: { text: "", first: value, problem: { kind: "again" } } }
    : { typing: { text: "", first: null, problem: { kind: "apart", first, second: value } } };
}
