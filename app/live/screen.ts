import type { EventId, HeatId, RoundId } from "#core/ids.ts";

// A screen as its own page, the socket and the organizer's page know it; db/schema/live.ts keeps the same shapes.

/** One picture a screen can be told to stay on; without ids: whatever of that kind is on. */
export interface ScenePick {
  kind: string;
  event?: EventId;
  round?: RoundId;
  heat?: HeatId;
}

/** How the organizer set a screen. */
export interface ScreenSettings {
  /** what it follows */
  of: { kind: "meet" } | { kind: "event"; event: EventId } | { kind: "venue"; venue: string };
  theme: "dark" | "light";
  /** rows on a page */
  density: 8 | 10 | 12 | 14;
  /** null = as the browser asks */
  language: "zh-Hans" | "zh-Hant" | "en" | null;
  /** kinds of scenes it turns through; empty = as the day goes */
  scenes: string[];
  /** stays on this */
  pinned: ScenePick | null;
  testCard: boolean;
}

/** What a screen says of itself, by the socket's `screen` or POST /api/screen/report: every 15 seconds and on change. */
export interface ScreenReport {
  scene: ScenePick;
  page: number;
  pages: number;
  width: number;
  height: number;
  build: string;
  /** megabytes of script memory; null where the browser does not tell */
  heapMb: number | null;
}

/** What a report is answered; `no-such-screen`: this browser is no screen any more. */
export type ScreenAnswer = { kind: "noted" } | { kind: "no-such-screen" } | { kind: "bad-request" };
