import { and, asc, eq, inArray, isNull, ne, or } from "drizzle-orm";
import type { DeviceId, MeetId, OfficialId } from "#core/ids.ts";
import type { Executor, Tx } from "./client.server.ts";
import { device, official, seat } from "./schema/index.ts";

export type OfficialRow = typeof official.$inferSelect;

/** Who referees at the meet; those removed are left out. */
export async function findOfficials(on: Executor, meetId: MeetId): Promise<OfficialRow[]> {
  return on
    .select()
    .from(official)
    .where(and(eq(official.meetId, meetId), isNull(official.removedAt)));
}

/** An official of the meet who was not removed. */
export async function findOfficial(on: Executor, meetId: MeetId, id: OfficialId): Promise<OfficialRow | undefined> {
  const rows = await on
    .select()
    .from(official)
    .where(and(eq(official.id, id), eq(official.meetId, meetId), isNull(official.removedAt)));
  return rows[0];
}

export async function findOfficialByName(on: Executor, meetId: MeetId, name: string): Promise<OfficialRow | undefined> {
  const rows = await on
    .select()
    .from(official)
    .where(and(eq(official.meetId, meetId), eq(official.name, name), isNull(official.removedAt)));
  return rows[0];
}

/** Where officials are signed in now: tablet and the name of its seat. */
export async function findSignedIn(on: Executor, ids: readonly OfficialId[]) {
  if (ids.length === 0) return [];
  return on
    .select({ official: device.officialId, device: device.id, seat: seat.name, at: device.officialAt })
    .from(device)
    .innerJoin(seat, and(eq(seat.id, device.seatId), isNull(seat.revokedAt)))
    .where(and(inArray(device.officialId, [...ids]), isNull(device.revokedAt)))
    .orderBy(asc(device.officialAt));
}

/** Inserts an official; false where the meet has one of that name. */
export async function insertOfficial(tx: Tx, row: typeof official.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(official).values(row).onConflictDoNothing().returning({ id: official.id });
  return rows.length > 0;
}

export async function updateOfficial(
  tx: Tx,
  id: OfficialId,
  change: Partial<Pick<OfficialRow, "name" | "pinHash" | "pinDay" | "unitId" | "removedAt">>,
): Promise<void> {
  await tx.update(official).set(change).where(eq(official.id, id));
}

/** Sets the day's PIN; false where somebody has chosen one for this day already, or the official is gone. */
export async function choosePin(tx: Tx, id: OfficialId, pinHash: string, day: string): Promise<boolean> {
  const open = or(isNull(official.pinDay), ne(official.pinDay, day), isNull(official.pinHash));
  const rows = await tx
    .update(official)
    .set({ pinHash, pinDay: day })
    .where(and(eq(official.id, id), isNull(official.removedAt), open))
    .returning({ id: official.id });
  return rows.length > 0;
}

/** Signs an official in on a tablet (null = out), if the tablet still has its seat. */
export async function updatePerson(tx: Tx, id: DeviceId, who: OfficialId | null, at: Date): Promise<boolean> {
  const rows = await tx
    .update(device)
    .set({ officialId: who, officialAt: who && at })
    .where(and(eq(device.id, id), isNull(device.revokedAt)))
    .returning({ id: device.id });
  return rows.length > 0;
}

/** Signs an official out on every tablet. */
export async function signOutEverywhere(tx: Tx, id: OfficialId): Promise<void> {
  await tx.update(device).set({ officialId: null, officialAt: null }).where(eq(device.officialId, id));
}
