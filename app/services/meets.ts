import { accept, type Decision, refuse } from "#core/decision.ts";
import type { AccountId, MeetId, OpId } from "#core/ids.ts";
import { findMeet, findMeetBySlug, insertMeet, type MeetRow, updateMeet as saveMeet } from "#db/meets.ts";
import { insertMember } from "#db/members.ts";
import type { Author } from "#db/schema/log.ts";
import { type AlreadyDone, act } from "./act.ts";
import { difference } from "./difference.ts";
import { insertFromTemplates, type TemplateWish, type UnknownTemplate } from "./events.ts";
import type { World } from "./world.ts";

/** What an organizer says about a meet, in the order a regulation says it. */
export type MeetDetails = Pick<
  MeetRow,
  | "name"
  | "startsAt"
  | "place"
  | "host"
  | "inCharge"
  | "entryOpensAt"
  | "entryClosesAt"
  | "entryOffice"
  | "phone"
  | "timeZone"
  | "maxEventsPerPerson"
  | "maxPerUnitAndEvent"
  | "maxPeoplePerUnit"
> &
  Partial<Pick<MeetRow, "paperTwice" | "maskNames" | "notice">>;

export type ChangedMeanwhile = { kind: "changed-meanwhile" };

/** Makes a meet with its maker as organizer, and events from templates where the notice named them. */
export async function createMeet(
  world: World,
  account: { id: AccountId; name: string },
  details: MeetDetails,
  more: { events?: readonly TemplateWish[]; op?: OpId; demo?: boolean } = {},
): Promise<Decision<MeetId, AlreadyDone | UnknownTemplate>> {
  const id = world.id<MeetId>();
  const slug = await freeSlug(world);
  const author: Author = { kind: "organizer", ...account };
  const request = { meet: id, author, lock: { kind: "meet" as const, id }, ...(more.op && { op: more.op }) };
  return act(world, request, async (deed) => {
    await insertMeet(deed.tx, { ...details, id, slug, demo: more.demo ?? false, createdAt: deed.at });
    await insertMember(deed.tx, { meetId: id, accountId: account.id, role: "organizer" });
    await deed.log({ kind: "meet-created", subject: "meet", subjectId: id, payload: { after: details } });
    const added = await insertFromTemplates(world, deed, id, more.events ?? []);
    return added.ok ? accept(id) : added;
  });
}

/** Changes a meet as it was at `version`; refused where somebody else has changed it since. Nothing changed: no new version. */
export async function updateMeet(
  world: World,
  author: Author,
  meet: MeetId,
  version: number,
  details: MeetDetails,
): Promise<Decision<MeetId, ChangedMeanwhile | AlreadyDone>> {
  return act(world, { meet, author, lock: { kind: "meet", id: meet } }, async (deed) => {
    const now = await findMeet(deed.tx, meet);
    if (!now || now.version !== version) return refuse({ kind: "changed-meanwhile" as const });
    const payload = difference(now, {
      paperTwice: now.paperTwice,
      maskNames: now.maskNames,
      notice: now.notice,
      ...details,
    });
    if (Object.keys(payload.after).length === 0) return accept(meet);
    await saveMeet(deed.tx, meet, { ...details, version: version + 1 });
    await deed.log({ kind: "meet-changed", subject: "meet", subjectId: meet, payload });
    deed.touch("meet");
    return accept(meet);
  });
}

const slugLetters = "abcdefghjkmnpqrstvwxyz23456789";

/** Six signs for public addresses, short enough for a poster. */
async function freeSlug(world: World): Promise<string> {
  for (;;) {
    const bytes = [...Buffer.from(world.secret(6), "base64url")];
    const slug = bytes.map((byte) => slugLetters[byte % slugLetters.length]).join("");
    if (!(await findMeetBySlug(world.db, slug))) return slug;
  }
}
