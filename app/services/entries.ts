import { accept, type Decision, refuse } from "#core/decision.ts";
import { checkEntry } from "#core/entries/limits.ts";
import { checkName, type NameRefusal, normaliseName } from "#core/entries/names.ts";
import type { EntrantId, EntryId, EventId, MeetId, OpId, UnitId } from "#core/ids.ts";
import { findEntrant, insertEntrants, updateEntrant } from "#db/entrants.ts";
import { findStands, insertEntry, updateEntries } from "#db/entries.ts";
import { findLogOf } from "#db/log.ts";
import type { Author } from "#db/schema/log.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import { nextBib } from "./bibs.ts";
import {
  type AccessRefusal,
  eventsOf,
  mayTouch,
  namesakeNumber,
  namesakeOf,
  present,
  type Roster,
  readRoster,
  rowsShowing,
  standingEntries,
} from "./roster.ts";
import type { World } from "./world.ts";

export type Sex = "F" | "M";

/** A person as somebody wants them entered. `namesake` confirms that this is another person of a name already there. */
export interface Wish {
  name: string;
  sex: Sex | null;
  events: readonly EventId[];
  namesake?: boolean;
  /** why after the deadline */
  reason?: string;
  op?: OpId;
}

type LimitRefusal =
  | { kind: "already-entered"; event: string }
  | { kind: "too-many-events"; max: number }
  | { kind: "event-full-for-unit"; max: number; event: string }
  | { kind: "too-many-people"; max: number };

export type WishRefusal =
  | NameRefusal
  | LimitRefusal
  | { kind: "no-events" }
  | { kind: "no-such-event" }
  | { kind: "event-drawn"; event: string }
  | { kind: "same-name"; name: string; id: EntrantId };

export type EntryRefusal = AccessRefusal | WishRefusal | { kind: "no-such-entrant" };

/** What of a wish stands against the unit's people, limits and draws; null where nothing does. */
export function judgeWish(
  roster: Roster,
  author: Author,
  wish: Wish,
  self: { id: EntrantId; name: string; events: EventId[] } | null,
): WishRefusal | null {
  const name = checkName(wish.name);
  if (name) return name;
  const known = self && normaliseName(wish.name) === self.name ? undefined : namesakeOf(roster, wish.name, self?.id);
  if (known && !wish.namesake) return { kind: "same-name", name: known.name, id: known.id };
  if (wish.events.length === 0) return { kind: "no-events" };
  return judgeEvents(roster, author, wish.events, self);
}

function judgeEvents(
  roster: Roster,
  author: Author,
  events: readonly EventId[],
  self: { id: EntrantId; events: EventId[] } | null,
): WishRefusal | null {
  const nameOf = (id: EventId) => roster.events.find((one) => one.id === id)?.name ?? "";
  const entrant = self?.id ?? ("new" as EntrantId);
  const current = standingEntries(roster).filter((one) => one.entrant !== entrant);
  for (const event of new Set(events)) {
    if (!roster.events.some(({ id }) => id === event)) return { kind: "no-such-event" };
    const problem = checkEntry(current, { entrant, event }, roster.meet);
    if (problem?.kind === "already-entered") return { kind: problem.kind, event: nameOf(event) };
    if (problem?.kind === "event-full-for-unit") return { ...problem, event: nameOf(event) };
    if (problem) return problem;
    current.push({ entrant, event });
  }
  if (author.kind !== "leader") return null;
  const held = self?.events ?? [];
  const moved = [...events.filter((id) => !held.includes(id)), ...held.filter((id) => !events.includes(id))];
  const drawn = moved.find((id) => roster.drawn.has(id));
  return drawn ? { kind: "event-drawn", event: nameOf(drawn) } : null;
}

const namesOf = (roster: Roster, events: readonly EventId[]) =>
  roster.events.filter(({ id }) => events.includes(id)).map(({ name }) => name);

