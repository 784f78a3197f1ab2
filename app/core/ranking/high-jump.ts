import { type BarTrials, bestBar } from "./bar-trials.ts";
import { type ChainPlace, rankByChain } from "./chain.ts";
import type { ChainFact } from "./chain-facts.ts";
import { type ChainRow, compareRows } from "./chain-row.ts";
import { chains } from "./chains.ts";
import { levelsOf } from "./numbering.ts";
import type { NoPlace } from "./status.ts";

export interface Jumper<Id extends string> {
  id: Id;
  heights: readonly BarTrials[];
  retired?: boolean;
}

/** One bar of a jump-off, one trial each; whoever is not in it does not jump, and stands behind those who do. */
export interface JumpOffBar<Id extends string> {
  mm: number;
  cleared: readonly Id[];
  failed: readonly Id[];
}

export interface HighJumpOptions<Id extends string> {
  /** those who are level in first place share it, or jump off for it */
  first: "shared" | "jump-off";
  /** the bars jumped so far, in their order */
  jumpOff: readonly JumpOffBar<Id>[];
}

export interface HighJumpRanking<Id extends string> {
  rows: ChainPlace<Id>[];
  facts: (ChainFact<Id> | { kind: "jump-off-due"; ids: Id[]; bars: number })[];
}

function statusOf(jumper: Jumper<string>): NoPlace {
  if (jumper.heights.some(({ trials }) => trials.includes("failed"))) return "NH";
  return jumper.retired ? "r" : "none";
}

/**
 * [RK9] High jumpers ranked: the highest bar cleared, then fewer failures at it, then fewer failures in all up to it; then the
 * place is shared. [RK10] Only first place may be jumped off for: bar by bar, whoever clears one stands before whoever does
 * not. While they are level still, that is told, with the number of bars jumped. Without a bar cleared: no height, no place.
 * Source: domain 3.5 ([SOSO]); R25; the jump-off bar by bar from memory (athletics).
 */
export function rankHighJump<Id extends string>(
  jumpers: readonly Jumper<Id>[],
  { first, jumpOff }: HighJumpOptions<Id>,
): HighJumpRanking<Id> {
  const rows = jumpers.map((jumper): ChainRow<Id> => {
    const best = bestBar(jumper.heights);
    const values = {
      height: best?.mm ?? null,
      failuresThere: best?.failuresThere ?? null,
      failures: best?.failures ?? null,
    };
    return { id: jumper.id, values, ...(best ? {} : { status: statusOf(jumper) }) };
  });
  const keys = chains["high-jump"];
  const placed = rows.filter(({ status }) => !status).sort((a, b) => compareRows(a, b, keys));
  const [leaders = []] = levelsOf(placed, (a, b) => compareRows(a, b, keys) === 0);
  const contested = first === "jump-off" && leaders.length > 1;
  const inIt = new Set(contested ? leaders.map(({ id }) => id) : []);
  const jumpOffOf = (id: Id) =>
    inIt.has(id)
      ? jumpOff.map(({ cleared, failed }) => (cleared.includes(id) ? 1 : failed.includes(id) ? 0 : null))
      : null;
  const ranking = rankByChain(
    rows.map((row) => ({ ...row, values: { ...row.values, jumpOff: jumpOffOf(row.id) } })),
    [...keys, { key: "jumpOff", direction: "more" }],
  );
  const [winner] = ranking.rows;
  const still = contested && winner ? [...winner.level] : [];
  if (still.length < 2) return ranking;
  return {
    rows: ranking.rows,
    facts: [...ranking.facts, { kind: "jump-off-due", ids: still, bars: jumpOff.length }],
  };
}

/**
 * [RK10] The bar of the next jump-off in mm: lower by a step where nobody cleared the last one, higher where several did; null
 * where one alone did, and it is decided. Source: from memory (athletics: 2 cm in high jump, 5 cm with the pole).
 */
export function nextJumpOffBar(
  { mm, cleared }: Pick<JumpOffBar<string>, "mm" | "cleared">,
  stepMm: number,
): number | null {
  if (cleared.length === 1) return null;
  return cleared.length === 0 ? mm - stepMm : mm + stepMm;
}
