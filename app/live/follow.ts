import { connect, type ScreenSocket } from "./connect.ts";
import { applyDelta, judge, type Rows, rowsAfter, rowsOf } from "./deltas.ts";
import type { Delta, Following, Snapshot, Tick, Watch, WatchAnswer } from "./protocol.ts";
import type { ScreenAnswer, ScreenReport } from "./screen-report.ts";
import { type Fetched, fetchSnapshot } from "./snapshot-request.ts";
import { tellScreen } from "./tell-screen.ts";

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
  room: Exclude<Following, { kind: "hint" }>;
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
/** what does not fit leaves a gap, which is found */
const mostWaiting = 500;
/** spreads the snapshot requests of many screens after a restart */
const jitterMs = 2_000;

/** What a page shows before it has connected: what it was sent with. */
export function shownFirst({ rows, epoch, version }: Snapshot, now: number): Followed {
  return { rows: rowsOf(rows), epoch, version, state: "connecting", asOf: now, clockOffset: 0 };
}

/**
 * Follows a room's rows until `stop`: by deltas, by the snapshot over a gap, by polling where sockets do not get through.
 * At any moment the rows are exactly those of the room at the version held.
 */
export class Follower {
  private now: Followed;
  private readonly listeners = new Set<() => void>();
  private readonly socket: ScreenSocket;
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();
  private readonly checking: ReturnType<typeof setInterval>;
  /** on this device's monotonic clock */
  private heardAt = performance.now();
  private polledAt = performance.now();
  private last: Fetched | null = null;
  private fetching = false;
  /**
   * Whether the version held is one this connection's server sent: it may skip versions that another process, or a
   * snapshot, stopped at, so its deltas go on from its own versions only. Until then they are kept.
   */
  private anchored = false;
  private waiting: Delta[] = [];
  /** how often it asked to follow; an answer to any but the last is passed over */
  private asked = 0;
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

  /** What a screen says of itself; rejects where nothing answers. */
  tell(report: ScreenReport): Promise<ScreenAnswer> {
    return tellScreen(this.socket, this.options.origin ?? "", report);
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

  /** Joins the room with what is held; the answer is what came after it. */
  private watch(): void {
    this.anchored = false;
    this.waiting = [];
    this.asked += 1;
    const { asked } = this;
    const { epoch, version } = this.now;
    const wish: Watch = { room: this.options.room, since: { epoch, version } };
    this.socket.timeout(answerMs).emit("watch", wish, (lost: unknown, answer: WatchAnswer) => {
      if (this.stopped || asked !== this.asked) return;
      if (lost || answer.kind === "busy" || answer.kind === "broken")
        return this.later(jitterMs, () => this.socket.connected && !this.anchored && this.watch());
      if (answer.kind === "resync") return this.resync(answer.at);
      if (answer.kind !== "following") return;
      this.heard(Date.now() + this.now.clockOffset);
      // a snapshot came meanwhile: it asks by itself
      if (this.fetching || epoch !== this.now.epoch || version !== this.now.version) return;
      if (answer.delta) this.apply(answer.delta);
      this.anchored = true;
      for (const delta of this.waiting.splice(0)) this.take(delta);
    });
    this.socket.timeout(answerMs).emit("clock", null, (lost: unknown, server: unknown) => {
      if (!lost && typeof server === "number") this.set({ clockOffset: server - Date.now() });
    });
  }

  private apply(delta: Delta): void {
    this.set({ rows: applyDelta(this.now.rows, delta), version: delta.version });
  }

  private take(delta: Delta): void {
    this.heard(Date.now() + this.now.clockOffset);
    if (!this.anchored) {
      if (this.waiting.length < mostWaiting) this.waiting.push(delta);
      return;
    }
    const verdict = judge(this.now, delta);
    if (verdict === "apply") this.apply(delta);
    if (verdict === "gap") this.resync(delta.version);
  }

  private hear(tick: Tick): void {
    this.set({ clockOffset: tick.now - Date.now() });
    this.heard(tick.now);
    // messages of one connection keep their order: a version we do not hold by now was lost
    const isLost = tick.epoch !== this.now.epoch || tick.version > this.now.version;
    if (this.anchored && isLost) this.resync(tick.version);
    if (tick.build !== this.options.snapshot.build) this.options.onBuild?.();
  }

  private heard(asOf: number): void {
    this.heardAt = performance.now();
    this.set({ state: "live", asOf });
  }

  private check(): void {
    const silent = performance.now() - this.heardAt;
    if (silent > staleMs && this.now.state !== "stale") this.set({ state: "stale" });
    if (silent > pollMs && performance.now() - this.polledAt > pollMs) this.resync(this.now.version, 0);
  }

  /** Fetches all rows, not older than version `at`, one request at a time, and asks the socket for what came after. */
  private resync(at: number, wait = Math.random() * jitterMs): void {
    if (this.fetching || this.stopped) return;
    this.fetching = true;
    this.anchored = false;
    this.later(wait, () => void this.fetchRows(at));
  }

  private async fetchRows(at: number): Promise<void> {
    this.polledAt = performance.now();
    try {
      const { room, origin = "" } = this.options;
      // what it was told to hold may have been fetched long ago
      const known = this.last?.epoch === this.now.epoch && this.last.version === this.now.version ? this.last : null;
      const { gone, snapshot, fetched, date } = await fetchSnapshot(room, origin, at, known?.etag ?? null, answerMs);
      this.fetching = false;
      // no such room: check() asks now and then whether there is one again
      if (gone) return;
      if (snapshot) {
        const { rows, epoch, version, build } = snapshot;
        this.last = fetched;
        this.set({ rows: rowsAfter(this.now.rows, rows), epoch, version });
        // where sockets do not get through nobody else tells
        if (build !== this.options.snapshot.build) this.options.onBuild?.();
      }
      this.heard(date ?? Date.now() + this.now.clockOffset);
      if (this.socket.connected) this.watch();
    } catch {
      // down or being restarted: the stripe says so, and check() or the next connect asks again
      this.fetching = false;
      if (this.socket.connected) this.resync(at, jitterMs);
    }
  }
}
