import { accept, type Decision, refuse } from "../decision.ts";
import { divide } from "../number.ts";

export type PicksRefusal =
  | { kind: "picks-missing" }
  | { kind: "picks-too-many"; most: number; got: number }
  | { kind: "no-such-work"; number: number };

/** [JD32] What one voter chose as a vote: every work once, from 1 to `most` of those that hang. */
export function votePicks(
  chosen: readonly number[],
  { most, works }: { most: number; works: ReadonlySet<number> },
): Decision<number[], PicksRefusal> {
  const picks = [...new Set(chosen)].sort((a, b) => a - b);
  const strange = picks.find((number) => !works.has(number));
  if (strange !== undefined) return refuse({ kind: "no-such-work", number: strange });
  if (picks.length === 0) return refuse({ kind: "picks-missing" });
  return picks.length > most ? refuse({ kind: "picks-too-many", most, got: picks.length }) : accept(picks);
}

/** [JD32] How many votes each of these works has. */
export function countVotes(works: Iterable<number>, votes: readonly (readonly number[])[]): Map<number, number> {
  const counts = new Map([...works].map((number) => [number, 0]));
  for (const picks of votes)
    for (const number of new Set(picks)) {
      const before = counts.get(number);
      if (before !== undefined) counts.set(number, before + 1);
    }
  return counts;
}

/**
 * [JD32] The mark of the public vote: a work's votes ÷ the most votes any work has × the module's most, rounded once. Where nobody
 * voted every work has 0. Source: proposal of this project.
 */
export function voteMarks<Key>(counts: ReadonlyMap<Key, number>, most: number): Map<Key, number> {
  const top = Math.max(0, ...counts.values());
  return new Map([...counts].map(([key, votes]) => [key, top === 0 ? 0 : divide(votes * most, top, "half-up")]));
}

/** A voter's code as it is compared: without blanks, full-width signs as plain ones, capitals as small letters. */
export const spellCode = (typed: string): string => typed.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
