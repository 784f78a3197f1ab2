import type { OfficialId, OpId, SheetId } from "#core/ids.ts";
import type { CorrectedMark } from "#core/scoring/ops.ts";
import { encodeRescue } from "#core/scoring/rescue.ts";
import { buildId } from "#platform/build-id.ts";
import type { Delta } from "../protocol.ts";
import type { OpsAnswer, RefereeAct, TabletState } from "../tablet-protocol.ts";
import { Build } from "./build.ts";
import { concerns } from "./concerns.ts";
import { freshId } from "./fresh-id.ts";
import { Neighbours } from "./neighbours.ts";
import { Noted } from "./noted.ts";
import { type NotedOp, Outbox } from "./outbox.ts";
import { Help, Reports } from "./reports.ts";
import { Sender } from "./sender.ts";
import { ClockWatch, elapsedMs, epochOf, type Jump, runningSheets } from "./timing.ts";
import { type Alarm, firstView, type Started, sheetOf, type TabletView } from "./view.ts";
import { type SignInAnswer, Wire } from "./wire.ts";

const refreshMs = 15_000;
const measureMs = 3 * 60_000;
const calmMs = 300;
/** taps travel together, everything else at once */
const gathered: readonly RefereeAct["kind"][] = ["tap", "miss"];

/** The tablet: what its seat has to do, what was noted here, and what of it the server has. */
export class TabletStore {
  private view = firstView;
  private readonly listeners = new Set<() => void>();
  private outbox: Outbox | null = null;
  private stopped = false;
  private readonly noted: Noted;
  private readonly wire: Wire;
  private readonly sender: Sender;
  private readonly build: Build;
  private readonly reports: Reports;
  private readonly help: Help;
  private readonly clocks: ClockWatch;
  private readonly neighbours: Neighbours;
  private readonly timers: ReturnType<typeof setInterval>[];
  /** versions of sheets this tablet holds every op of */
  private readonly held = new Map<SheetId, number>();
  /** monotonic moments of starts given on this page */
  private readonly startStamps = new Map<OpId, number>();
  private hinted: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.noted = new Noted(() => this.outbox, {
      changed: (ops) => {
        this.neighbours.tell(ops);
        this.showNoted();
        const fresh = ops.filter(({ state, toldAt }) => state === "stored" && toldAt === null);
        if (fresh.length > 0) this.sender.wake(fresh.some(({ act }) => !gathered.includes(act.kind)));
      },
      failed: (kind) => this.alarm({ kind }),
    });
    this.wire = new Wire({
      connected: (yes) => {
        this.set({ connected: yes });
        if (!yes) return;
        this.sender.retry();
        void this.refresh();
      },
      delta: (delta) => this.concerned(delta),
      tick: ({ build }) => {
        if (!this.view.connected) this.set({ connected: true });
        this.build.heard(build);
      },
      clock: (clockOffset) => this.set({ clockOffset }),
    });
    this.neighbours = new Neighbours((ops) => {
      this.noted.put(ops);
      this.showNoted();
      this.sender.wake(false);
    });
    this.sender = new Sender(this.wire.send, {
      pending: () => this.pending(),
      told: (ops, answer) => this.told(ops, answer),
      reached: (yes) => this.set({ connected: yes }),
      allowed: async () => (await this.outbox?.lease(this.neighbours.tab)) ?? false,
    });
    this.build = new Build({
      mayChange: () => this.canTakeNewBuild(),
      ready: () => this.set({ newBuild: true }),
    });
    this.reports = new Reports(this.wire, () =>
      this.view.state && this.view.phase === "ready" ? { ...this.waiting(), clockOffset: this.view.clockOffset } : null,
    );
    this.help = new Help(this.wire, (helpWanted) =>
      this.set({ helpWanted, alarms: this.view.alarms.filter(({ kind }) => kind !== "help-waits") }),
    );
    this.clocks = new ClockWatch((jump) => this.jumped(jump));
    this.timers = [
      setInterval(() => void this.refresh(), refreshMs),
      setInterval(() => void this.wire.measure(), measureMs),
    ];
    for (const kind of ["online", "pageshow"]) window.addEventListener(kind, this.wakeUp);
    window.addEventListener("offline", this.offline);
    window.addEventListener("pagehide", this.leave);
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
    this.stopped = true;
    for (const timer of this.timers) clearInterval(timer);
    clearTimeout(this.hinted);
    for (const kind of ["online", "pageshow"]) window.removeEventListener(kind, this.wakeUp);
    window.removeEventListener("offline", this.offline);
    window.removeEventListener("pagehide", this.leave);
    document.removeEventListener("visibilitychange", this.wakeUp);
    for (const part of [this.clocks, this.build, this.reports, this.neighbours, this.wire, this.sender]) part.stop();
    this.leave();
    this.outbox?.close();
  }

  /**
   * Notes an act made at `stamp` (of the monotonic clock, as event.timeStamp). It shows as soon as it is on the disk; where it
   * cannot be written it never shows, and an alarm says so.
   */
  note(sheet: SheetId, act: RefereeAct, stamp: number): void {
    const { state } = this.view;
    if (!state) return;
    const id = freshId<OpId>();
    if (act.kind === "start") this.startStamps.set(id, stamp);
    this.noted.note({
      id,
      seq: 0,
      sheet,
      baseVersion: this.held.get(sheet) ?? sheetOf(state, sheet)?.version ?? 0,
      at: epochOf(stamp),
      offset: this.view.clockOffset,
      by: state.person?.id ?? null,
      act,
      device: state.device,
      state: "stored",
      toldAt: null,
      refusal: null,
    });
  }

  /** Asks the chief to correct a lane of a sheet that is handed in. */
  ask(sheet: SheetId, lane: number, mark: CorrectedMark, reason: string): void {
    this.note(sheet, { kind: "ask", lane, mark, reason }, performance.now());
  }

  /** Takes back what this device said itself. */
  withdraw(sheet: SheetId, target: OpId): void {
    this.note(sheet, { kind: "withdraw", target }, performance.now());
  }

  /** Ms from a heat's start to `stamp`; null before a start is known. Monotonic where the start was given on this page. */
  elapsed(heat: Started, stamp: number): number | null {
    return elapsedMs(heat, stamp, { view: this.view, startStamps: this.startStamps });
  }

  /** The referee has seen this; a refused op stays on the disk with its reason. */
  dismiss(alarm: Alarm): void {
    if (alarm.kind === "refused") void this.noted.see(alarm.op);
    else this.set({ alarms: this.view.alarms.filter((one) => one !== alarm) });
  }

  /** Signs an official in, by id or by a name typed; null where the server did not answer: it takes the server to sign in. */
  async signIn(official: OfficialId | string, pin: string): Promise<SignInAnswer | null> {
    const listed = this.view.officials.some(({ id }) => id === official);
    const who = listed ? { official, name: null } : { official: null, name: official };
    const answer = await this.wire.signIn({ ...who, pin });
    if (answer?.kind === "signed-in") await this.isPerson(answer.person);
    return answer;
  }

  /** Signs off who scores here; false where the server did not answer. */
  async signOut(): Promise<boolean> {
    const gone = await this.wire.signOut();
    if (gone) await this.isPerson(null);
    return gone;
  }

  /** Calls the organizer to this tablet, or takes that back; shows once the server knows. */
  async callHelp(wanted: boolean): Promise<void> {
    if (!(await this.help.want(wanted)) && wanted && !this.view.alarms.some(({ kind }) => kind === "help-waits"))
      this.alarm({ kind: "help-waits" });
  }

  /** Whether a new page may be taken now: all is on the disk and sent, and no clock of this tablet runs. */
  canTakeNewBuild(): boolean {
    return (
      this.noted.settled &&
      this.pending().length === 0 &&
      runningSheets(this.view.state, this.noted.sheets()).length === 0
    );
  }

  /** Changes to the server's build, unless something waits or runs. */
  takeNewBuild(): void {
    this.build.take();
  }

  /** What the server has not got, as texts for QR codes, for each device that this browser was. */
  async unsentCodes(): Promise<string[]> {
    const ops = this.noted.unsent();
    return [...new Set(ops.map(({ device }) => device))].flatMap((device) =>
      encodeRescue(
        ops.filter((op) => op.device === device),
        device,
        buildId,
      ),
    );
  }

  /** Tries again at once, whatever the pause. */
  retry(): void {
    this.wire.hurry();
    this.sender.retry();
    void this.refresh();
  }

  /** Asks the server what the seat has to do. */
  async refresh(): Promise<void> {
    const state = await this.wire.state(this.held);
    if (this.stopped || state === null) return;
    if (state === "not-seated") return this.set({ phase: "not-seated" });
    await this.take(state);
    await this.help.again();
  }

  private readonly wakeUp = (): void => {
    if (document.visibilityState === "visible") this.retry();
  };
  private readonly offline = (): void => this.set({ connected: false });
  private readonly leave = (): void => void this.outbox?.release(this.neighbours.tab).catch(() => {});

  private set(change: Partial<TabletView>): void {
    if (this.stopped) return;
    const { person, officials } = change.state ?? this.view;
    this.view = { ...this.view, ...change, person, officials };
    for (const listener of this.listeners) listener();
  }

  private alarm(alarm: Alarm): void {
    this.set({ alarms: [...this.view.alarms.filter(({ kind }) => kind !== alarm.kind), alarm] });
  }

  private async open(): Promise<void> {
    try {
      const outbox = await Outbox.open();
      if (this.stopped) return outbox.close();
      this.outbox = outbox;
      const [ops, last] = await Promise.all([outbox.all(Date.now()), outbox.lastState()]);
      this.noted.put(ops);
      if (last && !this.view.state) this.restore(last);
      this.showNoted();
    } catch {
      return this.set({ phase: "no-storage" });
    }
    navigator.storage?.persist?.().catch(() => {});
    const alone = await this.neighbours.alone();
    await this.refresh();
    this.sender.retry();
    // a page opened anew has lost the clock it started
    if (alone) this.interrupt(null);
  }

  private restore(last: TabletState): void {
    for (const { sheets } of last.heats)
      for (const { id, version, state } of sheets) if (state === "open") this.held.set(id, version);
    this.set({ state: last, phase: "ready" });
    this.wire.follow(last.meet.slug);
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
    // a tablet that keeps nothing scores nothing, whatever the server has for it
    this.set({ state, phase: this.view.phase === "no-storage" ? "no-storage" : "ready", report: this.waiting() });
    this.wire.follow(fresh.meet.slug);
    this.build.heard(fresh.build);
    if (!this.outbox) return;
    await this.outbox.knowSeq(fresh.lastSeq).catch(() => {});
    await this.outbox.keepState(state).catch(() => {});
    if (!this.neighbours.hears) this.noted.put(await this.outbox.all(Date.now()).catch(() => []));
    if (this.pending().length > 0) this.sender.wake(true);
  }

  private async isPerson(person: TabletState["person"]): Promise<void> {
    const { state } = this.view;
    if (!state) return;
    this.set({ state: { ...state, person } });
    await this.outbox?.keepState({ ...state, person }).catch(() => {});
    void this.refresh();
  }

  private pending(): NotedOp[] {
    return this.noted.unsent().filter(({ unread }) => unread !== this.build.pair);
  }

  private waiting(): TabletView["report"] {
    const ops = this.noted.unsent();
    return {
      unsent: ops.length,
      waitingMs: Math.max(0, Date.now() - Math.min(Date.now(), ...ops.map(({ at }) => at))),
    };
  }

  private async told(sent: readonly NotedOp[], answer: OpsAnswer): Promise<void> {
    if (answer.kind === "not-seated") return this.set({ phase: "not-seated" });
    if (answer.kind !== "answered") return;
    for (const one of answer.answers) {
      const sheet = sent.find(({ id }) => id === one.id)?.sheet;
      // nobody else wrote in between: this tablet still holds all of the sheet
      if (sheet && one.ok && this.held.get(sheet) === one.version - 1) this.held.set(sheet, one.version);
    }
    const settled = await this.noted.told(sent, answer.answers, this.build.pair);
    if (settled.some(({ act, held }) => held || act.kind === "submit" || act.kind === "start")) this.hint();
  }

  private showNoted(): void {
    const stuck = this.noted.stuck();
    const refused = stuck.flatMap((op): Alarm[] => (op.refusal ? [{ kind: "refused", op, refusal: op.refusal }] : []));
    const report = this.waiting();
    const alarms = [...this.view.alarms.filter(({ kind }) => kind !== "refused"), ...refused];
    this.set({ noted: this.noted.sheets(), stuck, alarms, report });
    this.reports.waits(report.unsent);
  }

  /** A clock that was set moves the offset at once; what it is now, the server knows. Sleep leaves the offset as it was. */
  private jumped({ gapMs, woken }: Jump): void {
    const { clockOffset } = this.view;
    const slept = woken && gapMs > 0;
    if (!slept && clockOffset !== null) this.set({ clockOffset: clockOffset - gapMs });
    void this.wire.measure();
    if (woken || gapMs > 0) this.interrupt(gapMs > 0 ? gapMs : null);
  }

  private interrupt(gapMs: number | null): void {
    for (const { sheet, timed } of runningSheets(this.view.state, this.noted.sheets()))
      if (timed) this.note(sheet, { kind: "interrupted", gapMs }, performance.now());
  }

  private concerned(delta: Delta): void {
    if (concerns(this.view.state, delta)) this.hint();
  }

  private hint(): void {
    clearTimeout(this.hinted);
    this.hinted = setTimeout(() => void this.refresh(), calmMs);
  }
}
