/** What a match is worth to a unit. */
export interface OutcomePoints {
  win: number;
  draw: number;
  loss: number;
  /** did not appear */
  forfeit: number;
}

/** [TP10] Win 10, loss 0. Source: domain 11.1 ([ISHARE]); a draw halves it, a forfeit wins nothing (P). */
export const tenForAWin: OutcomePoints = { win: 10, draw: 5, loss: 0, forfeit: 0 };

/** [TP10] What a unit's matches are worth together, in the points of `worth`. */
export function outcomePoints(outcomes: readonly (keyof OutcomePoints)[], worth: OutcomePoints): number {
  return outcomes.reduce((all, outcome) => all + worth[outcome], 0);
}
