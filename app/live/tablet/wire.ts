import type { SheetId } from "#core/ids.ts";
import { connect, type ScreenSocket } from "../connect.ts";
import type { Delta, Tick } from "../protocol.ts";
import type { Batch, OpsAnswer, TabletState } from "../tablet-protocol.ts";
import type { NotedOp } from "./outbox.ts";

const ackMs = 5000;
const httpMs = 8000;
const pings = 5;

const answerKinds: readonly string[] = ["answered", "not-seated"];
const isAnswer = (value: unknown): value is OpsAnswer =>
  typeof value === "object" && value !== null && "kind" in value && answerKinds.includes(String(value.kind));

async function fetchIn(ms: number, url: string, init: RequestInit = {}): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), ms);
  try {
    return await fetch(url, { ...init, cache: "no-store", signal: patience.signal });
  } finally {
    clearTimeout(timer);
  }
}

const batchOf = (ops: readonly NotedOp[]): Batch => ({
  sentAt: Date.now(),
  ops: ops.map(({ id, seq, sheet, baseVersion, at, offset, by, act }) => ({
    id,
    seq,
    sheet,
    baseVersion,
    at,
    offset,
    by,
    act,
  })),
});

interface Listener {
  connected(yes: boolean): void;
  delta(delta: Delta): void;
  tick(tick: Tick): void;
  /** what to add to this device's clock to have the server's, ms */
  clock(offset: number): void;
}

/** The tablet's two ways to the server: the socket first, plain requests where it does not get through. */
export class Wire {
  private readonly socket: ScreenSocket = connect();
  private following = "";

  constructor(private readonly listener: Listener) {
    this.socket.on("connect", () => {
      this.watch();
      void this.askClock();
      listener.connected(true);
    });
    this.socket.on("disconnect", () => listener.connected(false));
    this.socket.on("delta", (delta) => listener.delta(delta));
    this.socket.on("tick", (tick) => listener.tick(tick));
  }

  /** Hears what changes in this meet from now on. */
  follow(slug: string): void {
    if (this.following === slug) return;
    this.following = slug;
    if (this.socket.connected) this.watch();
  }

  stop(): void {
    this.socket.disconnect();
  }

  /** Whatever the socket does not answer in five seconds goes by request; null where that fails too. */
  readonly send = async (ops: readonly NotedOp[]): Promise<OpsAnswer | null> => {
    const batch = batchOf(ops);
    const acked = this.socket.connected ? await this.emit(batch) : null;
    if (isAnswer(acked)) return acked;
    const body = JSON.stringify(batch);
    const headers = { "Content-Type": "application/json" };
    const response = await fetchIn(httpMs, "/api/tablet/ops", { method: "POST", headers, body });
    const answer: unknown = response.ok || response.status === 401 ? await response.json() : null;
    return isAnswer(answer) ? answer : null;
  };

  /** What the seat has to do; "not-seated" where this browser sits on none; null where the server did not answer. */
  async state(have: ReadonlyMap<SheetId, number>): Promise<TabletState | "not-seated" | null> {
    const held = [...have].map(([id, version]) => `${id}.${version}`).join(",");
    try {
      const response = await fetchIn(httpMs, `/api/tablet${held ? `?have=${held}` : ""}`);
      if (response.status === 401) return "not-seated";
      return response.ok ? ((await response.json()) as TabletState) : null;
    } catch {
      return null;
    }
  }

  private watch(): void {
    if (this.following) this.socket.emit("watch", { slug: this.following, since: null }, () => {});
  }

  private emit(batch: Batch): Promise<unknown> {
    return new Promise((resolve) => {
      this.socket.timeout(ackMs).emit("ops", batch, (lost: unknown, answer: unknown) => resolve(lost ? null : answer));
    });
  }

  /** The fastest of five pings tells best how far this device's clock is off. */
  private async askClock(): Promise<void> {
    let best = Number.POSITIVE_INFINITY;
    for (let ping = 0; ping < pings; ping += 1) {
      const from = performance.now();
      const server = await new Promise<unknown>((resolve) => {
        this.socket.timeout(ackMs).emit("clock", null, (lost: unknown, now: unknown) => resolve(lost ? null : now));
      });
      const took = performance.now() - from;
      if (typeof server !== "number" || took >= best) continue;
      best = took;
      // an op carries whole ms
      this.listener.clock(Math.round(server + took / 2 - Date.now()));
    }
  }
}
