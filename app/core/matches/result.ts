/** The points of one game, pull or board, in the order of `Outcome.players`. */
export type Game = readonly [number, number];

/**
 * How a match ended. [MA3] walkover: it was not begun, the loser did not come. [MA4] retired: begun and given up; its games
 * stand as far as they were played. disqualified: the loser was taken out. [MA5] double-walkover, double-disqualified: both
 * are out. taken-back: nothing stands any more.
 */
export type Ending =
  | "played"
  | "walkover"
  | "retired"
  | "disqualified"
  | "double-walkover"
  | "double-disqualified"
  | "taken-back";

/** What was entered for a match, with who the two were: it counts only while the match is theirs. */
export interface Outcome<Id extends string> {
  readonly players: readonly [Id, Id];
  readonly ending: Ending;
  /** one of the players; null exactly where both are out and where the result is taken back */
  readonly winner: Id | null;
  readonly games: readonly Game[];
}

/** One entry of the log of a bracket; the latest one of the same two people counts. */
export interface Recorded<Id extends string> {
  /** the id of the match */
  readonly match: string;
  readonly outcome: Outcome<Id>;
}

/** Whether an entry is about these two, in whatever order. */
export function isOf<Id extends string>({ players }: Outcome<Id>, a: Id | null, b: Id | null): boolean {
  return (players[0] === a && players[1] === b) || (players[0] === b && players[1] === a);
}

/** Throws where the winner does not fit the players and the ending: such an entry is a fault of the program. */
export function assertSound<Id extends string>({ players: [a, b], ending, winner }: Outcome<Id>): void {
  const nobody = ending === "double-walkover" || ending === "double-disqualified" || ending === "taken-back";
  if (a === b) throw new Error("nobody plays against themselves");
  if (nobody ? winner !== null : winner !== a && winner !== b) throw new Error(`the winner of a match ${ending}`);
}
