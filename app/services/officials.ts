import { accept, type Decision, refuse } from "#core/decision.ts";
import { maxNameLength, normaliseName } from "#core/entries/names.ts";
import type { MeetId, OfficialId, OpId } from "#core/ids.ts";
import {
  findOfficial,
  findOfficialByName,
  findOfficials,
  findSignedIn,
  insertOfficial,
  type OfficialRow,
  signOutEverywhere,
  updateOfficial,
} from "#db/officials.ts";
import type { Author } from "#db/schema/log.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import { dayIn } from "./today.ts";
import type { World } from "./world.ts";

export type OfficialRefusal =
  | { kind: "name-empty" }
  | { kind: "name-too-long"; name: string }
  | { kind: "name-taken"; name: string }
  | { kind: "too-many" }
  | { kind: "no-such-official" };

/** of one meet: more are a mistaken paste, or mischief */
const mostOfficials = 500;

/** A name as it is stored: signs no table takes become spaces. */
export const spelled = (name: string): string => normaliseName(name.replace(/[\p{Cc}\p{Cs}]+/gu, " "));

/** Whether the official's PIN was chosen for this day. */
export const hasPin = ({ pinHash, pinDay }: OfficialRow, day: string): boolean => pinHash !== null && pinDay === day;

const byName = new Intl.Collator("zh-Hans-CN-u-co-pinyin").compare;

/** Who may sign in on the meet's tablets, by name as in a telephone book; `hasPin`: the PIN for today is chosen. */
export async function officialsOf(world: World, meet: { id: MeetId; timeZone: string }) {
  const day = dayIn(meet.timeZone, world.now());
  return (await findOfficials(world.db, meet.id))
    .map((one) => ({ id: one.id, name: one.name, hasPin: hasPin(one, day) }))
    .sort((a, b) => byName(a.name, b.name));
}

/** The same for the desk, with the seats each is signed in on today. */
export async function officialList(world: World, meet: { id: MeetId; timeZone: string }) {
  const day = dayIn(meet.timeZone, world.now());
  const officials = await officialsOf(world, meet);
  const signedIn = await findSignedIn(
    world.db,
    officials.map(({ id }) => id),
  );
  return officials.map((one) => ({
    ...one,
    seats: signedIn.flatMap(({ official, seat, at }) =>
      official === one.id && at && dayIn(meet.timeZone, at.getTime()) === day ? [seat] : [],
    ),
  }));
}

/** Adds one official inside a deed; the one of that name where there is one already. */
export async function insertNamed(world: World, deed: Deed, meet: MeetId, name: string): Promise<OfficialRow | null> {
  const id = world.id<OfficialId>();
  if (await insertOfficial(deed.tx, { id, meetId: meet, name, createdAt: deed.at }))
    await deed.log({ kind: "official-added", subject: "official", subjectId: id, payload: { name } });
  return (await findOfficialByName(deed.tx, meet, name)) ?? null;
}

/** Adds officials by name. Names that are there already, empty lines and repeats are passed over. Answers how many are new. */
export async function addOfficials(
  world: World,
  author: Author,
  meet: MeetId,
  names: readonly string[],
  op?: OpId,
): Promise<Decision<number, OfficialRefusal | AlreadyDone>> {
  const wanted = [...new Set(names.map(spelled))].filter((name) => name !== "");
  const request = { meet, author, lock: { kind: "meet" as const, id: meet }, ...(op ? { op } : {}) };
  return act<number, OfficialRefusal>(world, request, async (deed) => {
    if (wanted.length === 0) return refuse({ kind: "name-empty" });
    const long = wanted.find((name) => Array.from(name).length > maxNameLength);
    if (long) return refuse({ kind: "name-too-long", name: long });
    const there = await findOfficials(deed.tx, meet);
    const fresh = wanted.filter((name) => !there.some((one) => one.name === name));
    if (there.length + fresh.length > mostOfficials) return refuse({ kind: "too-many" });
    for (const name of fresh) await insertNamed(world, deed, meet, name);
    return accept(fresh.length);
  });
}

/** Adds one official, or answers that the name is there. */
export async function addOfficial(
  world: World,
  author: Author,
  meet: MeetId,
  name: string,
  op?: OpId,
): Promise<Decision<null, OfficialRefusal | AlreadyDone>> {
  const added = await addOfficials(world, author, meet, [name], op);
  if (!added.ok) return added;
  return added.value > 0 ? accept(null) : refuse({ kind: "name-taken", name: spelled(name) });
}

const atOfficial = (
  world: World,
  author: Author,
  meet: MeetId,
  id: OfficialId,
  work: (deed: Deed, official: OfficialRow) => Promise<Decision<null, OfficialRefusal>>,
) =>
  act<null, OfficialRefusal>(world, { meet, author, lock: { kind: "meet", id: meet } }, async (deed) => {
    const official = await findOfficial(deed.tx, meet, id);
    return official ? work(deed, official) : refuse({ kind: "no-such-official" });
  });

/** Corrects an official's name; what was noted under the old one keeps it in the log. */
export function renameOfficial(world: World, author: Author, meet: MeetId, id: OfficialId, wish: string) {
  const name = spelled(wish);
  return atOfficial(world, author, meet, id, async (deed, official) => {
    if (name === "") return refuse({ kind: "name-empty" });
    if (Array.from(name).length > maxNameLength) return refuse({ kind: "name-too-long", name });
    if (official.name === name) return accept(null);
    if (await findOfficialByName(deed.tx, meet, name)) return refuse({ kind: "name-taken", name });
    await updateOfficial(deed.tx, id, { name });
    const payload = { before: official.name, after: name };
    await deed.log({ kind: "official-renamed", subject: "official", subjectId: id, payload });
    return accept(null);
  });
}

/** Takes an official from the list and signs them out everywhere; their entries stay theirs. */
export function removeOfficial(world: World, author: Author, meet: MeetId, id: OfficialId) {
  return atOfficial(world, author, meet, id, async (deed, { name }) => {
    await updateOfficial(deed.tx, id, { removedAt: deed.at });
    await signOutEverywhere(deed.tx, id);
    await deed.log({ kind: "official-removed", subject: "official", subjectId: id, payload: { name } });
    return accept(null);
  });
}

/** Forgets an official's PIN and signs them out everywhere: the next sign-in chooses a new one. */
export function resetPin(world: World, author: Author, meet: MeetId, id: OfficialId) {
  return atOfficial(world, author, meet, id, async (deed, { name }) => {
    await updateOfficial(deed.tx, id, { pinHash: null, pinDay: null });
    await signOutEverywhere(deed.tx, id);
    await deed.log({ kind: "official-pin-reset", subject: "official", subjectId: id, payload: { name } });
    return accept(null);
  });
}
