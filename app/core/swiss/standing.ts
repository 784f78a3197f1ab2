/** Which end of a table, which side or which colour: home is the one named first, or white. */
export type Side = "home" | "away";
/** Met somebody with fewer points (down; also a bye) or with more (up). */
export type Float = "down" | "up";

/**
 * Where a player stands before a round. Points are counted in halves everywhere in a Swiss contest: a win is 2, a draw 1.
 */
export interface Standing<Id extends string> {
  readonly id: Id;
  /** half points */
  readonly score: number;
  /** the number by which level players are ordered: seeding, or the order of the table before the round; equal ones by id */
  readonly order: number;
  readonly unit: string | null;
  /** whom they have met, each as often as they have */
  readonly met: readonly Id[];
  /** had a bye, or points without playing: gets no bye any more */
  readonly hadBye: boolean;
  /** their floats in the last two rounds, the last one first; null = none */
  readonly floats: readonly (Float | null)[];
  /** the sides they have played on, the first round first */
  readonly sides: readonly Side[];
}

/** [SW1] The order of the players before a round: by score, then by their numbers, then by id. */
export function inOrder<S extends Standing<string>>(standings: readonly S[]): S[] {
  if (new Set(standings.map(({ id }) => id)).size < standings.length)
    throw new Error("somebody stands in the table twice");
  for (const { id, score } of standings)
    if (!Number.isInteger(score)) throw new RangeError(`${id} has ${score} half points`);
  return [...standings].sort((a, b) => b.score - a.score || a.order - b.order || (a.id < b.id ? -1 : 1));
}
