import type { EntrantId, EventId, HeatId, MeetId, RoundId, UnitId } from "#core/ids.ts";
import type { Advance } from "#core/rounds/plan.ts";
import type { Fault, Status } from "#core/scoring/ops.ts";
import type { Direction, Measure } from "#core/scoring/ruleset.ts";

// The one catalogue of what travels to screens. Rows are absolute (never increments), so a repeat or an overlap is harmless.

export const protocolVersion = 1;

/** One meet is one room; its screens hold the meet's rows by key. */
export type RowKey = "meet" | `event:${EventId}` | `round:${RoundId}` | `heat:${HeatId}`;

export interface MeetRow {
  key: "meet";
  id: MeetId;
  slug: string;
  name: string;
  place: string;
  host: string;
  startsAt: number | null; // epoch ms
  timeZone: string;
  units: { id: UnitId; name: string }[];
}

export interface PrizeRow {
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

export interface EventRow {
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
  prizes: PrizeRow[];
  /** prize places nobody won; filled with the prizes */
  vacant: number[];
}

/** What is known of an entrant's way on: through by place, by mark, by a ruling, as a reserve; out; not yet known; or a tie that waits for a ruling. */
export type Fate = "Q" | "q" | "ruling" | "reserve" | "out" | "open" | "tied" | "withdrawn";

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

interface StandingLine extends Line {
  heat: number;
  place: number | null; // in the heat; in a final over all its heats
  mark: LineMark;
  fate: Fate;
}

export type RoundName = "heats" | "second" | "third" | "quarter" | "semi" | "final" | "round";

export interface RoundRow {
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

export interface HeatRow {
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

export type BoardRow = MeetRow | EventRow | RoundRow | HeatRow;

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
