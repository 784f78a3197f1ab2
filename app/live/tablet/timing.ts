import type { OpId, SheetId } from "#core/ids.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import type { SheetOp } from "#core/scoring/ops.ts";
import { timeLine } from "#core/scoring/time-line.ts";
import type { RefereeAct } from "../tablet-protocol.ts";
import { ClockWatch, type Jump } from "./clock-watch.ts";
import type { NotedOp } from "./outbox.ts";
import type { Shown, Started, TabletView } from "./view.ts";
import type { Wire } from "./wire.ts";

/** This device's epoch ms at a moment of its monotonic clock. */
export const epochOf = (stamp: number): number => Math.round(Date.now() - (performance.now() - stamp));

/** As the server will read it: its moment by the server's clock, as far as this tablet knew it. */
export const opOf = ({ act, id, device, seq, at, offset }: NotedOp): SheetOp => ({
  ...act,
  id,
  device,
  seq,
  at: at + (offset ?? 0),
});

/** a clock nobody stopped for so long is forgotten, not running */
const forgottenMs = 3 * 3600 * 1000;

/** Sheets whose clock this device started and that still wait for somebody's time. */
export function runningSheets({
  state,
  noted,
  clockOffset,
}: Pick<TabletView, "state" | "noted" | "clockOffset">): { sheet: SheetId; start: OpId; timed: boolean }[] {
  return (state?.heats ?? []).flatMap(({ state: stage, event: { options }, sheets }) =>
    stage === "official"
      ? []
      : sheets.flatMap(({ id, state: open, ops, lanes }) => {
          if (open === "submitted") return [];
          const { started, submitted, lanes: done } = foldSheet([...(ops ?? []), ...(noted.get(id) ?? []).map(opOf)]);
          if (!started || submitted || started.device !== state?.device) return [];
          if (Math.abs(Date.now() + (clockOffset ?? 0) - started.at) > forgottenMs) return [];
          const timed = options.measure === "time" || options.measure === "order" || options.stageTime !== undefined;
          const waits = lanes.some((lane) => {
            const one = done[lane];
            if (!one) return true;
            const onStage = Object.values(one.criteria).some((lines) => timeLine in lines);
            return one.arrivedMs === null && !one.failed && !one.set && !one.status && !onStage;
          });
          return timed && !waits ? [] : [{ sheet: id, start: started.op, timed }];
        }),
  );
}

/** The clocks of heats: when they began, how long they run, and what came between. */
export class Timing {
  /** monotonic moments of starts given on this page */
  private readonly stamps = new Map<OpId, number>();
  private readonly watch = new ClockWatch((jump) => this.jumped(jump));

  constructor(
    private readonly shown: Pick<Shown, "read" | "set">,
    private readonly wire: Pick<Wire, "measure">,
    private readonly note: (sheet: SheetId, act: RefereeAct) => void,
  ) {}

  started(op: OpId, stamp: number): void {
    this.stamps.set(op, stamp);
  }

  /** Ms from a heat's start to `stamp`, both on this device's monotonic clock where the start was given on this page. */
  elapsed({ started, startedAt }: Started, stamp: number): number | null {
    const { state, clockOffset, noted } = this.shown.read();
    const sinceEpoch = (at: number) => Math.max(0, Math.round(epochOf(stamp) - at));
    if (started) {
      const given = this.stamps.get(started.op);
      if (given !== undefined) return Math.max(0, Math.round(stamp - given));
      if (started.device === state?.device) {
        const own = [...noted.values()].flat().find(({ id }) => id === started.op);
        // where the clock was set between the two, the offsets tell by how much
        const set = own?.offset == null || clockOffset === null ? 0 : own.offset - clockOffset;
        if (own) return sinceEpoch(own.at + set);
      }
    }
    if (startedAt !== null) return sinceEpoch(startedAt - (clockOffset ?? 0));
    return started ? sinceEpoch(started.at - (clockOffset ?? 0)) : null;
  }

  /** The page was opened anew: clocks that were started before are lost, for how long nobody knows. */
  opened(): void {
    this.interrupt(null, ({ start }) => !this.stamps.has(start));
  }

  stop(): void {
    this.watch.stop();
  }

  /** A clock that was set moves the offset at once; what it is now, the server knows. Sleep leaves the offset as it was. */
  private jumped({ gapMs, woken }: Jump): void {
    const { clockOffset } = this.shown.read();
    const slept = woken && gapMs > 0;
    if (!slept && clockOffset !== null) this.shown.set({ clockOffset: clockOffset - gapMs });
    void this.wire.measure();
    if (woken || gapMs > 0) this.interrupt(gapMs > 0 ? gapMs : null);
  }

  private interrupt(gapMs: number | null, which: (one: { start: OpId }) => boolean = () => true): void {
    for (const one of runningSheets(this.shown.read()))
      if (one.timed && which(one)) this.note(one.sheet, { kind: "interrupted", gapMs });
  }
}