const touchUnit = <Value, Refusal extends { kind: string }>(
  world: World,
  request: { meet: MeetId; author: Author; unit: UnitId; op?: OpId | undefined; reason?: string | undefined },
  work: (deed: Deed, roster: Roster) => Promise<Decision<Value, Refusal>>,
) => {
  const { meet, author, unit, op } = request;
  const lock = { kind: "unit" as const, id: unit };
  return act<Value, Refusal | AccessRefusal>(world, { meet, author, lock, ...(op ? { op } : {}) }, async (deed) => {
    const roster = await readRoster(deed.tx, meet, unit);
    if (!roster) return refuse({ kind: "no-such-unit" as const });
    const may = mayTouch(roster.meet, unit, author, deed.at, request.reason ?? "");
    return may.ok ? work(deed, roster) : may;
  });
};

/** Enters a new person of the unit in events. */
export async function enter(
  world: World,
  author: Author,
  meet: MeetId,
  unit: UnitId,
  wish: Wish,
): Promise<Decision<EntrantId, EntryRefusal | AlreadyDone>> {
  return touchUnit<EntrantId, EntryRefusal>(world, { meet, author, unit, ...wish }, async (deed, roster) => {
    const problem = judgeWish(roster, author, wish, null);
    if (problem) return refuse(problem);
    const id = await insertPerson(world, deed, roster, wish);
    for (const event of new Set(wish.events)) await insertEntry(deed.tx, world.id<EntryId>(), id, event);
    const payload = { name: normaliseName(wish.name), unit: roster.unit.name, events: namesOf(roster, wish.events) };
    await deed.log({ kind: "entry-made", subject: "entrant", subjectId: id, payload, reason: wish.reason || null });
    return accept(id);
  });
}

/** Adds the person's row, to the roster too, with the next number of the unit's block where numbers were given out. */
export async function insertPerson(
  world: World,
  deed: Deed,
  roster: Roster,
  person: { name: string; sex: Sex | null },
  bib?: number | null,
): Promise<EntrantId> {
  const id = world.id<EntrantId>();
  const name = normaliseName(person.name);
  const namesake = namesakeNumber(roster.people, name);
  const given = bib ?? (await nextBib(deed.tx, roster.unit));
  const whose = { id, meetId: roster.meet.id, unitId: roster.unit.id };
  // people of one list keep its order
  const last = roster.people.at(-1)?.createdAt.getTime() ?? 0;
  const createdAt = new Date(Math.max(deed.at.getTime(), last + 1));
  const row = { ...whose, name, sex: person.sex, namesake, bib: given, createdAt, removedAt: null };
  await insertEntrants(deed.tx, [row]);
  roster.people.push(row);
  return id;
}

/** The unit of somebody in the meet, or null: what the lock is taken on. */
async function unitOf(world: World, meet: MeetId, id: EntrantId): Promise<UnitId | null> {
  const found = await findEntrant(world.db, id);
  return found?.meetId === meet ? found.unitId : null;
}

/**
 * Changes somebody's name, sex and events. An event taken off that is already drawn must be withdrawn from instead
 * (`event-drawn`), so that the reserve moves up.
 */
