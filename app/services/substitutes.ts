import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EntrantId, EntryId, EventId, MeetId, OpId } from "#core/ids.ts";
import { findEntrant, updateEntrant } from "#db/entrants.ts";
import { findStands, insertEntry, lockEvents, lockHeatsOf, updateEntries, updateLaneEntrant } from "#db/entries.ts";
import { updateMaskEntrant } from "#db/masks.ts";
import type { Author } from "#db/schema/log.ts";
import { type AlreadyDone, act } from "./act.ts";
import { insertPerson } from "./entries.ts";
import { eventsOf, mayTouch, present, readRoster, rowsShowing } from "./roster.ts";
import { exchangeInDraws } from "./stage-people.ts";
import type { EntryRefusal } from "./touch-unit.ts";
import { judgeWish, type Sex } from "./wishes.ts";
import type { World } from "./world.ts";

/** Who comes in: somebody of the unit who is entered already, or a new person of it. */
export type Substitute = { id: EntrantId } | { name: string; sex: Sex | null; namesake?: boolean };

export type SubstituteRefusal =
  | EntryRefusal
  | { kind: "already-started"; event: string }
  | { kind: "same-person" }
  | { kind: "not-in-unit" };

/**
 * Puts somebody else of the same unit in a person's place: in `events` (all of theirs where none are named), into the
 * same lanes. Refused for an event in which the person has a heat behind them, or running. Who has no event left leaves
 * the meet and hands the number over to a new person. The reason stands in the log; leaders substitute by changing
 * entries while these are open.
 */
export async function substitute(
  world: World,
  author: Author,
  meet: MeetId,
  outId: EntrantId,
  substitute: Substitute,
  reason: string,
  wish: { events?: readonly EventId[]; op?: OpId } = {},
): Promise<Decision<EntrantId, SubstituteRefusal | AlreadyDone>> {
  const found = await findEntrant(world.db, outId);
  if (found?.meetId !== meet) return refuse({ kind: "no-such-entrant" });
  const unit = found.unitId;
  if (reason === "") return refuse({ kind: "reason-required" });
  const lock = { kind: "unit" as const, id: unit };
  const request = { meet, author, lock, ...(wish.op ? { op: wish.op } : {}) };
  return act<EntrantId, SubstituteRefusal>(world, request, async (deed) => {
    await lockEvents(deed.tx, meet);
    const roster = await readRoster(deed.tx, meet, unit);
    const out = roster && present(roster).find((one) => one.id === outId);
    if (!roster || !out) return refuse({ kind: "no-such-entrant" });
    const may = mayTouch(roster.meet, unit, author, deed.at, reason);
    if (!may.ok) return may;
    const held = eventsOf(roster, outId);
    const events = wish.events ? held.filter((id) => wish.events?.includes(id)) : held;
    if (events.length === 0) return refuse({ kind: "no-events" });
    await lockHeatsOf(deed.tx, outId);
    const stands = (await findStands(deed.tx, [outId])).filter((one) => events.includes(one.eventId));
    const begun = stands.find((one) => one.heatState !== "scheduled");
    if (begun) return refuse({ kind: "already-started", event: begun.eventName });

    // out goes first: the limits then have room for who comes in
    const leaves = events.length === held.length;
    await updateEntries(deed.tx, outId, events, "withdrawn");
    if (leaves)
      await updateEntrant(deed.tx, outId, { removedAt: deed.at, ...("id" in substitute ? {} : { bib: null }) });
    const after = await readRoster(deed.tx, meet, unit);
    if (!after) return refuse({ kind: "no-such-unit" });
    let id: EntrantId;
    if ("id" in substitute) {
      const known = present(after).find((one) => one.id === substitute.id);
      if (substitute.id === outId) return refuse({ kind: "same-person" });
      if (!known) return refuse({ kind: "not-in-unit" });
      const theirs = eventsOf(after, known.id);
      const same = theirs.find((event) => events.includes(event));
      if (same) return refuse({ kind: "already-entered", event: nameOf(after.events, same) });
      const all = { name: known.name, sex: known.sex, events: [...theirs, ...events] };
      const problem = judgeWish(after, author, all, { id: known.id, name: known.name, events: theirs });
      if (problem) return refuse(problem);
      id = known.id;
    } else {
      const problem = judgeWish(after, author, { ...substitute, events }, null);
      if (problem) return refuse(problem);
      id = await insertPerson(world, deed, after, substitute, leaves ? out.bib : null);
    }
    for (const event of events) await insertEntry(deed.tx, world.id<EntryId>(), id, event);
    deed.touch(...(await rowsShowing(deed.tx, [outId])));
    for (const { heatId, lane, mask } of stands)
      if (mask) await updateMaskEntrant(deed.tx, mask, id);
      else await updateLaneEntrant(deed.tx, heatId, lane, id);
    await exchangeInDraws(deed, meet, events, { outId, inId: id });
    const incoming = await findEntrant(deed.tx, id);
    const names = roster.events.filter((event) => events.includes(event.id)).map(({ name }) => name);
    const seen = stands.filter(({ mask }) => mask === null);
    const lanes = seen.map(({ eventName, heatNumber, lane }) => ({ event: eventName, heat: heatNumber, lane }));
    const payload = {
      name: out.name,
      in: incoming?.name ?? "",
      inId: id,
      unit: unitName(roster),
      events: names,
      lanes,
    };
    await deed.log({ kind: "entry-substituted", subject: "entrant", subjectId: outId, payload, reason });
    return accept(id);
  });
}

const unitName = (roster: { unit: { name: string } }) => roster.unit.name;
const nameOf = (events: readonly { id: EventId; name: string }[], id: EventId) =>
  events.find((one) => one.id === id)?.name ?? "";
