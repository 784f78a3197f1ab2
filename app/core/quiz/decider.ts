import { type ChainRanking, rankByChain } from "../ranking/chain.ts";

/** Who is level for the last places that count. */
export interface PlaceTie<Id extends string> {
  /** has a place whatever happens, by total */
  through: Id[];
  /** level for the places left, by id; none where the places are clear */
  tied: Id[];
  /** how many of the tied get a place */
  open: number;
}

/** [QZ10] Who must play a decider for the first `places` places. Source: domain 9.1 (a tie for a deciding place [SHDB]). */
export function tieForPlace<Id extends string>(
  totals: readonly { team: Id; points: number }[],
  places: number,
): PlaceTie<Id> {
  const rows = totals.map(({ team, points }) => ({ id: team, values: { score: points } }));
  const ranked = rankByChain(rows, [{ key: "score", direction: "more" }]).rows;
  const ids = ranked.map(({ id }) => id);
  const level = ranked[places - 1]?.level ?? [];
  const next = ids[places];
  if (next === undefined || !level.includes(next))
    return { through: ids.slice(0, Math.max(0, places)), tied: [], open: 0 };
  const through = ids.filter((id, at) => at < places && !level.includes(id));
  return { through, tied: [...level], open: places - through.length };
}

/** One answer of a sudden death; `right` scores, anything else is wrong. */
export interface DeciderAnswer<Id extends string> {
  team: Id;
  right: boolean;
}

export type DeciderRefusal<Id extends string> =
  | { kind: "not-in-decider"; team: Id; left: readonly Id[] }
  /** through or out already */
  | { kind: "settled"; team: Id; left: readonly Id[] }
  | { kind: "decided" };

export interface SuddenDeath<Id extends string> {
  /** who has a place, in the order they got it; who is left over without scoring comes last, by id */
  through: Id[];
  /** in the order they went out */
  out: Id[];
  /** still playing, by id; none once it is decided */
  left: Id[];
  decided: boolean;
  refused: { at: number; refusal: DeciderRefusal<Id> }[];
}

/**
 * [QZ10] Sudden death among the tied for `open` places: the first to score has a place, the first wrong answer is out, until as
 * many are left as there are places, or none is open. Answers in the order given; those that cannot be are refused by their
 * position from 0. Source: domain 9.1 ([SHDB]: first to score wins, first wrong is out); Q05; several places P.
 */
export function suddenDeath<Id extends string>(
  tied: readonly Id[],
  open: number,
  answers: readonly DeciderAnswer<Id>[],
): SuddenDeath<Id> {
  const through: Id[] = [];
  const out: Id[] = [];
  const refused: SuddenDeath<Id>["refused"] = [];
  let left = [...new Set(tied)].sort();
  const decided = () => through.length >= open || left.length <= open - through.length;
  answers.forEach(({ team, right }, at) => {
    if (!tied.includes(team)) refused.push({ at, refusal: { kind: "not-in-decider", team, left } });
    else if (decided()) refused.push({ at, refusal: { kind: "decided" } });
    else if (!left.includes(team)) refused.push({ at, refusal: { kind: "settled", team, left } });
    else {
      left = left.filter((id) => id !== team);
      (right ? through : out).push(team);
    }
  });
  if (!decided()) return { through, out, left, decided: false, refused };
  return through.length >= open
    ? { through, out: [...out, ...left], left: [], decided: true, refused }
    : { through: [...through, ...left], out, left: [], decided: true, refused };
}

/**
 * [QZ10] The tied ranked by an extra risk question, and by further ones where that leaves them level: `points` are what each
 * question added or took, in order. Who is level after the last one is level. Source: domain 9.1 ([QIANT]); the order P.
 */
export function extraRisk<Id extends string>(
  tied: readonly { team: Id; points: readonly number[] }[],
): ChainRanking<Id> {
  const rows = tied.map(({ team, points }) => ({ id: team, values: { extra: points } }));
  return rankByChain(rows, [{ key: "extra", direction: "more" }]);
}
