import { and, desc, eq } from "drizzle-orm";
import type { AccountId, MeetId } from "#core/ids.ts";
import type { Executor } from "./client.server.ts";
import { meet, member } from "./schema/index.ts";

export type MeetRow = typeof meet.$inferSelect;

export async function findMeet(on: Executor, id: MeetId): Promise<MeetRow | undefined> {
  return (await on.select().from(meet).where(eq(meet.id, id)))[0];
}

export async function findMeetBySlug(on: Executor, slug: string): Promise<MeetRow | undefined> {
  return (await on.select().from(meet).where(eq(meet.slug, slug)))[0];
}

/** The meets an account runs, newest first. */
export async function findMeetsOf(on: Executor, accountId: AccountId): Promise<MeetRow[]> {
  const rows = await on
    .select({ meet })
    .from(meet)
    .innerJoin(member, and(eq(member.meetId, meet.id), eq(member.accountId, accountId)))
    .orderBy(desc(meet.createdAt));
  return rows.map((row) => row.meet);
}

export async function insertMeet(on: Executor, row: typeof meet.$inferInsert): Promise<void> {
  await on.insert(meet).values(row);
}
