import type { ScenePick } from "./protocol.ts";

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
