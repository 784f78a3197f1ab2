import type { EntrantId, EventId, HeatId, MeetId, RoundId, ScreenId, StageId, UnitId } from "#core/ids.ts";
import type { Advance, EventPlan, RoundName } from "#core/rounds/plan.ts";
import type { Ruling } from "#core/rounds/qualify.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import type { StageDraw, StageLots } from "#core/stages/draw.ts";

// The one catalogue of what travels to screens. Rows are absolute (never increments), so a repeat or an overlap is harmless.

export const protocolVersion = 4 as const;

/** What a deed touches: the row itself and everything under it. */
export type TouchKey = "meet" | `event:${EventId}` | `round:${RoundId}` | `heat:${HeatId}` | `screen:${ScreenId}`;

/** A meet's screens hold its rows by key. */
export type RowKey = TouchKey | `stage:${StageId}` | `lane:${HeatId}:${number}`;

export interface MeetRow {
  key: "meet";
  id: MeetId;
  slug: string;
  name: string;
  place: string;
  host: string;
  startsAt: number | null; // epoch ms
  timeZone: string;
  /** one text for every board and phone; empty = none */
  notice: string;
  /** names are shown in part here */
  masked: boolean;
  /** the prize ceremony that is on, and how many of its steps are shown */
  podium: { event: EventId; shown: number } | null;
  units: { id: UnitId; name: string }[];
  /** in their order; for the events held at `venue`, or (empty) for all */
  courts: { name: string; venue: string }[];
}

export interface EventRow {
  key: `event:${EventId}`;
  id: EventId;
  sort: number;
  name: string;
  venue: string;
  startsAt: number | null; // epoch ms
  ruleset: string;
  options: ScoringOptions;
  plan: EventPlan;
  release: "live" | "official" | "announced";
  record: { value: number; holder: string; when: string } | null;
  withdrawn: EntrantId[];
}

/** A part of an event that is met two by two. */
export interface StageRow {
  key: `stage:${StageId}`;
  id: StageId;
  event: EventId;
  number: number;
  /** ceremony: only the first `revealed` slots of the draw are told, in the order of the ceremony */
  state: "ceremony" | "published" | "official";
  revealed: number;
  /** as far as it is told: what a held result would say is not in it */
  draw: StageDraw;
  lots: StageLots;
  /** everybody the draw names, seeded ones first in their order */
  people: StagePerson[];
}

export interface StagePerson {
  entrant: EntrantId;
  name: string;
  bib: number | null;
  unit: UnitId;
  /** null = not seeded */
  seed: number | null;
}

export interface RoundRow {
  key: `round:${RoundId}`;
  id: RoundId;
  event: EventId;
  /** whose column it is; null in an event that is run in heats */
  stage: StageId | null;
  number: number;
  of: number;
  name: RoundName;
  final: boolean;
  state: "published" | "official";
  advance: Advance | null; // null in a final
  rulings: Ruling[];
}

export interface HeatRow {
  key: `heat:${HeatId}`;
  id: HeatId;
  round: RoundId;
  event: EventId;
  number: number;
  /** `held`: over, and its marks are not released */
  state: "scheduled" | "running" | "held" | "provisional" | "official";
  calledAt: number | null; // server's epoch ms, as the next two
  startedAt: number | null;
  closedAt: number | null;
  /** which match of its stage; null in an event that is run in heats */
  match: string | null;
  /** the name of the court it is played on; null while nobody said */
  court: string | null;
  /** it is not called before, server's epoch ms */
  notBefore: number | null;
  /** which panel of its module judges it; null where no panel does */
  panel: number | null;
  /** which of the places side by side it is at; null where there are none */
  station: number | null;
}

export interface LaneRow {
  key: `lane:${HeatId}:${number}`;
  heat: HeatId;
  round: RoundId;
  event: EventId;
  lane: number;
  /** where it is judged blind: nobody but a number, of no unit that the meet has, until the result is told [JD15] */
  entrant: EntrantId;
  bib: number | null;
  name: string;
  unit: UnitId;
  /** null while the heat is only scheduled or judges have it, and where its marks are not released */
  mark: LaneMark | null;
}

/** One picture a screen can be told to stay on; without ids: whatever of that kind is on. */
export interface ScenePick {
  kind: string;
  event?: EventId;
  round?: RoundId;
  heat?: HeatId;
}

