import type { OpId, SheetId } from "#core/ids.ts";
import type { Delta } from "../protocol.ts";
import type { OpRefusal, OpsAnswer, RefereeAct, TabletSheet, TabletState } from "../tablet-protocol.ts";
import { freshId } from "./fresh-id.ts";
import { type NotedOp, Outbox } from "./outbox.ts";
import { Sender } from "./sender.ts";
import { Wire } from "./wire.ts";

export type Alarm = { kind: "write-failed" } | { kind: "refused"; op: NotedOp; refusal: OpRefusal };

export interface TabletView {
  phase: "opening" | "ready" | "not-seated" | "no-storage";
  state: TabletState | null;
  /** what this browser noted, by sheet, in its order; refused ops are left out */
  noted: ReadonlyMap<SheetId, readonly NotedOp[]>;
  connected: boolean;
  /** what to add to this device's clock to have the server's, ms */
  clockOffset: number;
  alarms: readonly Alarm[];
}

export const firstView: TabletView = {
  phase: "opening",
  state: null,
  noted: new Map(),
  connected: false,
  clockOffset: 0,
  alarms: [],
};

/** A heat's start: the op that stands on its sheets, and the server's epoch ms of it. */
export interface Started {
  started: { op: OpId; at: number; device: string } | null;
  startedAt: number | null;
}

const refreshMs = 15_000;
const calmMs = 300;
/** taps travel together, everything else at once */
const gathered: readonly RefereeAct["kind"][] = ["tap", "miss"];

/** This device's epoch ms at a moment of its monotonic clock. */
export const epochOf = (stamp: number): number => Math.round(Date.now() - (performance.now() - stamp));

/** The tablet: what its seat has to do, what was noted here, and what of it the server has. */
export class TabletStore {
  private view = firstView;
  private readonly listeners = new Set<() => void>();
  private outbox: Outbox | null = null;
  private readonly wire: Wire;
  private readonly sender: Sender;
  private seq = 0;
  /** versions of sheets this tablet holds every op of */
  private readonly held = new Map<SheetId, number>();
  /** monotonic moments of starts given on this page */
  private readonly startStamps = new Map<OpId, number>();
  private hinted: ReturnType<typeof setTimeout> | undefined;
  private readonly refreshing: ReturnType<typeof setInterval>;

  constructor() {
    this.wire = new Wire({
      connected: (yes) => {
        this.set({ connected: yes });
        if (!yes) return;
        this.sender.retry();
        void this.refresh();
      },
      delta: (delta) => this.concerns(delta) && this.hint(),
      tick: () => this.view.connected || this.set({ connected: true }),
      clock: (clockOffset) => this.set({ clockOffset }),
    });
    this.sender = new Sender(this.wire.send, {
      pending: () => this.pending(),
      told: (ops, answer) => this.told(ops, answer),
      reached: (yes) => this.set({ connected: yes }),
    });
    this.refreshing = setInterval(() => void this.refresh(), refreshMs);
    window.addEventListener("online", this.wakeUp);
    document.addEventListener("visibilitychange", this.wakeUp);
    void this.open();
  }

  /** for useSyncExternalStore */
  readonly read = (): TabletView => this.view;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  stop(): void {
    clearInterval(this.refreshing);
    clearTimeout(this.hinted);
    window.removeEventListener("online", this.wakeUp);
    document.removeEventListener("visibilitychange", this.wakeUp);
    this.wire.stop();
    this.sender.stop();
    this.outbox?.close();
  }

  /**
   * Notes an act made at `stamp` (of the monotonic clock, as event.timeStamp). It shows in the same frame; where it cannot
   * be written to the disk it disappears again, and an alarm says so.
   */
  note(sheet: SheetId, act: RefereeAct, stamp: number): void {
    const { state } = this.view;
    if (!state || !this.outbox) return;
    this.seq += 1;
    const op: NotedOp = {
      id: freshId<OpId>(),
      seq: this.seq,
      sheet,
      baseVersion: this.held.get(sheet) ?? sheetOf(state, sheet)?.version ?? 0,
      at: epochOf(stamp),
      offset: this.view.clockOffset,
      by: state.person?.id ?? null,
      act,
      device: state.device,
      state: "writing",
      toldAt: null,
      refusal: null,
    };
    if (act.kind === "start") this.startStamps.set(op.id, stamp);
    this.put([op]);
    void this.write(op, this.outbox);
  }

  /** Ms from a heat's start to `stamp`; null before a start is known. Monotonic where the start was given on this page. */
  elapsed({ started, startedAt }: Started, stamp: number): number | null {
    const { state, clockOffset } = this.view;
    if (started) {
      const own = this.startStamps.get(started.op);
      if (own !== undefined) return Math.max(0, Math.round(stamp - own));
      if (started.device === state?.device) return Math.max(0, epochOf(stamp) - started.at);
    }
    if (startedAt !== null) return Math.max(0, Math.round(epochOf(stamp) + clockOffset - startedAt));
    return started ? Math.max(0, epochOf(stamp) - started.at) : null;
  }

  dismiss(alarm: Alarm): void {
    this.set({ alarms: this.view.alarms.filter((one) => one !== alarm) });
  }

  /** Asks the server what the seat has to do. */
  async refresh(): Promise<void> {
    const state = await this.wire.state(this.held);
    if (state === null) return;
    if (state === "not-seated") return this.set({ phase: "not-seated" });
    await this.take(state);
  }

  private readonly wakeUp = (): void => {
    if (document.visibilityState !== "visible") return;
    this.sender.retry();
    void this.refresh();
  };

