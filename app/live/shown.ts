import type { EntrantId, EventId, HeatId, RoundId, UnitId } from "#core/ids.ts";
import type { Advance, RoundName } from "#core/rounds/plan.ts";
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

/** Where somebody ended in an event that is over. */
export interface ShownPlace extends Line {
  /** null = failed, or never had a mark */
  place: number | null;
  /** how many others stand at the same place */
  shared: number;
  mark: LineMark;
  /** number of the last round they took part in */
  round: number;
  /** what the place wins the unit, on the scale of core/points */
  points: number;
}

/** The mark to beat, in the unit of the event's measure, with whose and when in words. */
export interface ShownRecord {
  value: number;
  holder: string;
  when: string;
}

export interface ShownEvent {
  key: `event:${EventId}`;
  id: EventId;
  sort: number;
  name: string;
  /** where it is held; empty = not said */
  venue: string;
  /** when it is planned to begin, epoch ms; null = not said */
  startsAt: number | null;
  /** when marks may be seen: as they come, once official, once the announcer released them */
  release: "live" | "official" | "announced";
  record: ShownRecord | null;
  ruleset: string;
  measure: Measure;
  direction: Direction;
  durationMs: number | null;
  precisionMs: number;
  /** its final is official and told to everybody: places and prizes are for good */
  over: boolean;
  /** everybody by place, once it is over */
  places: ShownPlace[];
  /** filled once it is over */
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

export type { RoundName };

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
  /** held: over, and its marks are not told yet */
  state: "scheduled" | "running" | "held" | "provisional" | "official";
  /** its people were called to the area */
  calledAt: number | null; // server's epoch ms, as the next two
  startedAt: number | null;
  closedAt: number | null;
  lanes: LaneLine[];
}
