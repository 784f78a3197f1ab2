import type { Following, Point, Snapshot } from "./protocol.ts";

/** What was fetched last, to be asked for again only where it changed. */
export interface Fetched extends Point {
  etag: string;
}

type Shown = Exclude<Following, { kind: "hint" }>;

/** Where the snapshot of a room is; not older than version `at`. */
function addressOf(room: Shown, at: number): string {
  const query = new URLSearchParams();
  if (room.kind === "event") query.set("event", room.event);
  if (room.kind === "venue") query.set("venue", room.venue);
  query.set("at", String(at));
  const path = room.kind === "screen" ? "/api/screen" : `/api/board/${encodeURIComponent(room.slug)}`;
  return `${path}?${query}`;
}

export interface Answered {
  /** there is no such room */
  gone: boolean;
  /** null where the rows of the given etag still stand */
  snapshot: Snapshot | null;
  fetched: Fetched | null;
  /** the server's epoch ms */
  date: number | null;
}

/** Fetches a room's rows; rejects where the server does not answer, or cannot. */
export async function fetchSnapshot(
  room: Shown,
  origin: string,
  at: number,
  etag: string | null,
  patienceMs: number,
): Promise<Answered> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  try {
    const headers: HeadersInit = etag ? { "If-None-Match": etag } : {};
    const response = await fetch(origin + addressOf(room, at), { headers, cache: "no-store", signal: patience.signal });
    const told = Date.parse(response.headers.get("Date") ?? "");
    const date = Number.isNaN(told) ? null : told;
    if (response.status === 304) return { gone: false, snapshot: null, fetched: null, date };
    if (response.status === 404 || response.status === 401) return { gone: true, snapshot: null, fetched: null, date };
    if (!response.ok) throw new Error(`snapshot: ${response.status}`);
    const snapshot = (await response.json()) as Snapshot;
    const fetched = { epoch: snapshot.epoch, version: snapshot.version, etag: response.headers.get("ETag") ?? "" };
    return { gone: false, snapshot, fetched, date };
  } finally {
    clearTimeout(timer);
  }
}
