import type { GroupRow, TableFact } from "../groups/table.ts";
import type { EntrantId } from "../ids.ts";
import type { Entrance, Slot } from "../matches/bracket.ts";
import type { MatchStatus, Seat } from "../matches/play.ts";
import type { Ending, Game } from "../matches/result.ts";
import type { SwissRow } from "../swiss/table.ts";
import type { StageDraw, StageKind, StageLots } from "./draw.ts";

/** A match that has a result which counts: its heat is official. */
export interface MatchResult {
  /** the match's key in its stage */
  key: string;
  /** in the order of the lanes */
  players: readonly [EntrantId, EntrantId];
  ending: Ending;
  /** null where nobody won: level, or both out */
  winner: EntrantId | null;
  /** won by each, in steps of `parts` of a game where games can be level (2: halves) */
  games: readonly [number, number];
  points: readonly [number, number];
  /** game by game, as far as points were written down */
  list: readonly Game[];
}

export interface StageInput {
  number: number;
  draw: StageDraw;
  lots: StageLots;
  results: readonly MatchResult[];
}

/** A match of a stage as it stands. */
export interface StageMatch {
  /** W-1-3, L-2-1, P3-4-1, F-1-1 of a bracket; A-2-1 of group A; S-3-2 of the third Swiss round */
  key: string;
  /** the column it stands in, from 1: nobody is in two matches of a column, and it only waits for columns before */
  column: number;
  /** the part of a bracket; null in groups and Swiss rounds */
  side: "winners" | "losers" | "final" | "reset" | "places" | null;
  /** the group's name; null elsewhere */
  group: string | null;
  /** from 1 within its column, side and group */
  position: number;
  /** the best place its winner can still get; null in groups and Swiss rounds */
  best: number | null;
  /** null in groups and Swiss rounds, where the seats are known from the draw */
  slots: readonly [Slot<EntrantId>, Slot<EntrantId>] | null;
  seats: readonly [Seat<EntrantId>, Seat<EntrantId>];
  status: MatchStatus;
  result: MatchResult | null;
}

/** Somebody who has no opponent in a column and goes on (or rests). */
export interface StageBye {
  column: number;
  seat: Seat<EntrantId>;
  slot: Slot<EntrantId> | Entrance<EntrantId> | null;
}

export interface StageTable {
  group: string;
  rows: readonly GroupRow<EntrantId>[];
  facts: readonly TableFact<EntrantId>[];
}

export interface StagePlayed {
  number: number;
  kind: StageKind;
  draw: StageDraw;
  /** columns that are drawn */
  columns: number;
  /** in the order of columns, then groups, then positions */
  matches: readonly StageMatch[];
  byes: readonly StageBye[];
  /** of groups; [] elsewhere */
  tables: readonly StageTable[];
  /** of a Swiss contest; [] elsewhere */
  swiss: readonly SwissRow<EntrantId>[];
  /** level people whose order matters for who goes on or wins, with nothing left but a lot */
  ties: readonly StageTie[];
  /** every match has a result that counts or needs none, nothing is left to draw, no tie waits */
  over: boolean;
}

export interface StageTie {
  /** "" in a Swiss table */
  group: string;
  ids: readonly EntrantId[];
  /** the places they are level on */
  place: number;
  to: number;
}

/** Where somebody ended, or cannot end otherwise any more. */
export interface StagePlace {
  id: EntrantId;
  /** in competition numbering over the whole event; null: deleted from the table, or never played */
  place: number | null;
  /** the last of the places that are shared; as `place` where it is nobody else's */
  to: number | null;
  /** the stage, and the column of it, where they were last */
  stage: number;
  column: number;
  /** [AW7] by how far they came: 1 for those left at the end, 2 for those who lost in the column before … */
  reached: number;
}

export interface StagesPlayed {
  stages: readonly StagePlayed[];
  /** as far as settled */
  places: readonly StagePlace[];
  /** all stages of the plan are drawn and over: the places are for good */
  over: boolean;
}
