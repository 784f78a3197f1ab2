import { type ChainRanking, rankByChain } from "../ranking/chain.ts";
import type { ChainFact } from "../ranking/chain-facts.ts";

/**
 * In which order a risk part is played. `score`: the highest total first, the level by lot, from a seed or as the lots were drawn
 * by hand beforehand (the first lot plays first).
 */
export type RiskOrder<Id extends string> =
  | { by: "score"; lot: { seed: string } | { drawn: readonly Id[] } }
  | { by: "seat" | "reverse-seat" };

export interface PlayedOrder<Id extends string> {
  teams: Id[];
  /** who was put in order by lot, and what separated whom; none where the seats decide */
  facts: ChainFact<Id>[];
}

/**
 * [QZ7] The order of a risk part from the totals, which are given in seat order. A team without a drawn lot plays after those
 * with one, by id. Source: domain 9.1 (by score, equal by lot [SHDB]; reverse seat order [HEDGEY]); Q04.
 */
export function riskOrder<Id extends string>(
  totals: readonly { team: Id; points: number }[],
  rule: RiskOrder<Id>,
): PlayedOrder<Id> {
  const seats = totals.map(({ team }) => team);
  if (rule.by !== "score") return { teams: rule.by === "seat" ? seats : seats.reverse(), facts: [] };
  const { rows, facts } = byScore(totals, rule.lot);
  return { teams: rows.map(({ id }) => id), facts };
}

function byScore<Id extends string>(
  totals: readonly { team: Id; points: number }[],
  lot: { seed: string } | { drawn: readonly Id[] },
): ChainRanking<Id> {
  const drawn = "drawn" in lot ? lot.drawn : [];
  const lotOf = (team: Id) => (drawn.includes(team) ? drawn.indexOf(team) : null);
  const rows = totals.map(({ team, points }) => ({ id: team, values: { score: points, lot: lotOf(team) } }));
  const keys = [
    { key: "score", direction: "more" },
    { key: "lot", direction: "less" },
  ] as const;
  return "seed" in lot
    ? rankByChain(rows, keys.slice(0, 1), { style: "lot", seed: lot.seed })
    : rankByChain(rows, keys);
}
