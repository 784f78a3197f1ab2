import type { OfficialId, SheetId } from "#core/ids.ts";
import { connect, type ScreenSocket } from "../connect.ts";
import type { DeviceReport } from "../device-report.ts";
import type { Delta, Tick } from "../protocol.ts";
import type { Batch, OpsAnswer, TabletState } from "../tablet-protocol.ts";
import type { NotedOp } from "./outbox.ts";

const ackMs = 5000;
const httpMs = 8000;
const pings = 5;

/** What a sign-in is answered; null where the server did not answer. */
export type SignInAnswer =
  | { kind: "signed-in"; person: { id: OfficialId; name: string } }
  | { kind: "wrong-pin"; left: number }
  | { kind: "locked"; waitS: number }
  | { kind: "no-such-official" }
  | { kind: "name-empty" }
  | { kind: "not-seated" }
  | { kind: "bad-request" };

const isKind = <Answer extends { kind: string }>(value: unknown, kinds: readonly string[]): value is Answer =>
  typeof value === "object" && value !== null && "kind" in value && kinds.includes(String(value.kind));
const isAnswer = (value: unknown): value is OpsAnswer => isKind<OpsAnswer>(value, ["answered", "not-seated"]);

async function fetchIn(ms: number, url: string, init: RequestInit = {}): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), ms);
  try {
    return await fetch(url, { ...init, cache: "no-store", signal: patience.signal });
  } finally {
    clearTimeout(timer);
  }
}

/** The server's answer, whatever its status; null where there is none that is JSON. */
async function post(url: string, sent: unknown): Promise<unknown> {
  const headers = { "Content-Type": "application/json" };
  try {
    return await (await fetchIn(httpMs, url, { method: "POST", headers, body: JSON.stringify(sent) })).json();
  } catch {
    return null;
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
  private measured = false;

  constructor(private readonly listener: Listener) {
    this.socket.on("connect", () => {
      this.watch();
      void this.measure();
      listener.connected(true);
    });
    this.socket.on("disconnect", () => listener.connected(false));
    this.socket.on("delta", (delta) => listener.delta(delta));
    this.socket.on("tick", (tick) => listener.tick(tick));
  }

  /** Whether the socket is there, as far as it knows. */
  get isOpen(): boolean {
    return this.socket.connected;
  }

  /** Hears what changes in this meet from now on. */
  follow(slug: string): void {
    if (this.following === slug) return;
    this.following = slug;
    if (this.socket.connected) this.watch();
  }

  /** The connection may be back: does not wait for the socket's own pause. */
  hurry(): void {
    if (!this.socket.connected) this.socket.connect();
  }

  stop(): void {
    this.socket.disconnect();
  }

  /** Whatever the socket does not answer in five seconds goes by request; null where that fails too. */
  readonly send = async (ops: readonly NotedOp[]): Promise<OpsAnswer | null> => {
    const batch = batchOf(ops);
    const acked = this.socket.connected ? await this.ask("ops", batch) : null;
    if (isAnswer(acked)) return acked;
    const answer = await post("/api/tablet/ops", batch);
    return isAnswer(answer) ? answer : null;
  };

  /** What the seat has to do; "not-seated" where this browser sits on none; null where the server did not answer. */
  async state(have: ReadonlyMap<SheetId, number>): Promise<TabletState | "not-seated" | null> {
    const held = [...have].map(([id, version]) => `${id}.${version}`).join(",");
    const from = performance.now();
    try {
      const response = await fetchIn(httpMs, `/api/tablet${held ? `?have=${held}` : ""}`);
      const took = performance.now() - from;
      if (response.status === 401) return "not-seated";
      if (!response.ok) return null;
      const state = (await response.json()) as TabletState;
      // better than nothing where the socket does not get through; the pings know better
      if (!this.measured && !this.socket.connected) this.listener.clock(Math.round(state.now + took / 2 - Date.now()));
      return state;
    } catch {
      return null;
    }
  }

  /** Tells the server how this tablet is; nothing depends on it getting there. */
  async report(report: DeviceReport): Promise<void> {
    const acked = this.socket.connected ? await this.ask("report", report) : null;
    if (acked === null) await post("/api/tablet/report", report);
  }

  async signIn(wish: { official: string | null; name: string | null; pin: string }): Promise<SignInAnswer | null> {
    const answer = await post("/api/tablet/person", wish);
    const kinds = ["signed-in", "wrong-pin", "locked", "no-such-official", "name-empty", "not-seated", "bad-request"];
    return isKind<SignInAnswer>(answer, kinds) ? answer : null;
  }

  async signOut(): Promise<boolean> {
    return isKind(await post("/api/tablet/person", { out: true }), ["signed-out"]);
  }

  async help(wanted: boolean): Promise<boolean> {
    return isKind(await post("/api/tablet/help", { wanted }), ["noted"]);
  }

  /** How far this device's clock is off: the fastest of five pings tells best. */
  async measure(): Promise<void> {
    let best: { took: number; offset: number } | null = null;
    for (let ping = 0; ping < pings; ping += 1) {
      const from = performance.now();
      const server = this.socket.connected ? await this.ask("clock", null) : null;
      const took = performance.now() - from;
      if (typeof server !== "number" || (best && took >= best.took)) continue;
      // an op carries whole ms
      best = { took, offset: Math.round(server + took / 2 - Date.now()) };
      if (!this.measured) this.listener.clock(best.offset);
    }
    if (!best) return;
    this.measured = true;
    this.listener.clock(best.offset);
  }

  private watch(): void {
    const room = { kind: "meet", slug: this.following } as const;
    if (this.following) this.socket.emit("watch", { room, since: null }, () => {});
  }

  private ask(event: "ops" | "report" | "clock", sent: unknown): Promise<unknown> {
    return new Promise((resolve) => {
      this.socket.timeout(ackMs).emit(event, sent, (lost: unknown, answer: unknown) => resolve(lost ? null : answer));
    });
  }
}