export async function changeEntrant(
  world: World,
  author: Author,
  meet: MeetId,
  id: EntrantId,
  wish: Wish,
): Promise<Decision<null, EntryRefusal | AlreadyDone>> {
  const unit = await unitOf(world, meet, id);
  if (!unit) return refuse({ kind: "no-such-entrant" });
  return touchUnit<null, EntryRefusal>(world, { meet, author, unit, ...wish }, async (deed, roster) => {
    const person = present(roster).find((one) => one.id === id);
    if (!person) return refuse({ kind: "no-such-entrant" });
    const held = eventsOf(roster, id);
    const problem = judgeWish(roster, author, wish, { id, name: person.name, events: held });
    if (problem) return refuse(problem);
    const off = held.filter((event) => !wish.events.includes(event));
    const stand = (await findStands(deed.tx, [id])).find((one) => off.includes(one.eventId));
    if (stand) return refuse({ kind: "event-drawn", event: stand.eventName });
    const name = normaliseName(wish.name);
    const others = roster.people.filter((one) => one.id !== id);
    const namesake = name === person.name ? person.namesake : namesakeNumber(others, name);
    await updateEntrant(deed.tx, id, { name, sex: wish.sex, namesake });
    await updateEntries(deed.tx, id, off, "withdrawn");
    for (const event of wish.events) await insertEntry(deed.tx, world.id<EntryId>(), id, event);
    const before = { name: person.name, sex: person.sex, events: namesOf(roster, held) };
    const payload = { before, name, sex: wish.sex, unit: roster.unit.name, events: namesOf(roster, wish.events) };
    await deed.log({ kind: "entry-changed", subject: "entrant", subjectId: id, payload, reason: wish.reason || null });
    deed.touch(...(await rowsShowing(deed.tx, [id])));
    return accept(null);
  });
}

/** Takes somebody out of the meet with all entries that are not drawn yet; refused with `event-drawn` where one is. */
export async function withdrawEntrant(
  world: World,
  author: Author,
  meet: MeetId,
  id: EntrantId,
  reason = "",
): Promise<Decision<null, EntryRefusal | AlreadyDone>> {
  const unit = await unitOf(world, meet, id);
  if (!unit) return refuse({ kind: "no-such-entrant" });
  return touchUnit<null, EntryRefusal>(world, { meet, author, unit, reason }, async (deed, roster) => {
    const person = present(roster).find((one) => one.id === id);
    if (!person) return refuse({ kind: "no-such-entrant" });
    const held = eventsOf(roster, id);
    const stand = (await findStands(deed.tx, [id])).find((one) => held.includes(one.eventId));
    if (stand) return refuse({ kind: "event-drawn", event: stand.eventName });
    await updateEntries(deed.tx, id, held, "withdrawn");
    await updateEntrant(deed.tx, id, { removedAt: deed.at });
    const payload = { name: person.name, unit: roster.unit.name, events: namesOf(roster, held), eventIds: held };
    await deed.log({ kind: "entry-withdrawn", subject: "entrant", subjectId: id, payload, reason: reason || null });
    return accept(null);
  });
}

const withdrawnEvents = (payload: unknown): unknown[] =>
  typeof payload === "object" && payload && "eventIds" in payload && Array.isArray(payload.eventIds)
    ? payload.eventIds
    : [];

/** Takes a withdrawal back: the person returns with the entries they had, as far as limits and draws allow it now. */
export async function restoreEntrant(
  world: World,
  author: Author,
  meet: MeetId,
  id: EntrantId,
  reason = "",
): Promise<Decision<null, EntryRefusal | AlreadyDone>> {
  const unit = await unitOf(world, meet, id);
  if (!unit) return refuse({ kind: "no-such-entrant" });
  return touchUnit<null, EntryRefusal>(world, { meet, author, unit, reason }, async (deed, roster) => {
    const person = roster.people.find((one) => one.id === id);
    if (!person) return refuse({ kind: "no-such-entrant" });
    if (person.removedAt === null) return accept(null);
    const last = (await findLogOf(deed.tx, id)).findLast((one) => one.kind === "entry-withdrawn");
    const had = withdrawnEvents(last?.payload);
    const events = roster.events.map((event) => event.id).filter((event) => had.includes(event));
    const problem = judgeEvents(roster, author, events, null);
    if (problem) return refuse(problem);
    await updateEntrant(deed.tx, id, { removedAt: null });
    await updateEntries(deed.tx, id, events, "entered");
    const payload = { name: person.name, unit: roster.unit.name, events: namesOf(roster, events) };
    await deed.log({ kind: "entry-restored", subject: "entrant", subjectId: id, payload, reason: reason || null });
    return accept(null);
  });
}
