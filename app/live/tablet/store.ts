import type { OfficialId, OpId, SheetId } from "#core/ids.ts";
import type { CorrectedMark } from "#core/scoring/ops.ts";
import type { OpsAnswer, RefereeAct, TabletState } from "../tablet-protocol.ts";
import { Build } from "./build.ts";
import { concerns } from "./concerns.ts";
import { freshId } from "./fresh-id.ts";
import { Held } from "./held.ts";
import { listen } from "./listen.ts";
import { Neighbours } from "./neighbours.ts";
import { Noted } from "./noted.ts";
import { type NotedOp, Outbox } from "./outbox.ts";
import { People } from "./people.ts";
import { Reports } from "./reports.ts";
import { Sender } from "./sender.ts";
import { epochOf, runningSheets, Timing } from "./timing.ts";
import { type Alarm, Shown, type Started, type TabletView } from "./view.ts";
import { type SignInAnswer, Wire } from "./wire.ts";

const refreshMs = 15_000;
const measureMs = 3 * 60_000;
const calmMs = 300;
/** taps travel together, everything else at once */
const gathered: readonly RefereeAct["kind"][] = ["tap", "miss"];

/** The tablet: what its seat has to do, what was noted here, and what of it the server has. */
export class TabletStore {
  private readonly shown = new Shown();
  private outbox: Outbox | null = null;
  private stopped = false;
  private readonly noted: Noted;
  private readonly wire: Wire;
  private readonly sender: Sender;
  private readonly build: Build;
  private readonly reports: Reports;
  private readonly people: People;
  private readonly timing: Timing;
  private readonly neighbours: Neighbours;
  private readonly timers: ReturnType<typeof setInterval>[];
  private readonly held = new Held();
  private readonly deaf: (() => void)[];
  private hinted: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.noted = new Noted(() => this.outbox, {
      changed: (ops) => {
        this.neighbours.tell(ops);
        this.showNoted();
        const fresh = ops.filter(({ state, toldAt }) => state === "stored" && toldAt === null);
        if (fresh.length > 0) this.sender.wake(fresh.some(({ act }) => !gathered.includes(act.kind)));
      },
      failed: (kind) => this.shown.alarm(kind, [{ kind }]),
    });
    this.wire = new Wire({
      connected: (yes) => {
        this.set({ connected: yes });
        if (!yes) return;
        this.sender.retry();
        void this.refresh();
      },
      delta: (delta) => concerns(this.view.state, delta) && this.hint(),
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
      allowed: async () => this.outbox?.lease(this.neighbours.tab).catch(() => true) ?? false,
    });
    this.build = new Build({
      mayChange: () => this.canTakeNewBuild(),
      ready: () => this.set({ newBuild: true }),
    });
    this.reports = new Reports(this.wire, () =>
      this.view.state && this.view.phase === "ready"
        ? { ...this.noted.waiting(), clockOffset: this.view.clockOffset }
        : null,
    );
    this.people = new People(this.wire, this.shown, (person) => this.isPerson(person));
    this.timing = new Timing(this.shown, this.wire, (sheet, act) => this.note(sheet, act, performance.now()));
    this.timers = [
      setInterval(() => void this.refresh(), refreshMs),
      setInterval(() => void this.wire.measure(), measureMs),
    ];
    const wakeUp = () => document.visibilityState === "visible" && this.retry();
    this.deaf = [
      listen(window, ["online", "pageshow"], wakeUp),
      listen(document, ["visibilitychange"], wakeUp),
      listen(window, ["offline"], () => this.set({ connected: false })),
      listen(window, ["pagehide"], () => this.leave()),
    ];
    void this.open();
  }

  /** for useSyncExternalStore */
  readonly read = this.shown.read;
  readonly subscribe = this.shown.subscribe;

  stop(): void {
    this.stopped = true;
    for (const timer of this.timers) clearInterval(timer);
    clearTimeout(this.hinted);
    for (const stop of this.deaf) stop();
    for (const part of [this.timing, this.build, this.reports, this.neighbours, this.wire, this.sender]) part.stop();
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
    if (act.kind === "start") this.timing.started(id, stamp);
    this.noted.note({
      id,
      seq: 0,
      sheet,
      baseVersion: this.held.baseOf(state, sheet),
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

  /** What will stand here once all that was noted is on the disk: for whose turn it is, never for what is shown. */
  readonly ahead = (): TabletView["noted"] => this.noted.ahead();

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
    return this.timing.elapsed(heat, stamp);
  }

  /** The referee has seen this; a refused op stays on the disk with its reason. */
  dismiss(alarm: Alarm): void {
    if (alarm.kind === "refused") void this.noted.see(alarm.op);
    else this.set({ alarms: this.view.alarms.filter((one) => one !== alarm) });
  }

  /** Signs an official in, by id or by a name typed; null where the server did not answer: it takes the server to sign in. */
  signIn(official: OfficialId | string, pin: string): Promise<SignInAnswer | null> {
    return this.people.signIn(official, pin);
  }

  /** Signs off who scores here; false where the server did not answer. */
  signOut(): Promise<boolean> {
    return this.people.signOut();
  }

  /** Calls the organizer to this tablet, or takes that back; shows once the server knows. */
  callHelp(wanted: boolean): Promise<void> {
    return this.people.callHelp(wanted);
  }

  /** Whether a new page may be taken now: all is on the disk and sent, and no clock of this tablet runs. */
  canTakeNewBuild(): boolean {
    return this.noted.settled && this.pending().length === 0 && runningSheets(this.view).length === 0;
  }

  /** Changes to the server's build, unless something waits or runs. */
  takeNewBuild(): void {
    this.build.take();
  }

  /** What the server has not got, as texts for QR codes, for each device that this browser was. */
  async unsentCodes(): Promise<string[]> {
    const { codesOf } = await import("./codes.ts");
    return codesOf(this.noted.unsent());
  }

  /** Tries again at once, whatever the pause. */
  retry(): void {
    this.wire.hurry();
    this.sender.retry();
    void this.refresh();
  }

  /** Asks the server what the seat has to do. */
  async refresh(): Promise<void> {
    const state = await this.wire.state(this.held.have);
    // an answer that was on its way when the server went away said that it is there
    if (state === null && !this.wire.isOpen) this.set({ connected: false });
    if (this.stopped || state === null) return;
    if (state === "not-seated") return this.set({ phase: "not-seated" });
    await this.take(state);
    await this.people.again();
  }

  private readonly leave = (): void => void this.outbox?.release(this.neighbours.tab).catch(() => {});

  private get view(): TabletView {
    return this.shown.read();
  }

  private set(change: Partial<TabletView>): void {
    if (!this.stopped) this.shown.set(change);
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
    if (alone) this.timing.opened();
  }

  private restore(last: TabletState): void {
    this.held.restore(last);
    this.set({ state: last, phase: "ready" });
    this.wire.follow(last.meet.slug);
  }

  private async take(fresh: TabletState): Promise<void> {
    const state = this.held.fill(fresh, this.view.state);
    // a tablet that keeps nothing scores nothing, whatever the server has for it
    const phase = this.view.phase === "no-storage" ? "no-storage" : "ready";
    this.set({ state, phase, report: this.noted.waiting(), connected: true });
    this.wire.follow(fresh.meet.slug);
    this.people.told(fresh.helpCalled);
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

  private async told(sent: readonly NotedOp[], answer: OpsAnswer): Promise<void> {
    if (answer.kind === "not-seated") return this.set({ phase: "not-seated" });
    if (answer.kind !== "answered") return;
    this.held.told(sent, answer.answers);
    const settled = await this.noted.told(sent, answer.answers, this.build.pair);
    if (settled.some(({ act, held }) => held || act.kind === "submit" || act.kind === "start")) this.hint();
  }

  private showNoted(): void {
    const stuck = this.noted.stuck();
    const refused = stuck.flatMap((op): Alarm[] => (op.refusal ? [{ kind: "refused", op, refusal: op.refusal }] : []));
    const report = this.noted.waiting();
    this.set({ noted: this.noted.sheets(), stuck, report });
    this.shown.alarm("refused", refused);
    this.reports.waits(report.unsent);
  }

  private hint(): void {
    clearTimeout(this.hinted);
    this.hinted = setTimeout(() => void this.refresh(), calmMs);
  }
}
