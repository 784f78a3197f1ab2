import { seededRandom } from "../random.ts";
import { type SwissPlayer, type SwissRound, scoreOf, swissLines } from "./rounds.ts";
import { directPoints, type TieBreak, tieBreakValue, type Unplayed } from "./tie-breaks.ts";

export interface SwissTableRules {
  readonly tieBreaks: readonly TieBreak[];
  readonly unplayed: Unplayed;
  /** the seed of the lot that separates those who are level in everything; null = they share the place */
  readonly lot: string | null;
}

export interface SwissRow<Id extends string> {
  readonly id: Id;
  readonly place: number;
  /** half points */
  readonly score: number;
  /** the values of the tie-breaks in their order; null for `direct`, which is of groups */
  readonly values: readonly (number | null)[];
  /** what put them below the one before; null where it is the score, and for the first and those who share a place */
  readonly separatedBy: TieBreak | "lot" | null;
  readonly tiedWith: readonly Id[];
}

/**
 * [SW7] The table after some rounds: by score, then by each tie-break among those still level, then by lot or with shared
 * places (1, 2, 2, 4). Whoever left is in it too. n log n and as much as the tie-breaks read: all matches of all players once.
 * Source: domain 7.4, an ordered list announced before, lots at the end [FIDE-TB].
 */
export function swissTable<Id extends string>(
  players: readonly SwissPlayer<Id>[],
  rounds: readonly SwissRound<Id>[],
  { tieBreaks, unplayed, lot }: SwissTableRules,
): SwissRow<Id>[] {
  const lines = swissLines(players, rounds);
  const ids = players.map(({ id }) => id).sort((a, b) => (a < b ? -1 : 1));
  const score = new Map(ids.map((id) => [id, scoreOf(lines.get(id) ?? [])]));
  const values = tieBreaks.map((key) =>
    key === "direct" ? null : new Map(ids.map((id) => [id, tieBreakValue(key, id, lines, unplayed)])),
  );
  const drawn =
    lot === null
      ? null
      : new Map(
          seededRandom(lot)
            .shuffle(ids)
            .map((id, at) => [id, -at]),
        );
  type Row = { level: readonly Id[]; by: TieBreak | "lot" | null };
  let rows: Row[] = split(ids, score).map((level) => ({ level, by: null }));
  const apart = (by: TieBreak | "lot", of: (level: readonly Id[]) => ReadonlyMap<Id, number> | null): void => {
    rows = rows.flatMap(({ level, by: before }) => {
      const found = level.length > 1 ? of(level) : null;
      if (!found) return [{ level, by: before }];
      return split(level, found).map((part, at) => ({ level: part, by: at === 0 ? before : by }));
    });
  };
  tieBreaks.forEach((key, at) => {
    apart(key, (level) => (key === "direct" ? directPoints(level, lines) : (values[at] ?? null)));
  });
  if (drawn) apart("lot", () => drawn);
  let place = 1;
  return rows.flatMap(({ level, by }) => {
    const here = place;
    place += level.length;
    return level.map((id) => ({
      id,
      place: here,
      score: score.get(id) ?? 0,
      values: values.map((found) => found?.get(id) ?? null),
      separatedBy: by,
      tiedWith: level.filter((other) => other !== id),
    }));
  });
}

/** Those who are level, the largest value first; in each part in the order they came. */
function split<Id extends string>(ids: readonly Id[], value: ReadonlyMap<Id, number>): Id[][] {
  const parts = new Map<number, Id[]>();
  for (const id of ids) {
    const own = value.get(id) ?? 0;
    const part = parts.get(own);
    if (part) part.push(id);
    else parts.set(own, [id]);
  }
  return [...parts].sort(([a], [b]) => b - a).map(([, part]) => part);
}
