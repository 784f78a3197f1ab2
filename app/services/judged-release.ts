import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EventId, HeatId, OpId } from "#core/ids.ts";
import { dueHeats, dueWaits } from "#core/judged/due.ts";
import type { Executor } from "#db/client.server.ts";
import { type EventRow, findEvent, lockHeatsOfEvent } from "#db/events.ts";
import { findHeatsOf, type HeatRow, updateHeat } from "#db/heats.ts";
import { findRounds } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import { isDoneBefore } from "./done-before.ts";
import { grouped } from "./grouped.ts";
import type { World } from "./world.ts";

// [JD41] When what a panel gave may be told: by the program as soon as it is due, or by the announcer, who is told that it is.

/** The heats of each module that is drawn, first one first. */
async function modulesOf(on: Executor, eventId: EventId): Promise<{ heats: HeatRow[] }[]> {
  const ids = (await findRounds(on, eventId)).map(({ id }) => id);
  const heats = grouped(await findHeatsOf(on, ids), ({ roundId }) => roundId);
  return ids.map((id) => ({ heats: heats.get(id) ?? [] }));
}

export type Due = {
  /** confirmed, may be told and are not */
  due: HeatId[];
  /** the first so many of a module are told together: how many it takes, and how many are there */
  waits: { need: number; have: number } | null;
};

/** What of a judged event may be let out now. */
export async function dueOf(on: Executor, eventId: EventId): Promise<Due> {
  const judged = (await findEvent(on, eventId))?.plan.judged;
  if (!judged) return { due: [], waits: null };
  const modules = await modulesOf(on, eventId);
  const held = new Set(modules.flatMap(({ heats }) => heats.flatMap((one) => (one.releasedAt ? [] : [one.id]))));
  return { due: dueHeats(judged, modules).filter((id) => held.has(id)), waits: dueWaits(judged, modules) };
}

/** Whether a heat of a judged event may be told; other events wait for nobody but the announcer. */
export async function isDue(on: Executor, event: EventRow, heatId: HeatId): Promise<boolean> {
  const { judged } = event.plan;
  return !judged || dueHeats(judged, await modulesOf(on, event.id)).includes(heatId);
}

async function letOut(deed: Deed, heats: readonly HeatRow[], by: "program" | "announcer"): Promise<void> {
  for (const { id, number, roundId, eventId } of heats) {
    await updateHeat(deed.tx, id, { releasedAt: deed.at });
    await deed.log({ kind: "heat-released", subject: "heat", subjectId: id, heatId: id, payload: { number, by } });
    deed.touch(`heat:${id}`, `round:${roundId}`, `event:${eventId}`);
  }
}

/**
 * After heats were confirmed: what became due by it is told where the program does that. What was held back by hand before
 * stays held. Call it in a deed that holds the event.
 */
export async function letOutBy(deed: Deed, event: EventRow, confirmed: readonly HeatId[]): Promise<void> {
  const { judged } = event.plan;
  if (judged?.publish.by !== "program") return;
  const now = await modulesOf(deed.tx, event.id);
  const before = now.map(({ heats }) => ({
    heats: heats.map(({ id, state }) => ({ id, state: confirmed.includes(id) ? ("provisional" as const) : state })),
  }));
  const old = dueHeats(judged, before);
  const due = dueHeats(judged, now).filter((id) => !old.includes(id));
  const heats = now.flatMap(({ heats: all }) => all).filter(({ id, releasedAt }) => due.includes(id) && !releasedAt);
  await letOut(deed, heats, "program");
}

/** The announcer tells everything of a judged event that is due, at once; answers what that was. */
export async function releaseDue(
  world: World,
  author: Author,
  eventId: EventId,
  op?: OpId,
): Promise<Decision<HeatId[], { kind: "no-such-event" } | { kind: "not-due" } | AlreadyDone>> {
  const found = await findEvent(world.db, eventId);
  if (!found) return refuse({ kind: "no-such-event" });
  if (await isDoneBefore(world.db, op)) return refuse({ kind: "already-done" });
  const lock = { kind: "event" as const, id: eventId };
  const request = { meet: found.meetId, author, lock, ...(op ? { op } : {}) };
  return act<HeatId[], { kind: "no-such-event" } | { kind: "not-due" }>(world, request, async (deed) => {
    await lockHeatsOfEvent(deed.tx, eventId);
    const { due } = await dueOf(deed.tx, eventId);
    if (due.length === 0) return refuse({ kind: "not-due" });
    const all = (await modulesOf(deed.tx, eventId)).flatMap(({ heats }) => heats);
    await letOut(
      deed,
      all.filter(({ id }) => due.includes(id)),
      "announcer",
    );
    return accept(due);
  });
}
