import { type EventTemplate, eventTemplate } from "#core/catalogue/templates.ts";
import type { AccountId, EventId, MeetId } from "#core/ids.ts";
import { defaultPlan } from "#core/rounds/plan.ts";
import { rulesetOf } from "#core/scoring/rulesets/index.ts";
import { type AccountRow, findAccount, insertAccount } from "#db/accounts.ts";
import { type EventRow, findEvent, findLastEventSort, insertEvent } from "#db/events.ts";
import { findMeet, insertMeet, type MeetRow } from "#db/meets.ts";
import { insertMember } from "#db/members.ts";
import type { Author } from "#db/schema/log.ts";
import type { World } from "#services/world.ts";

let made = 0;

/** An account that nobody can sign in to: its password hash is no hash. Use services/accounts for one with a password. */
export async function makeAccount(world: World, over: Partial<AccountRow> = {}): Promise<AccountRow> {
  const id = over.id ?? world.id<AccountId>();
  const n = ++made;
  await insertAccount(world.db, { login: `organizer${n}`, name: `Organizer ${n}`, passwordHash: "-", ...over, id });
  return there(await findAccount(world.db, id));
}

/** A meet that takes entries, with the account of its organizer and the author for `act`. */
export async function makeMeet(
  world: World,
  over: Partial<MeetRow> = {},
): Promise<{ meet: MeetRow; account: AccountRow; author: Author }> {
  const account = await makeAccount(world);
  const id = over.id ?? world.id<MeetId>();
  const n = ++made;
  await insertMeet(world.db, { slug: `meet${n}`, name: `Meet ${n}`, ...over, id });
  await insertMember(world.db, { meetId: id, accountId: account.id, role: "organizer" });
  const author: Author = { kind: "organizer", id: account.id, name: account.name };
  return { meet: there(await findMeet(world.db, id)), account, author };
}

/** An event of the meet as its template proposes it; options and plan may be given in part. */
export async function makeEvent(
  world: World,
  meet: { id: MeetId },
  key: EventTemplate["key"],
  over: Partial<Omit<EventRow, "options" | "plan">> & {
    options?: Partial<EventRow["options"]>;
    plan?: Partial<EventRow["plan"]>;
  } = {},
): Promise<EventRow> {
  const template = there(eventTemplate(key));
  const ruleset = there(rulesetOf(template.ruleset));
  const id = over.id ?? world.id<EventId>();
  await insertEvent(world.db, {
    template: key,
    name: `${key} ${++made}`,
    sort: (await findLastEventSort(world.db, meet.id)) + 1,
    ruleset: ruleset.name,
    ...over,
    id,
    meetId: meet.id,
    options: { ...ruleset.defaults, ...template.options, ...over.options },
    plan: { ...defaultPlan, ...template.plan, ...over.plan },
  });
  return there(await findEvent(world.db, id));
}

function there<T>(row: T | null | undefined): T {
  if (row === null || row === undefined) throw new Error("what the factory needs is not there");
  return row;
}
