import { accept, type Decision, refuse } from "../decision.ts";
import { portion, type Rounding } from "../number.ts";
import { type ChainRanking, rankByChain } from "../ranking/chain.ts";
import { chains } from "../ranking/chains.ts";

/** What a unit did in an online quiz; counts are of its members. */
export interface QuizUnit<Id extends string> {
  id: Id;
  /** whole steps, as the contest adds its marks up */
  total: number;
  members: number;
  /** how many of them took part */
  took: number;
  /** how many of them are in the high-score part */
  high: number;
  /** attempts of all members together */
  tries: number;
}

export type UnitRefusal<Id extends string> =
  | { kind: "no-members"; unit: Id }
  | { kind: "more-than-members"; unit: Id; took: number; members: number };

/** The totals of units from their members' counted results; `points` is null for a member who did not take part. */
export interface MemberResult<Id extends string> {
  unit: Id;
  points: number | null;
  tries: number;
}

/**
 * [QZ19] What each unit did, from its members: totals, how many took part, how many reached `high` points, all attempts. A result of
 * a unit that is not in the list throws.
 */
export function unitsOf<Id extends string>(
  units: readonly Id[],
  results: readonly MemberResult<Id>[],
  high: number,
): QuizUnit<Id>[] {
  const all = new Map(units.map((id) => [id, { id, total: 0, members: 0, took: 0, high: 0, tries: 0 }]));
  for (const { unit, points, tries } of results) {
    const one = all.get(unit);
    if (!one) throw new RangeError(`no unit ${unit}`);
    one.members++;
    one.tries += tries;
    if (points === null) continue;
    one.took++;
    one.total += points;
    if (points >= high) one.high++;
  }
  return [...all.values()];
}

/**
 * [QZ19] Units ranked: the total, then the participation rate, the high-score part, the mean of tries per member, all exact; who is
 * level after that shares the place. Refused for a unit without members or with more participants than members.
 * Source: domain 9.2 ([BJ]); Q10.
 */
export function rankUnits<Id extends string>(
  units: readonly QuizUnit<Id>[],
): Decision<ChainRanking<Id>, { kind: "units-cannot-be"; units: UnitRefusal<Id>[] }> {
  const wrong = units.flatMap(({ id, members, took }): UnitRefusal<Id>[] => {
    if (members < 1) return [{ kind: "no-members", unit: id }];
    return took > members ? [{ kind: "more-than-members", unit: id, took, members }] : [];
  });
  if (wrong.length > 0)
    return refuse({ kind: "units-cannot-be", units: wrong.sort((a, b) => (a.unit < b.unit ? -1 : 1)) });
  const rows = units.map(({ id, total, members, took, high, tries }) => ({
    id,
    values: {
      total,
      participation: { won: took, lost: members },
      highPart: high,
      meanTries: { won: tries, lost: members },
    },
  }));
  return accept(rankByChain(rows, chains["quiz-units"]));
}

export interface AwardedUnits<Id extends string> {
  awarded: Id[];
  /** the share, rounded */
  places: number;
  /** the level at the last place, who all go through; null where the places are clear */
  tie: { kind: "all-through"; units: readonly Id[]; places: number; awarded: number } | null;
}

/**
 * [QZ19] The units that are awarded: the first `percent` of all, rounded as said; whoever is level with the last one too. With 7
 * units at 60 %: 4 down, 4 nearest, 5 up. Source: domain 9.2 (60 %, then all go through [BJ]); the rounding is not written there.
 */
export function awardedUnits<Id extends string>(
  { rows }: Pick<ChainRanking<Id>, "rows">,
  percent: number,
  rounding: Rounding,
): AwardedUnits<Id> {
  return firstUnits({ rows }, Math.min(rows.length, portion(rows.length, percent, 100, rounding)));
}

/** [QZ19] The first so many units, and whoever is level with the last of them: places 1 to 8 go to the final. */
export function firstUnits<Id extends string>(
  { rows }: Pick<ChainRanking<Id>, "rows">,
  places: number,
): AwardedUnits<Id> {
  const last = rows.slice(0, places).pop()?.place ?? 0;
  const awarded = rows.filter(({ place }) => place !== null && place <= last);
  const ids = awarded.map(({ id }) => id);
  const level = awarded[awarded.length - 1]?.level;
  const over = ids.length > places && level !== undefined;
  return {
    awarded: ids,
    places,
    tie: over ? { kind: "all-through", units: level, places, awarded: ids.length } : null,
  };
}
