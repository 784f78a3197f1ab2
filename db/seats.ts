import { and, asc, count, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { DeviceId, MeetId, SeatId } from "#core/ids.ts";
import type { Executor, Tx } from "./client.server.ts";
import { device, event, official, seat } from "./schema/index.ts";
import type { DeviceReport } from "./schema/seat.ts";

export type SeatRow = typeof seat.$inferSelect;
export type DeviceRow = typeof device.$inferSelect;

/** The meet's seats that stand, with the name of their event, in the order they were made. */
export async function findSeats(on: Executor, meetId: MeetId) {
  return on
    .select({ seat, eventName: event.name })
    .from(seat)
    .leftJoin(event, eq(event.id, seat.eventId))
    .where(and(eq(seat.meetId, meetId), isNull(seat.revokedAt)))
    .orderBy(asc(seat.createdAt), asc(event.sort), asc(seat.slot), asc(seat.id));
}

export async function findSeat(on: Executor, id: SeatId): Promise<SeatRow | undefined> {
  return (await on.select().from(seat).where(eq(seat.id, id)))[0];
}

/** The seat an address /s/:token was made for, revoked ones too. */
export async function findSeatByToken(on: Executor, token: string): Promise<SeatRow | undefined> {
  return (await on.select().from(seat).where(eq(seat.token, token)))[0];
}

export async function findSeatByCode(on: Executor, code: string): Promise<SeatRow | undefined> {
  return (
    await on
      .select()
      .from(seat)
      .where(and(eq(seat.code, code), isNull(seat.revokedAt)))
  )[0];
}

/** Inserts a seat; false where its token or code is taken. */
export async function insertSeat(tx: Tx, row: typeof seat.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(seat).values(row).onConflictDoNothing().returning({ id: seat.id });
  return rows.length > 0;
}

export async function updateSeat(
  tx: Tx,
  id: SeatId,
  change: Partial<Pick<SeatRow, "name" | "token" | "code" | "revokedAt">>,
): Promise<void> {
  await tx.update(seat).set(change).where(eq(seat.id, id));
}

/** Gives a seat other digits if it still has these; false where they were used up meanwhile, or the seat is revoked. */
export async function replaceCode(tx: Tx, id: SeatId, from: string, to: string): Promise<boolean> {
  const rows = await tx
    .update(seat)
    .set({ code: to })
    .where(and(eq(seat.id, id), eq(seat.code, from), isNull(seat.revokedAt)))
    .returning({ id: seat.id });
  return rows.length > 0;
}

/** The tablets that sit on the meet's seats. */
export async function findDevices(on: Executor, meetId: MeetId): Promise<DeviceRow[]> {
  return on
    .select()
    .from(device)
    .where(and(eq(device.meetId, meetId), isNull(device.revokedAt)))
    .orderBy(asc(device.createdAt), asc(device.id));
}

/** The tablets that sit on the meet's seats with seat and person, those that call for help first. */
export async function findDevicesShown(on: Executor, meetId: MeetId) {
  return on
    .select({ device, seat: { id: seat.id, name: seat.name, kind: seat.kind }, official: { name: official.name } })
    .from(device)
    .innerJoin(seat, and(eq(seat.id, device.seatId), isNull(seat.revokedAt)))
    .leftJoin(official, and(eq(official.id, device.officialId), isNull(official.removedAt)))
    .where(and(eq(device.meetId, meetId), isNull(device.revokedAt)))
    .orderBy(
      sql`${device.helpAt} nulls last`,
      asc(seat.createdAt),
      asc(seat.name),
      asc(device.createdAt),
      asc(device.id),
    );
}

/** How many tablets of the meet call for help. */
export async function countHelp(on: Executor, meetId: MeetId): Promise<number> {
  const rows = await on
    .select({ n: count() })
    .from(device)
    .innerJoin(seat, and(eq(seat.id, device.seatId), isNull(seat.revokedAt)))
    .where(and(eq(device.meetId, meetId), isNull(device.revokedAt), isNotNull(device.helpAt)));
  return rows[0]?.n ?? 0;
}

export async function findDevice(on: Executor, id: DeviceId): Promise<DeviceRow | undefined> {
  return (await on.select().from(device).where(eq(device.id, id)))[0];
}

export async function insertDevice(on: Executor, row: typeof device.$inferInsert): Promise<void> {
  await on.insert(device).values(row);
}

/** Ends a tablet's stay on its seat, and signs out whoever was at it. */
export async function revokeDeviceRow(on: Executor, id: DeviceId, at: Date): Promise<void> {
  await on
    .update(device)
    .set({ revokedAt: at, officialId: null, officialAt: null, helpAt: null })
    .where(eq(device.id, id));
}

/** Keeps what a tablet last said of itself. */
export async function updateReport(on: Executor, id: DeviceId, report: DeviceReport, at: Date): Promise<void> {
  await on.update(device).set({ report, reportedAt: at, lastHeardAt: at }).where(eq(device.id, id));
}

/** Notes since when a tablet calls for help; null = not any more. False where nothing changed: it called already, or did not. */
export async function updateHelp(tx: Tx, id: DeviceId, at: Date | null): Promise<boolean> {
  const open = at === null ? isNotNull(device.helpAt) : isNull(device.helpAt);
  const rows = await tx
    .update(device)
    .set({ helpAt: at })
    .where(and(eq(device.id, id), isNull(device.revokedAt), open))
    .returning({ id: device.id });
  return rows.length > 0;
}

/** Notes that a tablet was heard, where the last note is older than `before`. */
export async function updateHeard(on: Executor, id: DeviceId, at: Date, before: Date): Promise<void> {
  await on
    .update(device)
    .set({ lastHeardAt: at })
    .where(and(eq(device.id, id), lt(device.lastHeardAt, before)));
}
