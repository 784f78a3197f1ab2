import { and, eq } from "drizzle-orm";
import type { AccountId, MeetId } from "#core/ids.ts";
import type { Executor } from "./client.server.ts";
import { member } from "./schema/index.ts";

export async function insertMember(on: Executor, row: typeof member.$inferInsert): Promise<void> {
  await on.insert(member).values(row);
}

/** The account's role in the meet, or undefined. */
export async function findMembership(on: Executor, meetId: MeetId, accountId: AccountId) {
  const rows = await on
    .select({ role: member.role })
    .from(member)
    .where(and(eq(member.meetId, meetId), eq(member.accountId, accountId)));
  return rows[0]?.role;
}