  private set(change: Partial<TabletView>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }

  private async open(): Promise<void> {
    try {
      this.outbox = await Outbox.open();
      const [ops, last, seq] = await Promise.all([
        this.outbox.all(Date.now()),
        this.outbox.lastState(),
        this.outbox.lastSeq(),
      ]);
      this.seq = Math.max(this.seq, seq);
      this.put(ops.filter(({ state }) => state !== "refused"));
      if (last && !this.view.state) this.set({ state: last, phase: "ready" });
    } catch {
      return this.set({ phase: "no-storage" });
    }
    await this.refresh();
    this.sender.retry();
  }

  private async take(fresh: TabletState): Promise<void> {
    const before = this.view.state;
    const heats = fresh.heats.map((heat) => ({
      ...heat,
      sheets: heat.sheets.map((sheet) => ({ ...sheet, ops: sheet.ops ?? sheetOf(before, sheet.id)?.ops ?? [] })),
    }));
    for (const { sheets } of fresh.heats)
      for (const { id, version, ops } of sheets) if (ops) this.held.set(id, version);
    const state = { ...fresh, heats };
    const clockOffset = this.view.clockOffset || fresh.now - Date.now();
    this.set({ state, phase: "ready", clockOffset });
    this.wire.follow(fresh.meet.slug);
    if (!this.outbox) return;
    this.seq = Math.max(this.seq, await this.outbox.lastSeq(fresh.lastSeq));
    await this.outbox.keepState(state).catch(() => {});
  }

  private async write(op: NotedOp, outbox: Outbox): Promise<void> {
    try {
      const seq = await outbox.note(op);
      this.seq = Math.max(this.seq, seq);
      this.put([{ ...op, seq, state: "stored" }]);
      this.sender.wake(!gathered.includes(op.act.kind));
    } catch {
      this.drop(op);
      this.set({ alarms: [...this.view.alarms, { kind: "write-failed" }] });
    }
  }

  private pending(): NotedOp[] {
    const all = [...this.view.noted.values()].flatMap((ops) => ops.filter(({ state }) => state === "stored"));
    return all.sort((a, b) => a.seq - b.seq);
  }

  private async told(sent: readonly NotedOp[], answer: OpsAnswer): Promise<void> {
    if (answer.kind === "not-seated") return this.set({ phase: "not-seated" });
    if (answer.kind !== "answered") return;
    const answers = new Map(answer.answers.map((one) => [one.id, one]));
    const now = Date.now();
    const settled: NotedOp[] = [];
    const alarms: Alarm[] = [];
    for (const op of sent) {
      const one = answers.get(op.id);
      if (!one) continue;
      if (one.ok) {
        settled.push({ ...op, state: "received", toldAt: now });
        // nobody else wrote in between: this tablet still holds all of the sheet
        if (this.held.get(op.sheet) === one.version - 1) this.held.set(op.sheet, one.version);
      } else if (one.refusal.kind === "sequence-reused") {
        // this browser's numbers were lost: the same op under a number the server has not seen
        this.seq = Math.max(this.seq, op.seq) + 1;
        settled.push({ ...op, seq: this.seq });
      } else {
        const refused = { ...op, state: "refused" as const, toldAt: now, refusal: one.refusal };
        settled.push(refused);
        alarms.push({ kind: "refused", op: refused, refusal: one.refusal });
      }
    }
    this.put(settled.filter(({ state }) => state !== "refused"));
    for (const op of settled) if (op.state === "refused") this.drop(op);
    if (alarms.length > 0) this.set({ alarms: [...this.view.alarms, ...alarms] });
    await this.outbox?.keep(settled).catch(() => {});
    if (settled.some((op) => op.act.kind === "submit" || op.act.kind === "start")) this.hint();
  }

  private put(ops: readonly NotedOp[]): void {
    const noted = new Map(this.view.noted);
    for (const op of ops) {
      const list = noted.get(op.sheet) ?? [];
      const at = list.findIndex(({ id }) => id === op.id);
      noted.set(op.sheet, at < 0 ? [...list, op] : list.map((one, index) => (index === at ? op : one)));
    }
    this.set({ noted });
  }

  private drop({ id, sheet }: NotedOp): void {
    const noted = new Map(this.view.noted);
    noted.set(
      sheet,
      (noted.get(sheet) ?? []).filter((one) => one.id !== id),
    );
    this.set({ noted });
  }

  /** Taps elsewhere do not concern this tablet; a heat that starts, ends or is drawn anew does. */
  private concerns({ rows, gone }: Delta): boolean {
    const { state } = this.view;
    if (!state || gone.length > 0) return true;
    return rows.some((row) => {
      if (!("lanes" in row)) return "standing" in row || row.key === "meet";
      const own = state.heats.find(({ id }) => id === row.id);
      if (!own) return row.state !== "official";
      const people = (lanes: readonly { lane: number; name: string; bib: number | null }[]) =>
        lanes.map(({ lane, name, bib }) => `${lane} ${bib} ${name}`).join();
      return own.state !== row.state || own.startedAt !== row.startedAt || people(own.lanes) !== people(row.lanes);
    });
  }

  private hint(): void {
    clearTimeout(this.hinted);
    this.hinted = setTimeout(() => void this.refresh(), calmMs);
  }
}

const sheetOf = (state: TabletState | null, id: SheetId): TabletSheet | undefined =>
  state?.heats.flatMap(({ sheets }) => sheets).find((sheet) => sheet.id === id);
