import type { EntrantId, EventId, HeatId, RoundId, UnitId } from "#core/ids.ts";
import type { Advance } from "#core/rounds/plan.ts";
import type { Fault, Status } from "#core/scoring/ops.ts";
import type { Direction, Measure } from "#core/scoring/ruleset.ts";
import type { Fate } from "#core/standing/fates.ts";

// What boards and phones show: events, rounds and heats with their places worked out (live/programme.ts makes them).

export interface ShownPrize {
  place: number;
  entrant: EntrantId;
  name: string;
  bib: number | null;
  unit: UnitId;
  unitName: string;
  mark: LineMark;
  shared: number; // how many others stand at the same place
  fromRoundBefore: boolean;
}

export interface ShownEvent {
  key: `event:${EventId}`;
  id: EventId;
  sort: number;
  name: string;
  ruleset: string;
  measure: Measure;
  direction: Direction;
  durationMs: number | null;
  precisionMs: number;
  /** filled once the final is official */
  prizes: ShownPrize[];
  /** prize places nobody won; filled with the prizes */
  vacant: number[];
}

export type { Fate };

/** A mark as ranked: fault seconds added, times at the event's precision. */
export interface LineMark {
  outcome: "valid" | "failed" | Status | "none";
  value: number | null;
  misses: number;
  fault: Fault | null;
  /** a side's points in each game of a match */
  points?: number[] | undefined;
}

export interface Line {
  entrant: EntrantId;
  bib: number | null;
  name: string;
  unit: UnitId;
  unitName: string;
}

export interface StandingLine extends Line {
  heat: number;
  place: number | null; // in the heat; in a final over all its heats
  mark: LineMark;
  fate: Fate;
}

export type RoundName = "heats" | "second" | "third" | "quarter" | "semi" | "final" | "round";

export interface ShownRound {
  key: `round:${RoundId}`;
  id: RoundId;
  event: EventId;
  number: number;
  name: RoundName;
  final: boolean;
  state: "published" | "official";
  heats: number;
  advance: Advance | null;
  /** best first: those through, then the open ones, then those out */
  standing: StandingLine[];
}

export interface LaneLine extends Line {
  lane: number;
  place: number | null;
  mark: LineMark;
  fate: Fate;
}

export interface ShownHeat {
  key: `heat:${HeatId}`;
  id: HeatId;
  round: RoundId;
  event: EventId;
  number: number;
  state: "scheduled" | "running" | "provisional" | "official";
  startedAt: number | null; // server's epoch ms
  closedAt: number | null;
  lanes: LaneLine[];
}
