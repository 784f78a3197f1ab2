import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EntrantId, EventId, MeetId } from "#core/ids.ts";
import type { Executor } from "#db/client.server.ts";
import { updateEntrant } from "#db/entrants.ts";
import { findStands, type Stand, updateEntries } from "#db/entries.ts";
import { findEvents } from "#db/events.ts";
import { findLogOf } from "#db/log.ts";
import type { Author } from "#db/schema/log.ts";
import type { AlreadyDone } from "./act.ts";
import { eventsOf, present, type Roster } from "./roster.ts";
import { wayOutOfStages } from "./stage-people.ts";
import { playStagesOf } from "./stages.ts";
import { type EntryRefusal, namesOf, touchUnit, unitOf } from "./touch-unit.ts";
import { judgeEvents } from "./wishes.ts";
import { withdrawIn } from "./withdraw.ts";
import type { World } from "./world.ts";

export type PresenceRefusal = EntryRefusal | { kind: "started"; event: string };

/** What a withdrawal does about one event: nothing where the person has done with it, else out, or too late. */
function wayOut(stands: Stand[]): "done" | "out" | "running" {
  const last = stands.at(-1);
  const { judged } = last?.plan ?? {};
  if (last && judged) {
    if (stands.some(({ heatState }) => heatState === "running")) return "running";
    const done =
      last.roundNumber === judged.modules.length && stands.every(({ heatState }) => heatState !== "scheduled");
    return done ? "done" : "out";
  }
  if (!last || last.heatState === "scheduled") return "out";
  return last.heatState === "running" ? "running" : "done";
}

/** An event of these that is drawn and waits for the announcer: why it is too late there would say who went on. */
async function drawnAndAnnounced(on: Executor, { meet, drawn }: Roster, held: readonly EventId[]) {
  const events = await findEvents(on, meet.id);
  return events.find(({ id, release }) => release === "announced" && held.includes(id) && drawn.has(id));
}

/**
 * Takes somebody out of every event they have not done with; where one is drawn, the reserve moves up or the lane stays
 * empty [AD6]. Who has no event behind them leaves the meet. Refused where a heat of theirs is running, where all is over
 * (`started`), and to leaders once something is drawn (`event-drawn`).
 */
export async function withdrawEntrant(
  world: World,
  author: Author,
  meet: MeetId,
  id: EntrantId,
  reason = "",
): Promise<Decision<null, PresenceRefusal | AlreadyDone>> {
  const unit = await unitOf(world, meet, id);
  if (!unit) return refuse({ kind: "no-such-entrant" });
  const request = { meet, author, unit, reason, holdEvents: true };
  return touchUnit<null, PresenceRefusal>(world, request, async (deed, roster) => {
    const person = present(roster).find((one) => one.id === id);
    if (!person) return refuse({ kind: "no-such-entrant" });
    const held = eventsOf(roster, id);
    const stands = await findStands(deed.tx, [id]);
    const nameOf = (event: EventId) => roster.events.find((one) => one.id === event)?.name ?? "";
    const out: EventId[] = [];
    const silent = author.kind === "leader" ? await drawnAndAnnounced(deed.tx, roster, held) : undefined;
    if (silent) return refuse({ kind: "event-drawn", event: silent.name });
    for (const event of held) {
      const met = await playStagesOf(deed.tx, event);
      const way = (met && wayOutOfStages(met, id)) ?? wayOut(stands.filter((one) => one.eventId === event));
      if (way === "running") return refuse({ kind: "started", event: nameOf(event) });
      if (way === "out") out.push(event);
    }
    const done = held.find((event) => !out.includes(event));
    if (out.length === 0 && done) return refuse({ kind: "started", event: nameOf(done) });
    const drawn = out.filter((event) => roster.drawn.has(event));
    const [first] = drawn;
    if (author.kind === "leader" && first) return refuse({ kind: "event-drawn", event: nameOf(first) });
    for (const event of drawn) {
      const left = await withdrawIn(world, deed, event, id, reason);
      if (left.ok) continue;
      if (left.refusal.kind === "reason-required") return refuse({ kind: "reason-required" });
      return refuse({ kind: "started", event: nameOf(event) });
    }
    await updateEntries(deed.tx, id, out, "withdrawn");
    if (!done) await updateEntrant(deed.tx, id, { removedAt: deed.at });
    const payload = { name: person.name, unit: roster.unit.name, events: namesOf(roster, out), eventIds: out };
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
): Promise<Decision<null, PresenceRefusal | AlreadyDone>> {
  const unit = await unitOf(world, meet, id);
  if (!unit) return refuse({ kind: "no-such-entrant" });
  return touchUnit<null, PresenceRefusal>(world, { meet, author, unit, reason }, async (deed, roster) => {
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
