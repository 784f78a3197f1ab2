/** After how many wins the flag is kept for good, and a new one travels; null = it always travels. */
export type FlagKept = { times: number; count: "consecutive" | "total" } | null;

export interface FlagPeriod<Id extends string> {
  /** from 1 */
  period: number;
  holder: Id | null;
  /** it came from another unit, or from nobody */
  moved: boolean;
  /** the holder's wins of this flag, in a row up to now and altogether */
  row: number;
  total: number;
  /** the holder keeps this flag; the next period has a new one */
  kept: boolean;
  /** why the best did not simply take it */
  said: FlagSaid<Id> | null;
}

export type FlagSaid<Id extends string> =
  /** nobody won the period; the flag stays where it is, and a row of wins ends */
  | { kind: "nobody-won" }
  /** the holder was among those level, and keeps it with a win */
  | { kind: "holder-among-level"; level: Id[] }
  /** several level without the holder: the flag stays until it is decided, and nobody has won */
  | { kind: "flag-undecided"; level: Id[] };

/**
 * [CP9] The holder of the travelling flag after each period, from the units that were first in each (none, one, or several
 * level). Source: domain 10.1 ([GW] quarterly flag); kept for good, ties and empty periods P.
 */
export function travellingFlag<Id extends string>(
  firsts: readonly (readonly Id[])[],
  keep: FlagKept,
): FlagPeriod<Id>[] {
  const periods: FlagPeriod<Id>[] = [];
  let holder: Id | null = null;
  let row = 0;
  let wins = new Map<Id, number>();
  firsts.forEach((units, i) => {
    const level = [...new Set(units)].sort();
    const said = saidOf(level, holder);
    const before: Id | null = holder;
    const winner: Id | null = said?.kind === "holder-among-level" ? holder : said ? null : (level[0] ?? null);
    if (winner === null) row = 0;
    else {
      row = winner === before ? row + 1 : 1;
      wins.set(winner, (wins.get(winner) ?? 0) + 1);
      holder = winner;
    }
    const total = holder === null ? 0 : (wins.get(holder) ?? 0);
    const kept = winner !== null && keep !== null && (keep.count === "total" ? total : row) >= keep.times;
    periods.push({ period: i + 1, holder, moved: holder !== before, row, total, kept, said });
    if (!kept) return;
    holder = null;
    row = 0;
    wins = new Map();
  });
  return periods;
}

function saidOf<Id extends string>(level: readonly Id[], holder: Id | null): FlagSaid<Id> | null {
  if (level.length === 0) return { kind: "nobody-won" };
  if (level.length === 1) return null;
  const among = holder !== null && level.some((unit) => unit === holder);
  return { kind: among ? "holder-among-level" : "flag-undecided", level: [...level] };
}
