import type { OpId, SheetId } from "#core/ids.ts";
import type { DeviceReport } from "../device-report.ts";
import type { OpRefusal, TabletSheet, TabletState } from "../tablet-protocol.ts";
import type { NotedOp } from "./outbox.ts";

/** What the referee must be told. After `write-failed` and `disk-full` the tap did not count: it is neither stored nor shown. */
export type Alarm =
  | { kind: "write-failed" }
  | { kind: "disk-full" }
  /** the call for help has not got through; it goes as soon as the server answers */
  | { kind: "help-waits" }
  | { kind: "refused"; op: NotedOp; refusal: OpRefusal };

export interface TabletView {
  phase: "opening" | "ready" | "not-seated" | "no-storage";
  state: TabletState | null;
  /** what this browser noted and has on its disk, by sheet, in its order; refused ops are left out */
  noted: ReadonlyMap<SheetId, readonly NotedOp[]>;
  /** refused, kept with the reason, until the referee has seen it */
  stuck: readonly NotedOp[];
  connected: boolean;
  /** what to add to this device's clock to have the server's, ms; null until it is measured */
  clockOffset: number | null;
  alarms: readonly Alarm[];
  /** who signed in on this tablet */
  person: TabletState["person"];
  officials: TabletState["officials"];
  /** what waits for the server: how many, and how long the oldest of them */
  report: Pick<DeviceReport, "unsent" | "waitingMs">;
  /** the server runs another build, and this browser has its page at hand */
  newBuild: boolean;
  /** help was called, and the server knows */
  helpWanted: boolean;
}

export const firstView: TabletView = {
  phase: "opening",
  state: null,
  noted: new Map(),
  stuck: [],
  connected: false,
  clockOffset: null,
  alarms: [],
  person: null,
  officials: [],
  report: { unsent: 0, waitingMs: 0 },
  newBuild: false,
  helpWanted: false,
};

/** Holds what is shown, for useSyncExternalStore. */
export class Shown {
  private view = firstView;
  private readonly listeners = new Set<() => void>();

  readonly read = (): TabletView => this.view;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(change: Partial<TabletView>): void {
    const { person, officials } = change.state ?? this.view;
    this.view = { ...this.view, ...change, person, officials };
    for (const listener of this.listeners) listener();
  }

  /** The alarms of this kind are these from now on. */
  alarm(kind: Alarm["kind"], now: readonly Alarm[]): void {
    this.set({ alarms: [...this.view.alarms.filter((one) => one.kind !== kind), ...now] });
  }
}

/** A heat's start: the op that stands on its sheets, and the server's epoch ms of it. */
export interface Started {
  started: { op: OpId; at: number; device: string } | null;
  startedAt: number | null;
}

export const sheetOf = (state: TabletState | null, id: SheetId): TabletSheet | undefined =>
  state?.heats.flatMap(({ sheets }) => sheets).find((sheet) => sheet.id === id);
