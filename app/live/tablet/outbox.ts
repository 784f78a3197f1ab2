import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { DeviceId, OpId } from "#core/ids.ts";
import type { OpRefusal, SentOp, TabletState } from "../tablet-protocol.ts";

/** An op as the tablet keeps it: `writing` until it is on the disk, `stored` until the server has answered. */
export interface NotedOp extends SentOp {
  device: DeviceId;
  state: "writing" | "stored" | "received" | "refused";
  /** this device's epoch ms at which the server's answer came */
  toldAt: number | null;
  refusal: OpRefusal | null;
}

interface Shelves extends DBSchema {
  ops: { key: OpId; value: NotedOp; indexes: { seq: number } };
  memory: { key: "seq"; value: number };
  state: { key: "last"; value: TabletState };
}

const keptMs = 3 * 24 * 3600 * 1000;
/** on the disk, not only on the way to it, before anything counts as stored */
const strict = { durability: "strict" } as const;

/** What this tablet has noted, in the browser's own database: it survives reloads, restarts and a dead server. */
export class Outbox {
  private constructor(private readonly db: IDBPDatabase<Shelves>) {}

  /** Rejects where the browser does not keep data: a private tab, a full disk. */
  static async open(name = "fieldday-tablet"): Promise<Outbox> {
    const db = await openDB<Shelves>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore("ops", { keyPath: "id" }).createIndex("seq", "seq");
        fresh.createObjectStore("memory");
        fresh.createObjectStore("state");
      },
    });
    return new Outbox(db);
  }

  /** Everything kept, in the order it was noted; answered ops of days ago are thrown away first. */
  async all(now: number): Promise<NotedOp[]> {
    const ops = await this.db.getAllFromIndex("ops", "seq");
    const old = ops.filter(({ state, at }) => state !== "stored" && now - at > keptMs);
    const tx = this.db.transaction("ops", "readwrite");
    for (const { id } of old) void tx.store.delete(id);
    await tx.done;
    return ops.filter((op) => !old.includes(op));
  }

  /** Writes one op; resolves once it is on the disk, to the number it got: higher where another tab took this one. */
  async note(op: NotedOp): Promise<number> {
    const tx = this.db.transaction(["ops", "memory"], "readwrite", strict);
    const last = (await tx.objectStore("memory").get("seq")) ?? 0;
    const seq = Math.max(op.seq, last + 1);
    void tx.objectStore("ops").put({ ...op, seq, state: "stored" });
    void tx.objectStore("memory").put(seq, "seq");
    await tx.done;
    return seq;
  }

  /** Keeps what became of ops. */
  async keep(ops: readonly NotedOp[]): Promise<void> {
    const tx = this.db.transaction("ops", "readwrite", strict);
    for (const op of ops) void tx.store.put(op);
    await tx.done;
  }

  /** The highest number given out so far; `known` is what the server knows of, after this browser's data was lost. */
  async lastSeq(known = 0): Promise<number> {
    const tx = this.db.transaction("memory", "readwrite");
    const last = Math.max(known, (await tx.store.get("seq")) ?? 0);
    void tx.store.put(last, "seq");
    await tx.done;
    return last;
  }

  async keepState(state: TabletState): Promise<void> {
    await this.db.put("state", state, "last");
  }

  async lastState(): Promise<TabletState | null> {
    return (await this.db.get("state", "last")) ?? null;
  }

  close(): void {
    this.db.close();
  }
}
