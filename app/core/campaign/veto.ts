/**
 * A veto (serious injury, quality accident) and how far it reaches: the whole award; one part (in one period, or null = all); one
 * period. `reason` is the committee's own text.
 */
export type Veto<Id extends string> = { unit: Id; reason: string } & (
  | { scope: "award" }
  | { scope: "part"; part: string; period: string | null }
  | { scope: "period"; period: string }
);

export interface PartScore<Id extends string> {
  unit: Id;
  period: string;
  part: string;
  /** in whole steps */
  score: number;
}

export interface CountedScore<Id extends string> extends PartScore<Id> {
  /** what is added up: 0 where a veto reaches it */
  counted: number;
  veto: Veto<Id> | null;
}

/**
 * [CP7] Every score as it was given and as it counts: a veto on a part makes that part 0, one on a period all its parts. A veto on
 * the award leaves the scores as they are. Source: domain 10.2 ([WENKUQQ] the safety part is 0; periods P).
 */
export function countedScores<Id extends string>(
  scores: readonly PartScore<Id>[],
  vetoes: readonly Veto<Id>[],
): CountedScore<Id>[] {
  return scores.map((one) => {
    const veto = vetoes.find((other) => other.unit === one.unit && reaches(other, one)) ?? null;
    return { ...one, counted: veto ? 0 : one.score, veto };
  });
}

function reaches(veto: Veto<string>, { period, part }: PartScore<string>): boolean {
  if (veto.scope === "award") return false;
  if (veto.scope === "period") return veto.period === period;
  return veto.part === part && (veto.period === null || veto.period === period);
}

export interface Standing<Id extends string> {
  unit: Id;
  score: number;
  /** null: vetoed */
  place: number | null;
  vetoes: Veto<Id>[];
}

/**
 * [CP7] The table of a period, or of the whole award (null): best score first, shared places in competition numbering, those
 * level by id. A unit under a veto on the award, or on this period, stays in the table with its score and without a place, after
 * the others, who move up. Source: domain 10.2 ([ZT17], [XISAN]); L09.
 */
export function campaignTable<Id extends string>(
  rows: readonly { unit: Id; score: number }[],
  vetoes: readonly Veto<Id>[],
  period: string | null,
): Standing<Id>[] {
  const against = new Map<Id, Veto<Id>[]>();
  for (const veto of vetoes)
    if (veto.scope === "award" || (veto.scope === "period" && veto.period === period))
      against.set(veto.unit, [...(against.get(veto.unit) ?? []), veto]);
  const vetoed = (unit: Id) => (against.has(unit) ? 1 : 0);
  const sorted = [...rows].sort(
    (a, b) => vetoed(a.unit) - vetoed(b.unit) || b.score - a.score || (a.unit < b.unit ? -1 : 1),
  );
  let place = 0;
  return sorted.map(({ unit, score }, i) => {
    if (sorted[i - 1]?.score !== score) place = i + 1;
    return { unit, score, place: vetoed(unit) ? null : place, vetoes: against.get(unit) ?? [] };
  });
}
