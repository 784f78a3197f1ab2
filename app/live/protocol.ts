import type { EventId, HeatId, MeetId, RoundId, UnitId } from "#core/ids.ts";
import type { ShownEvent, ShownHeat, ShownRound } from "./shown.ts";

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

export type EventRow = ShownEvent;
export type RoundRow = ShownRound;
export type HeatRow = ShownHeat;

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
