import type { EntrantId, EventId, HeatId, RoundId, StageId, UnitId } from "#core/ids.ts";
import type { JudgedModule } from "#core/judged/plan.ts";
import type { Advance, RoundName } from "#core/rounds/plan.ts";
import type { Fault, Status } from "#core/scoring/ops.ts";
import type { Direction, Measure, PanelMarks } from "#core/scoring/ruleset.ts";
import type { StageKind } from "#core/stages/draw.ts";
import type { StageMatch } from "#core/stages/play.ts";
import type { Fate } from "#core/standing/fates.ts";

// What boards and phones show: events, rounds and heats with their places worked out (live/programme.ts makes them).

export interface ShownPrize {
  place: number;
  /** the class of the prize (1 = first prize) where it goes by how far one came; null where the place says it */
  prize: number | null;
  /** the tier of an award where a panel judges: 1 is the best, "" has no name of its own */
  tier: { number: number; name: string } | null;
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
  /** it is met two by two: what counts is who won, not a mark */
  met: boolean;
  /** panels judge it, module by module */
  judged: boolean;
  measure: Measure;
  /** decimals of games, points and averaged counts; absent = 0 */
  digits?: number;
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
  /** what the judges gave, where a panel marked it */
  panel?: PanelMarks | undefined;
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
  /** whose column it is; null in an event that is run in heats */
  stage: StageId | null;
  /** of a column: from 1 in its stage */
  number: number;
  /** the module it is, where panels judge */
  module: JudgedModule | null;
  name: RoundName;
  final: boolean;
  state: "published" | "official";
  heats: number;
  advance: Advance | null;
  /** best first: those through, then the open ones, then those out; [] of a column */
  standing: StandingLine[];
}

export interface LaneLine extends Line {
  lane: number;
  place: number | null;
  mark: LineMark;
  fate: Fate;
}

/** A heat as the match of a stage that it is. */
export interface ShownMatch extends Pick<StageMatch, "key" | "side" | "group" | "position" | "best" | "status"> {
  kind: StageKind;
  /** within its side */
  round: number;
  /** the only one of its column, side and group */
  alone: boolean;
  /** by the result that counts; null before it, and where nobody won */
  winner: EntrantId | null;
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
  /** null in an event that is run in heats */
  match: ShownMatch | null;
  /** where it is played; null while nobody said */
  court: string | null;
  /** it is not called before, server's epoch ms */
  notBefore: number | null;
  /** which panel of its module judges it, and at which of the places side by side it is; null where there is none */
  panel: number | null;
  station: number | null;
  lanes: LaneLine[];
}
