import * as standing from "#core/standing/played.ts";
import type { BoardEvent, BoardHeat, BoardLane, BoardRound } from "#db/boards.ts";

// What was played, over the rows that boards read.

export type Seated = standing.Marked<BoardLane>;
export type PlayedHeat = standing.PlayedHeat<BoardLane, BoardHeat>;
export type PlayedRound = standing.PlayedRound<BoardLane, BoardHeat, BoardRound>;

/** A heat with its people, their marks and their places in it. */
export const playHeat = (heat: BoardHeat, lanes: readonly BoardLane[], event: BoardEvent): PlayedHeat =>
  standing.playHeat(heat, lanes, heat.marks, event);
