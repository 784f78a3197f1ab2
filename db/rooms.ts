import { and, asc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import type { MeetId } from "#core/ids.ts";
import type { Executor, Tx } from "./client.server.ts";
import { change, room } from "./schema/index.ts";

/** Where a meet's rows stand: which line of versions, and how far on it. */
export type Point = { epoch: string; version: number };

/** What one version touched, as row keys of live/protocol.ts. */
export type Touched = { version: number; keys: string[] };

/** Versions whose touched rows are kept, at least. */
const kept = 4096;

/**
 * Raises the meet's version, notes what it touched, and answers it. It must be the last statement before commit: from here
 * on the meet's other writes wait, so that versions are committed in their order.
 */
export async function raiseRoom(tx: Tx, meetId: MeetId, keys: readonly string[]): Promise<number> {
  const rows = await tx.execute<{ version: number }>(sql`
    with risen as (
      insert into room (meet_id, epoch, version) values (${meetId}, gen_random_uuid()::text, 1)
      on conflict (meet_id) do update set version = room.version + 1
      returning version
    ), noted as (
      insert into change (meet_id, version, keys)
      select ${meetId}, version, ${sql.param([...keys], change.keys)} from risen
    ), dropped as (
      delete from change where meet_id = ${meetId}
        and version <= (select case when version % 256 = 0 then version - ${kept}::int else -1 end from risen)
    )
    select version from risen`);
  const [row] = rows;
  if (!row) throw new Error("the meet's version did not rise");
  return row.version;
}

/** Where these meets stand; a meet nothing was ever told of is absent. */
export async function findRooms(on: Executor, meets: MeetId[]): Promise<Map<MeetId, Point>> {
  if (meets.length === 0) return new Map();
  const rows = await on.select().from(room).where(inArray(room.meetId, meets));
  return new Map(rows.map(({ meetId, epoch, version }) => [meetId, { epoch, version }]));
}

/** Begins a line of versions for a meet that has none. */
export async function beginRoom(on: Executor, meetId: MeetId): Promise<void> {
  await on.insert(room).values({ meetId, epoch: sql`gen_random_uuid()::text`, version: 0 }).onConflictDoNothing();
}

/** Begins a new line where the one named fell back behind `seen`: its versions would be given out twice. */
export async function renewRoom(on: Executor, meetId: MeetId, seen: Point): Promise<void> {
  await on
    .update(room)
    .set({ epoch: sql`gen_random_uuid()::text` })
    .where(and(eq(room.meetId, meetId), eq(room.epoch, seen.epoch), lt(room.version, seen.version)));
}

/** What the versions after `version` touched, in order; old ones may be missing. */
export async function findChanges(on: Executor, meetId: MeetId, version: number): Promise<Touched[]> {
  return on
    .select({ version: change.version, keys: change.keys })
    .from(change)
    .where(and(eq(change.meetId, meetId), gt(change.version, version)))
    .orderBy(asc(change.version));
}
