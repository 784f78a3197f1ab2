import type { OpId, SheetId } from "#core/ids.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import type { SheetOp } from "#core/scoring/ops.ts";
import type { TabletState } from "../tablet-protocol.ts";
import type { NotedOp } from "./outbox.ts";
import type { Started, TabletView } from "./view.ts";

/** This device's epoch ms at a moment of its monotonic clock. */
export const epochOf = (stamp: number): number => Math.round(Date.now() - (performance.now() - stamp));

const lookMs = 1000;
/** what a page that runs may see between two looks without anything having happened */
const awakeMs = 1000;
const wokenMs = 100;
const wakings = ["visibilitychange", "resume"];

/** How far the wall clock went away from the monotonic one; `woken`: while nobody saw this page. */
export interface Jump {
  gapMs: number;
  woken: boolean;
}

/**
 * Watches the two clocks of a device. A tablet that sleeps stops its monotonic clock; somebody who sets the clock moves the
 * other one. Both show as a gap between them.
 */
export class ClockWatch {
  private behind = Date.now() - performance.now();
  private readonly looking = setInterval(() => this.look(false), lookMs);
  private readonly wake = () => this.look(true);

  constructor(private readonly jumped: (jump: Jump) => void) {
    for (const kind of wakings) document.addEventListener(kind, this.wake);
    window.addEventListener("pageshow", this.wake);
    window.addEventListener("focus", this.wake);
  }

  stop(): void {
    clearInterval(this.looking);
    for (const kind of wakings) document.removeEventListener(kind, this.wake);
    window.removeEventListener("pageshow", this.wake);
    window.removeEventListener("focus", this.wake);
  }

  private look(woken: boolean): void {
    // while nobody sees the page the gap is kept for the moment of waking
    if (!woken && document.visibilityState === "hidden") return;
    const behind = Date.now() - performance.now();
    const gapMs = Math.round(behind - this.behind);
    if (Math.abs(gapMs) <= (woken ? wokenMs : awakeMs)) {
      // what creeps (the network's time service) is no jump
      if (!woken) this.behind = behind;
      return;
    }
    this.behind = behind;
    this.jumped({ gapMs, woken });
  }
}

const opOf = ({ act, id, device, seq, at }: NotedOp): SheetOp => ({ ...act, id, device, seq, at });

/** Sheets whose clock this device started and that still wait for somebody's time. */
export function runningSheets(
  state: TabletState | null,
  noted: ReadonlyMap<SheetId, readonly NotedOp[]>,
): { sheet: SheetId; timed: boolean }[] {
  return (state?.heats ?? []).flatMap(({ state: stage, event: { options }, sheets }) =>
    stage === "official"
      ? []
      : sheets.flatMap(({ id, state: open, ops, lanes }) => {
          if (open === "submitted") return [];
          const { started, submitted, lanes: done } = foldSheet([...(ops ?? []), ...(noted.get(id) ?? []).map(opOf)]);
          if (!started || submitted || started.device !== state?.device) return [];
          const timed = options.measure === "time" || options.measure === "order";
          const waits = lanes.some((lane) => {
            const one = done[lane];
            return !one || (one.arrivedMs === null && !one.failed && !one.set && !one.status);
          });
          return timed && !waits ? [] : [{ sheet: id, timed }];
        }),
  );
}

/** Ms from a heat's start to `stamp`, both on this device's monotonic clock where the start was given on this page. */
export function elapsedMs(
  { started, startedAt }: Started,
  stamp: number,
  { view: { state, clockOffset, noted }, startStamps }: { view: TabletView; startStamps: ReadonlyMap<OpId, number> },
): number | null {
  const sinceEpoch = (at: number) => Math.max(0, Math.round(epochOf(stamp) - at));
  if (started) {
    const own = startStamps.get(started.op);
    if (own !== undefined) return Math.max(0, Math.round(stamp - own));
    if (started.device === state?.device) {
      const start = [...noted.values()].flat().find(({ id }) => id === started.op);
      const known = typeof start?.offset === "number" && clockOffset !== null;
      // where the clock was set between the two, the offsets tell by how much
      return sinceEpoch(started.at + (known ? (start?.offset ?? 0) - clockOffset : 0));
    }
  }
  if (startedAt !== null) return sinceEpoch(startedAt - (clockOffset ?? 0));
  return started ? sinceEpoch(started.at) : null;
}
