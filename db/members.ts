import { and, asc, eq } from "drizzle-orm";
import type { AccountId, MeetId } from "#core/ids.ts";
import type { Executor } from "./client.server.ts";
import { account, member } from "./schema/index.ts";

/** Adds a member; false, and nothing done, where the account is one already. */
export async function insertMember(on: Executor, row: typeof member.$inferInsert): Promise<boolean> {
  const rows = await on.insert(member).values(row).onConflictDoNothing().returning({ id: member.accountId });
  return rows.length > 0;
}

/** The account's role in the meet, or undefined. */
export async function findMembership(on: Executor, meetId: MeetId, accountId: AccountId) {
  const rows = await on
    .select({ role: member.role })
    .from(member)
    .where(and(eq(member.meetId, meetId), eq(member.accountId, accountId)));
  return rows[0]?.role;
}

/** The people who run the meet, by name. */
export async function findMembers(on: Executor, meetId: MeetId) {
  return on
    .select({ id: account.id, login: account.login, name: account.name })
    .from(member)
    .innerJoin(account, eq(account.id, member.accountId))
    .where(eq(member.meetId, meetId))
    .orderBy(asc(account.name), asc(account.id));
}
