import { accept, type Decision, refuse } from "#core/decision.ts";
import type { HeatId, OpId } from "#core/ids.ts";
import { isRoundTold, saying } from "#core/standing/veil.ts";
import { type EventRow, findEvent } from "#db/events.ts";
import { findHeat, findHeatsOf, type HeatRow, updateHeat } from "#db/heats.ts";
import { findMeet, updateMeet } from "#db/meets.ts";
import { findRound, findRounds } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import { matchesTold } from "./boards.ts";
import { isDue } from "./judged-release.ts";
import type { World } from "./world.ts";

// What the announcer does to heats: calls them, releases what they brought, holds it back again.

export type ReleaseRefusal =
  | { kind: "no-such-heat" }
  /** not confirmed by the chief referee yet */
  | { kind: "heat-not-official" }
  /** the marks of this event do not wait for the announcer */
  | { kind: "release-not-asked" }
  | { kind: "heat-released" }
  | { kind: "heat-held" }
  /** who stands in this heat would say what an earlier one brought */
  | { kind: "earlier-held" }
  /** the organizer decided that it is told later, together with others */
  | { kind: "not-due" }
  | { kind: "round-not-published" }
  | { kind: "heat-begun" }
  | { kind: "heat-not-called" };

type Answer = Decision<HeatId, ReleaseRefusal | AlreadyDone>;

/** A deed on one heat that holds the meet (a ceremony may be on), the event and the heat; `work` answers why not, or null. */
async function atHeat(
  world: World,
  author: Author,
  heatId: HeatId,
  op: OpId | undefined,
  work: (deed: Deed, heat: HeatRow, event: EventRow) => Promise<ReleaseRefusal | null>,
): Promise<Answer> {
  const found = await findHeat(world.db, heatId);
  if (!found) return refuse({ kind: "no-such-heat" });
  const lock = [
    { kind: "meet" as const, id: found.meetId },
    { kind: "event" as const, id: found.eventId },
    { kind: "heat" as const, id: heatId },
  ];
  const request = { meet: found.meetId, author, lock, ...(op ? { op } : {}) };
  return act<HeatId, ReleaseRefusal>(world, request, async (deed) => {
    const [heat, event] = [await findHeat(deed.tx, heatId), await findEvent(deed.tx, found.eventId)];
    if (!heat || !event) return refuse({ kind: "no-such-heat" });
    const refusal = await work(deed, heat, event);
    return refusal ? refuse(refusal) : accept(heatId);
  });
}

/** Whether who stands in the heat says nothing of an earlier one that is still held. */
async function isPublic({ tx }: Deed, heat: HeatRow, event: EventRow): Promise<boolean> {
  if (heat.match !== null) return (await matchesTold(tx, event.meetId, [event.id])).has(heat.id);
  const rounds = await findRounds(tx, event.id);
  const own = rounds.find(({ id }) => id === heat.roundId);
  const last = saying(event.plan, own?.number ?? 1);
  const before = rounds.filter(({ number }) => number <= last).map(({ id }) => id);
  return isRoundTold(event.release, await findHeatsOf(tx, before));
}

const entry = (kind: string, { id, number }: HeatRow) => ({
  kind,
  subject: "heat",
  subjectId: id,
  heatId: id,
  payload: { number },
});

/** Tells everybody what an official heat brought, and with it the round that was drawn from it. Rounds are released in their order. */
export function releaseHeat(world: World, author: Author, heatId: HeatId, op?: OpId): Promise<Answer> {
  return atHeat(world, author, heatId, op, async (deed, heat, event) => {
    if (event.release !== "announced") return { kind: "release-not-asked" };
    if (heat.state !== "official") return { kind: "heat-not-official" };
    if (heat.releasedAt) return { kind: "heat-released" };
    if (!(await isPublic(deed, heat, event))) return { kind: "earlier-held" };
    if (!(await isDue(deed.tx, event, heatId))) return { kind: "not-due" };
    await updateHeat(deed.tx, heatId, { releasedAt: deed.at });
    await deed.log(entry("heat-released", heat));
    deed.touch(`heat:${heatId}`, `round:${heat.roundId}`, `event:${event.id}`);
    return null;
  });
}

/** Takes what a released heat brought back from every page, with what follows from it; a ceremony of its event ends. */
export function holdHeat(world: World, author: Author, heatId: HeatId, op?: OpId): Promise<Answer> {
  return atHeat(world, author, heatId, op, async (deed, heat, event) => {
    if (event.release !== "announced") return { kind: "release-not-asked" };
    if (!heat.releasedAt) return { kind: "heat-held" };
    await updateHeat(deed.tx, heatId, { releasedAt: null });
    await deed.log(entry("heat-held", heat));
    deed.touch(`heat:${heatId}`, `round:${heat.roundId}`, `event:${event.id}`);
    const meet = await findMeet(deed.tx, heat.meetId);
    if (meet?.podium?.event !== event.id) return null;
    await updateMeet(deed.tx, meet.id, { podium: null });
    deed.touch("meet");
    return null;
  });
}

/** Calls the people of a heat that has not begun to the area, as often as it takes; every call is logged. */
export function callHeat(world: World, author: Author, heatId: HeatId, op?: OpId): Promise<Answer> {
  return atHeat(world, author, heatId, op, async (deed, heat, event) => {
    const round = await findRound(deed.tx, heat.roundId);
    if (!round || round.state === "drawn") return { kind: "round-not-published" };
    if (heat.state !== "scheduled") return { kind: "heat-begun" };
    if (!(await isPublic(deed, heat, event))) return { kind: "earlier-held" };
    await updateHeat(deed.tx, heatId, { calledAt: deed.at });
    await deed.log(entry("heat-called", heat));
    deed.touch(`heat:${heatId}`);
    return null;
  });
}

/** Takes a call back that was made by mistake. */
export function takeBackCall(world: World, author: Author, heatId: HeatId, op?: OpId): Promise<Answer> {
  return atHeat(world, author, heatId, op, async (deed, heat) => {
    if (!heat.calledAt) return { kind: "heat-not-called" };
    await updateHeat(deed.tx, heatId, { calledAt: null });
    await deed.log(entry("call-taken-back", heat));
    deed.touch(`heat:${heatId}`);
    return null;
  });
}
