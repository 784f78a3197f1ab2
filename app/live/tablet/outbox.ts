import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { DeviceId, OpId } from "#core/ids.ts";
import type { OpRefusal, SentOp, TabletState } from "../tablet-protocol.ts";

/**
 * An op as the tablet keeps it. `stored`: on the disk, the server has not answered; `received`: it has; `refused`: it said
 * no, and the op is kept with the reason.
 */
export interface NotedOp extends SentOp {
  device: DeviceId;
  state: "stored" | "received" | "refused";
  /** this device's epoch ms at which the server's answer came */
  toldAt: number | null;
  refusal: OpRefusal | null;
  /** in the server's log, but another device's entry stands; "late": it came after another device handed the sheet in */
  held?: "contest" | "late";
  /** between which builds it could not be read: it waits for others */
  unread?: string;
  /** the referee has seen why it was refused */
  seen?: boolean;
}

/** Which of this browser's tabs sends, until when (epoch ms). */
interface Lease {
  tab: string;
  until: number;
}

interface Shelves extends DBSchema {
  ops: { key: OpId; value: NotedOp; indexes: { seq: number } };
  memory: { key: "seq" | "lease" | "probe"; value: number | Lease };
  state: { key: "last"; value: TabletState };
}

const keptMs = 3 * 24 * 3600 * 1000;
const leaseMs = 10_000;
const openMs = 10_000;
/** on the disk, not only on the way to it, before anything counts as stored */
const strict = { durability: "strict" } as const;
const numberOf = (value: number | Lease | undefined): number => (typeof value === "number" ? value : 0);

async function connect(name: string): Promise<IDBPDatabase<Shelves>> {
  const opening = openDB<Shelves>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("ops", { keyPath: "id" }).createIndex("seq", "seq");
      fresh.createObjectStore("memory");
      fresh.createObjectStore("state");
    },
  });
  // some browsers never answer where they do not keep data
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("no database")), openMs));
  return Promise.race([opening, late]);
}

/** The disk has no room for more: what to do about it is another thing than about a broken one. */
export const isFull = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === "QuotaExceededError" || error.code === 22);

/** What this tablet has noted, in the browser's own database: it survives reloads, restarts and a dead server. */
export class Outbox {
  private constructor(
    private db: IDBPDatabase<Shelves>,
    private readonly name: string,
  ) {}

  /** Rejects where the browser does not keep data: a private tab, a broken or full disk. */
  static async open(name = "fieldday-tablet"): Promise<Outbox> {
    const outbox = new Outbox(await connect(name), name);
    const probe = Date.now();
    await outbox.db.put("memory", probe, "probe");
    if ((await outbox.db.get("memory", "probe")) !== probe) throw new Error("what was written is not there");
    return outbox;
  }

  /** Everything kept, in the order it was noted; what the server took days ago is thrown away first. */
  async all(now: number): Promise<NotedOp[]> {
    return this.within(async (db) => {
      const ops = await db.getAllFromIndex("ops", "seq");
      const old = ops.filter(({ state, at }) => state === "received" && now - at > keptMs);
      if (old.length === 0) return ops;
      const tx = db.transaction("ops", "readwrite");
      for (const { id } of old) void tx.store.delete(id);
      await tx.done;
      return ops.filter((op) => !old.includes(op));
    });
  }

  /**
   * Writes ops in one transaction; resolves once all are on the disk, with the numbers they got there: each the next one that
   * no tab has given out. Rejects where none of them is written.
   */
  async note(ops: readonly NotedOp[], known = 0): Promise<NotedOp[]> {
    return this.within(async (db) => {
      const tx = db.transaction(["ops", "memory"], "readwrite", strict);
      // a transaction that is lost rejects this as well: nobody waits for it then
      tx.done.catch(() => {});
      let seq = Math.max(known, numberOf(await tx.objectStore("memory").get("seq")));
      const numbered = ops.map((op) => {
        seq += 1;
        return { ...op, seq };
      });
      const writes = [
        ...numbered.map((op) => tx.objectStore("ops").put(op)),
        tx.objectStore("memory").put(seq, "seq"),
        tx.done,
      ];
      // at once, not when the page has been told of every write; browsers that cannot do so by themselves
      tx.commit?.();
      await Promise.all(writes);
      return numbered;
    });
  }

  /** Keeps what became of ops. */
  async keep(ops: readonly NotedOp[]): Promise<void> {
    await this.within(async (db) => {
      const tx = db.transaction("ops", "readwrite", strict);
      await Promise.all([...ops.map((op) => tx.store.put(op)), tx.done]);
    });
  }

  /** Takes note of the highest number the server knows of, after this browser's data was lost. */
  async knowSeq(known: number): Promise<void> {
    await this.within(async (db) => {
      const tx = db.transaction("memory", "readwrite");
      const last = numberOf(await tx.store.get("seq"));
      await Promise.all([known > last && tx.store.put(known, "seq"), tx.done]);
    });
  }

  /** Whether this tab is the one that sends; it stays so for ten seconds, then it must ask again. */
  async lease(tab: string): Promise<boolean> {
    return this.within(async (db) => {
      const tx = db.transaction("memory", "readwrite");
      const now = Date.now();
      const held = await tx.store.get("lease");
      // a lease from a clock that was hours ahead is none
      const others = typeof held === "object" && held.tab !== tab && held.until > now && held.until <= now + leaseMs;
      await Promise.all([others || tx.store.put({ tab, until: now + leaseMs }, "lease"), tx.done]);
      return !others;
    });
  }

  /** Another tab may send from now on. */
  async release(tab: string): Promise<void> {
    await this.within(async (db) => {
      const tx = db.transaction("memory", "readwrite");
      const held = await tx.store.get("lease");
      await Promise.all([typeof held === "object" && held.tab === tab && tx.store.delete("lease"), tx.done]);
    });
  }

  async keepState(state: TabletState): Promise<void> {
    await this.within((db) => db.put("state", state, "last"));
  }

  async lastState(): Promise<TabletState | null> {
    return (await this.within((db) => db.get("state", "last"))) ?? null;
  }

  close(): void {
    this.db.close();
  }

  /** Old iPads lose the connection to their database in the background: it is opened again, once. */
  private async within<Out>(work: (db: IDBPDatabase<Shelves>) => Promise<Out>): Promise<Out> {
    try {
      return await work(this.db);
    } catch (error) {
      const lost = error instanceof DOMException && ["InvalidStateError", "UnknownError"].includes(error.name);
      if (!lost) throw error;
      this.db = await connect(this.name);
      return work(this.db);
    }
  }
}
