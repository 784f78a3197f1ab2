import { and, asc, desc, eq, gte, isNull, or } from "drizzle-orm";
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

/** The meet whose announcer's link has this secret. */
export async function findMeetByAnnouncerToken(on: Executor, token: string): Promise<MeetRow | undefined> {
  return (await on.select().from(meet).where(eq(meet.announcerToken, token)))[0];
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

/** The meets the home page offers: those from `since` on and those without a date, the next one first; at most 30. */
export async function findPublicMeets(on: Executor, since: Date): Promise<MeetRow[]> {
  return on
    .select()
    .from(meet)
    .where(or(gte(meet.startsAt, since), isNull(meet.startsAt)))
    .orderBy(asc(meet.startsAt), desc(meet.createdAt))
    .limit(30);
}

export async function insertMeet(on: Executor, row: typeof meet.$inferInsert): Promise<void> {
  await on.insert(meet).values(row);
}

export async function updateMeet(on: Executor, id: MeetId, change: Partial<typeof meet.$inferInsert>): Promise<void> {
  await on.update(meet).set(change).where(eq(meet.id, id));
}
