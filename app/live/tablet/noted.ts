import type { SheetId } from "#core/ids.ts";
import type { OpAnswer } from "../tablet-protocol.ts";
import { isFull, type NotedOp, type Outbox } from "./outbox.ts";

/** Where ops are written: the outbox, or what stands for it. */
export type Shelf = Pick<Outbox, "note" | "keep">;

interface Listener {
  /** these are on the disk now, or something became of them */
  changed(ops: readonly NotedOp[]): void;
  failed(why: "write-failed" | "disk-full"): void;
}

/**
 * What was noted on this tablet. Nothing is in here before its transaction has completed; what comes while one is under way
 * goes together into the next, in its order.
 */
export class Noted {
  private readonly bySheet = new Map<SheetId, readonly NotedOp[]>();
  private readonly refused = new Map<string, NotedOp>();
  private queue: NotedOp[] = [];
  private underWay: readonly NotedOp[] = [];
  private writing = false;

  constructor(
    private readonly shelf: () => Shelf | null,
    private readonly listener: Listener,
  ) {}

  /** What stands here now, by sheet, each sheet in the order it was noted. */
  sheets(): ReadonlyMap<SheetId, readonly NotedOp[]> {
    return new Map(this.bySheet);
  }

  /** Refused ops whose reason nobody has seen. */
  stuck(): NotedOp[] {
    return [...this.refused.values()].filter(({ seen }) => !seen).sort(bySeq);
  }

  /**
   * What will stand once all that was noted is on the disk. For whose turn it is and what an undo takes back, when somebody
   * is faster than the disk; never for what is shown.
   */
  ahead(): ReadonlyMap<SheetId, readonly NotedOp[]> {
    const all = this.sheets();
    let seq = Math.max(0, ...[...all.values()].flatMap((ops) => ops.map((op) => op.seq)));
    const coming = new Map(all);
    for (const op of [...this.underWay, ...this.queue]) {
      seq += 1;
      coming.set(op.sheet, [...(coming.get(op.sheet) ?? []), { ...op, seq }]);
    }
    return coming;
  }

  /** What the server has not answered, oldest first. */
  unsent(): NotedOp[] {
    return [...this.bySheet.values()].flatMap((ops) => ops.filter(({ state }) => state === "stored")).sort(bySeq);
  }

  /** How many ops wait for the server, and for how long the oldest. */
  waiting(): { unsent: number; waitingMs: number } {
    const ops = this.unsent();
    const now = Date.now();
    return { unsent: ops.length, waitingMs: Math.max(0, ...ops.map(({ at }) => now - at)) };
  }

  /** Writes an op; its number is given out on the way to the disk. */
  note(op: NotedOp): void {
    this.queue.push(op);
    if (!this.writing) void this.write();
  }

  /** Whether everything that was noted is on the disk. */
  get settled(): boolean {
    return !this.writing;
  }

  /** Takes in ops that are on the disk: from before, or from another tab. */
  put(ops: readonly NotedOp[]): void {
    for (const op of ops) {
      if (op.state === "refused") {
        this.refused.set(op.id, op);
        this.bySheet.set(
          op.sheet,
          (this.bySheet.get(op.sheet) ?? []).filter(({ id }) => id !== op.id),
        );
        continue;
      }
      const list = this.bySheet.get(op.sheet) ?? [];
      const last = list[list.length - 1];
      if (!last || last.seq < op.seq) this.bySheet.set(op.sheet, [...list.filter(({ id }) => id !== op.id), op]);
      else this.bySheet.set(op.sheet, [...list.filter(({ id }) => id !== op.id), op].sort(bySeq));
    }
  }

  /**
   * What the server said of the ops it was sent. A number it knows already is given out anew; an op it could not read waits for
   * another build (`builds` names this pair); whatever else it refuses is kept with the reason.
   */
  async told(sent: readonly NotedOp[], answers: readonly OpAnswer[], builds: string): Promise<NotedOp[]> {
    const byId = new Map(answers.map((one) => [one.id, one]));
    const now = Date.now();
    const settled: NotedOp[] = [];
    const renumbered: NotedOp[] = [];
    for (const op of sent) {
      const one = byId.get(op.id);
      if (!one) continue;
      if (one.ok) {
        const { unread: _, ...rest } = op;
        const held = one.held ? { held: one.held } : {};
        settled.push({ ...rest, state: "received", toldAt: now, refusal: null, ...held });
      } else if (one.refusal.kind === "sequence-reused") renumbered.push(op);
      else if (one.refusal.kind === "bad-op") settled.push({ ...op, refusal: one.refusal, unread: builds });
      // that a clock was interrupted is nothing a referee could do anything about
      else
        settled.push({
          ...op,
          state: "refused",
          toldAt: now,
          refusal: one.refusal,
          ...(op.act.kind === "interrupted" && { seen: true }),
        });
    }
    const shelf = this.shelf();
    if (shelf && renumbered.length > 0) settled.push(...(await shelf.note(renumbered)));
    this.put(settled);
    this.listener.changed(settled);
    // what is not kept is sent once more after the next start, and answered alike
    await shelf?.keep(settled).catch(() => {});
    return settled;
  }

  /** The referee has seen why this was refused; it stays on the disk. */
  async see(op: NotedOp): Promise<void> {
    const seen = { ...op, seen: true };
    this.put([seen]);
    this.listener.changed([seen]);
    await this.shelf()
      ?.keep([seen])
      .catch(() => {});
  }

  private async write(): Promise<void> {
    this.writing = true;
    while (this.queue.length > 0) {
      const ops = this.queue.splice(0);
      this.underWay = ops;
      try {
        const shelf = this.shelf();
        if (!shelf) throw new Error("the database is closed");
        const written = await shelf.note(ops);
        this.underWay = [];
        this.put(written);
        this.listener.changed(written);
      } catch (error) {
        this.underWay = [];
        this.listener.failed(isFull(error) ? "disk-full" : "write-failed");
      }
    }
    this.writing = false;
  }
}

const bySeq = (a: NotedOp, b: NotedOp): number => a.seq - b.seq;