export interface ScreenSettings {
  of: { kind: "meet" } | { kind: "event"; event: EventId } | { kind: "venue"; venue: string };
  theme: "dark" | "light";
  density: 8 | 10 | 12 | 14;
  language: "zh-Hans" | "zh-Hant" | "en" | null;
  scenes: string[];
  pinned: ScenePick | null;
  testCard: boolean;
}

/** A projector or wall of the meet; it is told to itself only. */
export interface ScreenRow {
  key: `screen:${ScreenId}`;
  id: ScreenId;
  name: string;
  settings: ScreenSettings;
  identifyAt: number | null; // server's epoch ms
}

export type WireRow = MeetRow | EventRow | StageRow | RoundRow | HeatRow | LaneRow | ScreenRow;

export const isEventRow = (row: WireRow): row is EventRow => row.key.startsWith("event:");
export const isStageRow = (row: WireRow): row is StageRow => row.key.startsWith("stage:");
export const isRoundRow = (row: WireRow): row is RoundRow => row.key.startsWith("round:");
export const isHeatRow = (row: WireRow): row is HeatRow => row.key.startsWith("heat:");
export const isLaneRow = (row: WireRow): row is LaneRow => row.key.startsWith("lane:");
export const isScreenRow = (row: WireRow): row is ScreenRow => row.key.startsWith("screen:");

/** The rows a row stands under: touching one of those covers it. */
export function above(row: WireRow): TouchKey[] {
  if (isLaneRow(row)) return ["meet", `event:${row.event}`, `round:${row.round}`, `heat:${row.heat}`];
  if (isHeatRow(row)) return ["meet", `event:${row.event}`, `round:${row.round}`];
  if (isRoundRow(row) || isStageRow(row)) return ["meet", `event:${row.event}`];
  return row.key === "meet" ? [] : ["meet"];
}

/** A version on a line of versions. The database keeps it, so it is the same in every process and over a restart. */
export interface Point {
  /** another one only where the database was brought back from an old copy */
  epoch: string;
  version: number;
}

/** GET /api/board/:slug (?event=, ?venue=; &at= a version it must not be older than) and GET /api/screen. */
export interface Snapshot extends Point {
  protocol: typeof protocolVersion;
  build: string;
  rows: WireRow[];
}

/** server → screen: the rows of its room that changed between `from` and `version`; `gone` are keys to drop. */
export interface Delta extends Point {
  from: number;
  rows: WireRow[];
  gone: RowKey[];
  /** `rows` hold all there is under these: whatever else stands there is to be dropped too */
  covers?: TouchKey[];
}

/** server → screen, every few seconds: still alive, and what the room was sent last. */
export interface Tick extends Point {
  build: string;
  now: number;
}

/** What a page follows: a meet, one of its events, what is held at one place, its own screen; or only that anything changed. */
export type Following =
  | { kind: "meet"; slug: string }
  | { kind: "event"; slug: string; event: EventId }
  | { kind: "venue"; slug: string; venue: string }
  | { kind: "screen" } // by the cookie
  | { kind: "hint"; meet: string }; // its id or slug; for those who run the meet

/** screen → server: follow this, with what is held already. */
export interface Watch {
  room: Following;
  since: Point | null;
}
export type WatchAnswer =
  | { kind: "following"; delta: Delta | null }
  | { kind: "resync"; at: number } // fetch the snapshot, not older than this
  | { kind: "no-such-room" }
  | Refused;

/** What any event answers where it is not even looked at, or breaks. */
export type Refused = { kind: "bad-request" } | { kind: "busy" } | { kind: "broken" };

export interface ServerToClient {
  delta: (delta: Delta) => void;
  tick: (tick: Tick) => void;
  /** something of the meet changed */
  hint: (hint: Point) => void;
}

/** `ops` is the tablet's way in; its shapes stand in live/tablet-protocol.ts. */
export interface ClientToServer {
  watch: (watch: unknown, answer: (answer: WatchAnswer) => void) => void;
  ops: (batch: unknown, answer: (answer: unknown) => void) => void;
  /** what a tablet says of itself: live/device-report.ts */
  report: (report: unknown, answer: (answer: unknown) => void) => void;
  /** what a screen says of itself */
  screen: (report: unknown, answer: (answer: unknown) => void) => void;
  clock: (sentAt: unknown, answer: (serverNow: number | Refused) => void) => void;
}
