import type { EntrantId, EventId, HeatId, MeetId, RoundId, ScreenId, UnitId } from "#core/ids.ts";
import type { Advance, EventPlan, RoundName } from "#core/rounds/plan.ts";
import type { Ruling } from "#core/rounds/qualify.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import type { ShownEvent, ShownHeat, ShownRound } from "./shown.ts";

// The one catalogue of what travels to screens. Rows are absolute (never increments), so a repeat or an overlap is harmless.

export const protocolVersion = 1;

/** What a deed touches: the row itself and everything under it. */
export type TouchKey = "meet" | `event:${EventId}` | `round:${RoundId}` | `heat:${HeatId}` | `screen:${ScreenId}`;

/** A meet's screens hold its rows by key. */
export type RowKey = TouchKey | `lane:${HeatId}:${number}`;

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

export interface RoundRow {
  key: `round:${RoundId}`;
  id: RoundId;
  event: EventId;
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
}

export interface LaneRow {
  key: `lane:${HeatId}:${number}`;
  heat: HeatId;
  round: RoundId;
  event: EventId;
  lane: number;
  entrant: EntrantId;
  bib: number | null;
  name: string;
  unit: UnitId;
  /** null while the heat is only scheduled, and where its marks are not released */
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

export type WireRow = MeetRow | EventRow | RoundRow | HeatRow | LaneRow | ScreenRow;

export const isEventRow = (row: WireRow): row is EventRow => row.key.startsWith("event:");
export const isRoundRow = (row: WireRow): row is RoundRow => row.key.startsWith("round:");
export const isHeatRow = (row: WireRow): row is HeatRow => row.key.startsWith("heat:");
export const isLaneRow = (row: WireRow): row is LaneRow => row.key.startsWith("lane:");
export const isScreenRow = (row: WireRow): row is ScreenRow => row.key.startsWith("screen:");

export type BoardRow = MeetRow | ShownEvent | ShownRound | ShownHeat;

/** The rows a row stands under: touching one of those covers it. */
export function above(row: BoardRow): RowKey[] {
  if (row.key === "meet") return [];
  if ("round" in row) return ["meet", `event:${row.event}`, `round:${row.round}`];
  if ("event" in row) return ["meet", `event:${row.event}`];
  return ["meet"];
}

/** GET /api/board/:slug. `epoch` changes when the server restarts; `version` counts within it. */
export interface Snapshot {
  protocol: typeof protocolVersion;
  epoch: string;
  version: number;
  build: string;
  rows: BoardRow[];
}

/** server → screen: the rows that changed between `from` and `version`; `gone` are keys to drop. */
export interface Delta {
  epoch: string;
  from: number;
  version: number;
  rows: BoardRow[];
  gone: RowKey[];
}

/** server → screen, every few seconds: still alive, and the version you should hold. */
export interface Tick {
  epoch: string;
  version: number;
  build: string;
  now: number;
}

/** screen → server: follow a meet, with what it already holds. */
export interface Watch {
  slug: string;
  since: { epoch: string; version: number } | null;
}
export type WatchAnswer =
  | { kind: "following"; delta: Delta | null }
  | { kind: "resync" } // fetch the snapshot
  | { kind: "no-such-meet" }
  | Refused;

/** What any event answers where it is not even looked at, or breaks. */
export type Refused = { kind: "bad-request" } | { kind: "busy" } | { kind: "broken" };

export interface ServerToClient {
  delta: (delta: Delta) => void;
  tick: (tick: Tick) => void;
}

/** `ops` is the tablet's way in; its shapes stand in live/tablet-protocol.ts. */
export interface ClientToServer {
  watch: (watch: unknown, answer: (answer: WatchAnswer) => void) => void;
  ops: (batch: unknown, answer: (answer: unknown) => void) => void;
  /** what a tablet says of itself: live/device-report.ts */
  report: (report: unknown, answer: (answer: unknown) => void) => void;
  clock: (sentAt: unknown, answer: (serverNow: number | Refused) => void) => void;
}
