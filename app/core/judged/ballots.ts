import { accept, type Decision, refuse } from "../decision.ts";

export type BallotRefusal = {
  kind: "ballot-not-complete";
  at: number;
  missing: string[];
  twice: string[];
  unknown: string[];
};

/** [JD13] The first ballot that does not rank every one of `ids` exactly once, with what is wrong in it. */
function wrongBallot(ids: readonly string[], ballots: readonly (readonly string[])[]): BallotRefusal | null {
  const known = new Set(ids);
  for (const [at, ballot] of ballots.entries()) {
    const seen = new Set<string>();
    const twice = ballot.filter((id) => seen.has(id) || !seen.add(id));
    const missing = ids.filter((id) => !seen.has(id));
    const unknown = ballot.filter((id) => !known.has(id));
    if (twice.length + missing.length + unknown.length > 0)
      return { kind: "ballot-not-complete", at, missing, twice, unknown };
  }
  return null;
}

/**
 * [JD13] Borda: on each ballot the last gets 0, the one before 1, … ; the most points win. Every ballot ranks all of `ids`, best
 * first. By id. Open to tactical ranking. Source: domain 8.4; J29.
 */
export function bordaPoints<Id extends string>(
  ids: readonly Id[],
  ballots: readonly (readonly Id[])[],
): Decision<Map<Id, number>, BallotRefusal> {
  return tally(ids, ballots, (at) => ids.length - 1 - at);
}

/** [JD13] Rank sum: the places of all ballots added up; the lowest sum wins. Otherwise as Borda. Source: domain 8.4; J30. */
export function rankSums<Id extends string>(
  ids: readonly Id[],
  ballots: readonly (readonly Id[])[],
): Decision<Map<Id, number>, BallotRefusal> {
  return tally(ids, ballots, (at) => at + 1);
}

function tally<Id extends string>(
  ids: readonly Id[],
  ballots: readonly (readonly Id[])[],
  worth: (at: number) => number,
): Decision<Map<Id, number>, BallotRefusal> {
  const wrong = wrongBallot(ids, ballots);
  if (wrong) return refuse(wrong);
  const points = new Map<Id, number>(ids.map((id) => [id, 0]));
  for (const ballot of ballots) ballot.forEach((id, at) => void points.set(id, (points.get(id) ?? 0) + worth(at)));
  return accept(points);
}
