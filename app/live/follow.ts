import { connect, type ScreenSocket } from "./connect.ts";
import { applyDelta, judge, type Rows, rowsOf } from "./deltas.ts";
import type { Delta, Snapshot, Tick, Watch, WatchAnswer } from "./protocol.ts";

/** `live`: heard of within 15 s; `stale`: not, what is shown may be old; `connecting`: not heard of yet. */
type Freshness = "live" | "stale" | "connecting";

export interface Followed {
  readonly rows: Rows;
  readonly epoch: string;
  readonly version: number;
  readonly state: Freshness;
  /** server's epoch ms up to which the rows are known to be right */
  readonly asOf: number;
  /** what to add to this device's clock to have the server's, ms */
  readonly clockOffset: number;
}

export interface FollowOptions {
  slug: string;
  snapshot: Snapshot;
  /** server's epoch ms when the snapshot was made */
  now: number;
  /** where the server is; this page's own where it is left out */
  origin?: string;
  /** the server runs another build than the page */
  onBuild?: () => void;
}

const staleMs = 15_000;
const pollMs = 10_000;
const answerMs = 5_000;
/** spreads the snapshot requests of many screens after a restart */
const jitterMs = 2_000;

/** What a page shows before it has connected: what it was sent with. */
export function shownFirst({ rows, epoch, version }: Snapshot, now: number): Followed {
  return { rows: rowsOf(rows), epoch, version, state: "connecting", asOf: now, clockOffset: 0 };
}

/** Follows a meet's rows until `stop`: by deltas, by the snapshot over a gap, by polling where sockets do not get through. */
export class Follower {
  private now: Followed;
  private readonly listeners = new Set<() => void>();
  private readonly socket: ScreenSocket;
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();
  private readonly checking: ReturnType<typeof setInterval>;
  /** on this device's monotonic clock */
  private heardAt = performance.now();
  private polledAt = performance.now();
  private etag = "";
  private fetching = false;
  private waiting: Delta[] = [];
  private stopped = false;

  constructor(private readonly options: FollowOptions) {
    this.now = { ...shownFirst(options.snapshot, options.now), clockOffset: options.now - Date.now() };
    this.socket = connect(options.origin);
    this.socket.on("connect", () => this.watch());
    this.socket.on("delta", (delta) => this.take(delta));
    this.socket.on("tick", (tick) => this.hear(tick));
    this.checking = setInterval(() => this.check(), 1000);
  }

  /** for useSyncExternalStore */
  readonly read = (): Followed => this.now;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  stop(): void {
    this.stopped = true;
    clearInterval(this.checking);
    for (const timer of this.timers) clearTimeout(timer);
    this.socket.disconnect();
  }

  private set(change: Partial<Followed>): void {
    if (this.stopped) return;
    this.now = { ...this.now, ...change };
    for (const listener of this.listeners) listener();
  }

  private later(wait: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      work();
    }, wait);
    this.timers.add(timer);
  }

  private watch(): void {
    const { epoch, version } = this.now;
    const wish: Watch = { slug: this.options.slug, since: { epoch, version } };
    this.socket.timeout(answerMs).emit("watch", wish, (lost: unknown, answer: WatchAnswer) => {
      if (lost || answer.kind === "busy" || answer.kind === "broken")
        return this.later(jitterMs, () => this.socket.connected && this.watch());
      if (answer.kind === "resync") return this.resync(Math.random() * jitterMs);
      if (answer.kind !== "following") return;
      this.heard(Date.now() + this.now.clockOffset);
      if (answer.delta) this.take(answer.delta);
    });
    this.socket.timeout(answerMs).emit("clock", null, (lost: unknown, server: unknown) => {
      if (!lost && typeof server === "number") this.set({ clockOffset: server - Date.now() });
    });
  }

  private take(delta: Delta): void {
    this.heard(Date.now() + this.now.clockOffset);
    if (this.fetching) this.waiting.push(delta);
    const verdict = judge(this.now, delta);
    if (verdict === "apply") this.set({ rows: applyDelta(this.now.rows, delta), version: delta.version });
    if (verdict === "gap") this.resync(Math.random() * jitterMs, delta);
  }

  private hear(tick: Tick): void {
    this.set({ clockOffset: tick.now - Date.now() });
    this.heard(tick.now);
    // messages of one connection keep their order: a version we do not hold by now was lost
    if (tick.epoch !== this.now.epoch || tick.version !== this.now.version) this.resync(Math.random() * jitterMs);
    if (tick.build !== this.options.snapshot.build) this.options.onBuild?.();
  }

  private heard(asOf: number): void {
    this.heardAt = performance.now();
    this.set({ state: "live", asOf });
  }

  private check(): void {
    const silent = performance.now() - this.heardAt;
    if (silent > staleMs && this.now.state !== "stale") this.set({ state: "stale" });
    if (silent > pollMs && performance.now() - this.polledAt > pollMs) this.resync(0);
  }

  /** Fetches all rows, one request at a time; deltas that come meanwhile are kept and applied on top. */
  private resync(wait: number, first?: Delta): void {
    if (this.fetching || this.stopped) return;
    this.fetching = true;
    this.waiting = first ? [first] : [];
    this.later(wait, () => void this.fetchRows());
  }

  private async fetchRows(): Promise<void> {
    this.polledAt = performance.now();
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), answerMs);
    try {
      const headers: HeadersInit = this.etag ? { "If-None-Match": this.etag } : {};
      const url = `${this.options.origin ?? ""}/api/board/${encodeURIComponent(this.options.slug)}`;
      const response = await fetch(url, { headers, cache: "no-store", signal: patience.signal });
      if (response.status !== 304) {
        if (!response.ok) throw new Error(`snapshot: ${response.status}`);
        const { rows, epoch, version, build } = (await response.json()) as Snapshot;
        this.etag = response.headers.get("ETag") ?? "";
        this.set({ rows: rowsOf(rows), epoch, version });
        // where sockets do not get through nobody else tells
        if (build !== this.options.snapshot.build) this.options.onBuild?.();
      }
      const date = Date.parse(response.headers.get("Date") ?? "");
      this.heard(Number.isNaN(date) ? Date.now() + this.now.clockOffset : date);
      this.fetching = false;
    } catch {
      // down or being restarted: the stripe says so, and check() or the next connect asks again
      this.fetching = false;
      if (this.socket.connected) this.resync(jitterMs);
      return;
    } finally {
      clearTimeout(timer);
    }
    for (const delta of this.waiting.splice(0)) this.take(delta);
  }
}
