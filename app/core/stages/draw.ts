import type { GroupLot } from "../groups/separate.ts";
import type { EntrantId } from "../ids.ts";
import type { Entrance } from "../matches/bracket.ts";
import type { RedrawnBracket, RedrawOptions } from "../matches/redraw.ts";
import type { SwissOptions } from "../swiss/options.ts";
import type { SwissPlayer } from "../swiss/rounds.ts";
import type { TieBreak } from "../swiss/tie-breaks.ts";

/** The lot of a draw, with what makes it again. */
export interface StageLot {
  edition: string;
  seed: string;
  /** everybody, the seeded ones first in their order */
  input: readonly { id: EntrantId; unit: string }[];
  /** how many of them are seeded */
  seeds: number;
  separate: boolean;
  /** how often people of one unit meet at first (same group, or before the round they need to), and the least possible */
  cost: number;
  least: number;
}

/** What stands on a line of a bracket; null is a bye. A place of a stage before is `group-place`: group A1, or H1 for the heats' first. */
export type StageLine = Entrance<EntrantId> | null;

export interface KnockOutDraw {
  kind: "knock-out";
  lines: readonly StageLine[];
  settle: number;
  /** null where all lines are places of the stage before */
  lot: StageLot | null;
  /** of the lot among places of the stage before; null where these are crossed, and where there are none */
  seed: string | null;
}

export interface DoubleDraw {
  kind: "double";
  lines: readonly StageLine[];
  reset: boolean;
  lot: StageLot;
}

/** Single matches for places: the first for 1 and 2, the second for 3 and 4 … */
export interface PlacesDraw {
  kind: "places";
  pairs: readonly (readonly [Entrance<EntrantId>, Entrance<EntrantId>])[];
}

export interface RedrawnDraw {
  kind: "redrawn";
  options: RedrawOptions;
  /** as far as it is drawn */
  bracket: RedrawnBracket<EntrantId>;
  /** the seed of each round that is drawn */
  seeds: readonly string[];
  units: readonly { id: EntrantId; unit: string }[];
}

export interface GroupsDraw {
  kind: "groups";
  /** A, B, C …; the only group of a round robin is A; of the last three of a redrawn contest F */
  groups: readonly { name: string; ids: readonly EntrantId[] }[];
  times: 1 | 2;
  /** the id of its rules (core/groups/rules.ts) */
  rules: string;
  /** how many of each group go on; 0 where the tables are the end */
  qualifiers: number;
  lot: StageLot;
}

export interface SwissDraw {
  kind: "swiss";
  players: readonly SwissPlayer<EntrantId>[];
  rounds: number;
  options: SwissOptions;
  tieBreaks: readonly TieBreak[];
  byePoints: 0 | 1 | 2;
  lot: StageLot;
  /** the rounds that are paired */
  drawn: readonly {
    seed: string;
    pairs: readonly { players: readonly [EntrantId, EntrantId]; home: EntrantId | null }[];
    bye: EntrantId | null;
  }[];
}

export type StageDraw = KnockOutDraw | DoubleDraw | PlacesDraw | RedrawnDraw | GroupsDraw | SwissDraw;
export type StageKind = StageDraw["kind"];

/** Lots that were drawn for people level in a table, by group ("" = the whole Swiss table). */
export type StageLots = Readonly<Record<string, readonly GroupLot<EntrantId>[]>>;
