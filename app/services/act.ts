import { eq } from "drizzle-orm";
import type { Decision } from "#core/decision.ts";
import { refuse } from "#core/decision.ts";
import type { EventId, HeatId, MeetId, OpId, UnitId } from "#core/ids.ts";
import type { Tx } from "#db/client.server.ts";
import { insertLog, type NewEntry } from "#db/log.ts";
import { raiseRoom } from "#db/rooms.ts";
import { event, heat, meet, unit } from "#db/schema/index.ts";
import type { Author } from "#db/schema/log.ts";
import type { TouchKey } from "#live/protocol.ts";
import type { World } from "./world.ts";

/** Which row a decision holds while it is made. Taken in this order, from the top down: meet, unit, event, heat. */
export type Lock =
  | { kind: "meet"; id: MeetId }
  | { kind: "unit"; id: UnitId }
  | { kind: "event"; id: EventId }
  | { kind: "heat"; id: HeatId };

export interface Request {
  meet: MeetId;
  author: Author;
  lock: Lock | readonly Lock[];
  /** the id the sender gave this wish: the same wish a second time answers `already-done` */
  op?: OpId;
}

export interface Deed {
  tx: Tx;
  at: Date;
  /** appends to the log; the first entry of a deed carries the request's op id */
  log(entry: Omit<NewEntry, "opId" | "meetId" | "author" | "serverAt"> & { opId?: OpId }): Promise<void>;
  /** these rows of the meet, and what stands under them, may have changed: told after commit */
  touch(...keys: TouchKey[]): void;
}

export type AlreadyDone = { kind: "already-done" };

const tables = { meet, unit, event, heat };

class RolledBack extends Error {
  constructor(readonly decision: Decision<never, { kind: string }>) {
    super("rolled back");
  }
}

const isRepeat = (error: unknown): boolean => {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  return cause instanceof Error && "constraint_name" in cause && cause.constraint_name === "log_op";
};

/**
 * The one frame of every decision: one transaction, the subject's row locked, the log written with what it did,
 * everything rolled back on a refusal, the meet's version raised last of all, and the screens told of it after commit, here
 * and nowhere else.
 */
export async function act<Value, Refusal extends { kind: string }>(
  world: World,
  request: Request,
  work: (deed: Deed) => Promise<Decision<Value, Refusal>>,
): Promise<Decision<Value, Refusal | AlreadyDone>> {
  const touched = new Set<TouchKey>();
  try {
    const { decision, version } = await world.db.transaction(async (tx) => {
      for (const lock of [request.lock].flat()) {
        const table = tables[lock.kind];
        // not "update": that would also stop every insert that refers to the row, such as the log entry of a deed below it
        await tx.select({ id: table.id }).from(table).where(eq(table.id, lock.id)).for("no key update");
      }
      const at = new Date(world.now());
      let opForFirst = request.op;
      const made = await work({
        tx,
        at,
        async log(entry) {
          const opId = entry.opId ?? opForFirst ?? world.id<OpId>();
          opForFirst = undefined;
          await insertLog(tx, { ...entry, opId, meetId: request.meet, author: request.author, serverAt: at });
        },
        touch: (...keys) => {
          for (const key of keys) touched.add(key);
        },
      });
      if (!made.ok) throw new RolledBack(made);
      return { decision: made, version: touched.size > 0 ? await raiseRoom(tx, request.meet, [...touched]) : null };
    });
    if (version !== null) world.publish(request.meet, version, [...touched]);
    return decision;
  } catch (error) {
    if (error instanceof RolledBack) return error.decision as Decision<never, Refusal>;
    if (request.op && isRepeat(error)) return refuse({ kind: "already-done" as const });
    throw error;
  }
}
