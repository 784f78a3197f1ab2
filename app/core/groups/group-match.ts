import { accept, type Decision, refuse } from "../decision.ts";
import type { GroupRules } from "./rules.ts";

/**
 * How a match of a group ended. walkover: the loser did not come. retired: begun and given up. disqualified: the loser was
 * taken out. double-walkover: neither came, both lose. void: it counts for nothing and is not played again.
 */
export type GroupOutcome = "played" | "walkover" | "retired" | "disqualified" | "double-walkover" | "void";

/** A result of a group, as it is in force. */
export interface GroupMatch<Id extends string> {
  readonly a: Id;
  readonly b: Id;
  /** games won by a and by b, [0, 0] where only points are counted */
  readonly games: readonly [number, number];
  /** points of all games together, [0, 0] where they are not written down */
  readonly points: readonly [number, number];
  readonly outcome: GroupOutcome;
  /** who won a walkover, a match given up or a disqualification; null for all others: the score says who won */
  readonly winner: Id | null;
}

export type GroupMatchRefusal<Id extends string> =
  | { readonly kind: "not-of-the-group"; readonly id: Id }
  | { readonly kind: "against-themselves"; readonly id: Id }
  | { readonly kind: "no-count"; readonly value: number }
  /** nobody won, and these rules know no draw */
  | { readonly kind: "level"; readonly counts: "games" | "points" }
  /** a walkover and the like needs one of these two as its winner, another outcome none */
  | { readonly kind: "winner-not-possible"; readonly winner: Id | null; readonly choices: readonly Id[] };

/**
 * [RR8] Whether this can be a result of the group: to be asked before it is kept, as a table with another result throws.
 * Source: P.
 */
export function checkMatch<Id extends string>(
  match: GroupMatch<Id>,
  ids: readonly Id[],
  rules: GroupRules,
): Decision<GroupMatch<Id>, GroupMatchRefusal<Id>> {
  const { a, b, outcome, winner } = match;
  for (const id of [a, b]) if (!ids.includes(id)) return refuse({ kind: "not-of-the-group", id });
  if (a === b) return refuse({ kind: "against-themselves", id: a });
  for (const value of [...match.games, ...match.points])
    if (!Number.isSafeInteger(value) || value < 0) return refuse({ kind: "no-count", value });
  const choices = named(outcome) ? [a, b] : [];
  const fits = winner === null ? !named(outcome) : choices.includes(winner);
  if (!fits) return refuse({ kind: "winner-not-possible", winner, choices });
  const [one, other] = match[rules.by];
  if (outcome === "played" && one === other && rules.draw === null) return refuse({ kind: "level", counts: rules.by });
  return accept(match);
}

/** Whether the entry names the winner, because the score does not. */
const named = (outcome: GroupOutcome): boolean =>
  outcome === "walkover" || outcome === "retired" || outcome === "disqualified";
