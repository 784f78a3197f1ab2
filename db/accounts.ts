import { and, count, desc, eq, gt, isNull } from "drizzle-orm";
import type { AccountId } from "#core/ids.ts";
import type { Executor } from "./client.server.ts";
import { account, device, meet, official, seat, session, unit } from "./schema/index.ts";

export type AccountRow = typeof account.$inferSelect;

/** Inserts an account; false, and nothing done, where its login is taken. */
export async function insertAccount(on: Executor, row: typeof account.$inferInsert): Promise<boolean> {
  const rows = await on
    .insert(account)
    .values(row)
    .onConflictDoNothing({ target: account.login })
    .returning({ id: account.id });
  return rows.length > 0;
}

/** The account with this login (stored in lower case), or undefined. */
export async function findAccountByLogin(on: Executor, login: string): Promise<AccountRow | undefined> {
  return (await on.select().from(account).where(eq(account.login, login)))[0];
}

export async function findAccount(on: Executor, id: AccountId): Promise<AccountRow | undefined> {
  return (await on.select().from(account).where(eq(account.id, id)))[0];
}

export async function countAccounts(on: Executor): Promise<number> {
  return (await on.select({ n: count() }).from(account))[0]?.n ?? 0;
}

export async function insertSession(on: Executor, row: typeof session.$inferInsert): Promise<void> {
  await on.insert(session).values(row);
}

/** What the session of this id stands for now: account, unit and tablet, each null where it is not, or no longer, granted. */
export async function findVisitor(on: Executor, id: string, now: Date) {
  const rows = await on
    .select({
      session,
      account: { id: account.id, name: account.name, login: account.login },
      unit: { id: unit.id, meetId: unit.meetId, name: unit.name, linkToken: unit.linkToken },
      device: { id: device.id, meetId: device.meetId, seatId: device.seatId, officialAt: device.officialAt },
      timeZone: meet.timeZone,
      seat: {
        kind: seat.kind,
        name: seat.name,
        eventId: seat.eventId,
        venue: seat.venue,
        slot: seat.slot,
        judge: seat.judge,
      },
      official: { id: official.id, name: official.name },
    })
    .from(session)
    .leftJoin(account, eq(account.id, session.accountId))
    .leftJoin(unit, eq(unit.id, session.unitId))
    .leftJoin(device, and(eq(device.id, session.deviceId), isNull(device.revokedAt)))
    .leftJoin(seat, and(eq(seat.id, device.seatId), isNull(seat.revokedAt)))
    .leftJoin(official, and(eq(official.id, device.officialId), isNull(official.removedAt)))
    .leftJoin(meet, eq(meet.id, device.meetId))
    .where(and(eq(session.id, id), isNull(session.revokedAt), gt(session.expiresAt, now)));
  return rows[0];
}

/** Changes what a session stands for. */
export async function updateSession(
  on: Executor,
  id: string,
  grants: Partial<typeof session.$inferInsert>,
): Promise<void> {
  await on.update(session).set(grants).where(eq(session.id, id));
}

/** The sessions of an account that still open something, the newest first. */
export async function findSessionsOf(on: Executor, accountId: AccountId, now: Date) {
  return on
    .select({ id: session.id, createdAt: session.createdAt })
    .from(session)
    .where(and(eq(session.accountId, accountId), isNull(session.revokedAt), gt(session.expiresAt, now)))
    .orderBy(desc(session.createdAt));
}

/** Takes the account from one of its own sessions; a unit's link or a seat in the same browser stays. */
export async function revokeAccountSession(on: Executor, accountId: AccountId, id: string): Promise<void> {
  await on
    .update(session)
    .set({ accountId: null })
    .where(and(eq(session.id, id), eq(session.accountId, accountId)));
}

/** Ends every session a unit's link opened: used when the link is made anew. */
export async function revokeUnitSessions(on: Executor, unitId: (typeof unit.$inferSelect)["id"]): Promise<void> {
  await on.update(session).set({ unitId: null }).where(eq(session.unitId, unitId));
}
