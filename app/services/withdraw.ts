import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EntrantId, EventId, OpId, RoundId } from "#core/ids.ts";
import type { Qualification } from "#core/rounds/qualify.ts";
import { findEntries, findStands, updateEntries, updateLaneEntrant } from "#db/entries.ts";
import { findEvent } from "#db/events.ts";
import { deleteLane, findLaneOf, type HeatRow, lockHeats, updateSheetLanes } from "#db/heats.ts";
import { findRounds, type RoundRow } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import { holdHeats } from "#db/stages.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import { leaveModules } from "./judged-withdraw.ts";
import { playEvent, qualificationOf } from "./results.ts";
import { dropEmptyHeats } from "./round-draw.ts";
import { lanesOf, moveOn } from "./rounds.ts";
import { settleStages } from "./stage-progress.ts";
import type { World } from "./world.ts";

/** Who took the lane; `skipped`: the heat is over, and who goes on is found without the person. */
export interface Withdrawn {
  reserve: EntrantId | null;
  skipped?: true;
}

export type WithdrawRefusal =
  | { kind: "no-such-event" }
  | { kind: "not-entered" }
  | { kind: "reason-required" }
  | { kind: "heat-started" };

/**
 * [AD6] Takes somebody out of an event. Not yet drawn, they are just left out; drawn and not yet started, the lane goes to
 * the best reserve of the round before, or stays empty; a heat that nobody is left in goes, and with it what the round
 * waited for. With their heat over and the next round not drawn, their mark stays and the next round is drawn without them:
 * the best reserve is called then. While their heat runs, and in a final, it is for the referee to mark them.
 */
export async function withdrawFromEvent(
  world: World,
  author: Author,
  eventId: EventId,
  entrantId: EntrantId,
  reason: string,
  op?: OpId,
): Promise<Decision<Withdrawn, WithdrawRefusal | AlreadyDone>> {
  const event = await findEvent(world.db, eventId);
  if (!event) return refuse({ kind: "no-such-event" });
  const request = { meet: event.meetId, author, lock: { kind: "event" as const, id: eventId }, ...(op ? { op } : {}) };
  return act(world, request, (deed) => withdrawIn(world, deed, eventId, entrantId, reason));
}

/** Whether somebody of a heat in this state has only the draw of the next round before them. */
export const isBetween = (round: Pick<RoundRow, "final" | "advance">, heat: HeatRow["state"]): boolean =>
  !round.final && round.advance !== null && (heat === "provisional" || heat === "official");

/**
 * The same inside a deed that already holds the event. Where it is met two by two their open matches are walkovers: at once
 * where the opponent is known, later ones when they are.
 */
export async function withdrawIn(
  world: World,
  deed: Deed,
  eventId: EventId,
  entrantId: EntrantId,
  reason: string,
): Promise<Decision<Withdrawn, WithdrawRefusal>> {
  const { tx } = deed;
  const entry = (await findEntries(tx, eventId)).find((one) => one.entrantId === entrantId);
  if (entry?.state !== "entered") return refuse({ kind: "not-entered" });
  const rounds = await findRounds(tx, eventId);
  if (rounds.length > 0 && reason.trim() === "") return refuse({ kind: "reason-required" });
  if ((await findEvent(tx, eventId))?.plan.judged) return leaveModules(world, deed, { eventId, entrantId, reason });
  const matches = rounds.some(({ stageId }) => stageId !== null);
  if (matches && (await isPlaying(deed, eventId, entrantId))) return refuse({ kind: "heat-started" });
  const last = rounds.findLast(({ stageId }) => stageId === null);
  const left = await leaveHeats(world, deed, { eventId, entrantId, last, reason });
  if (!left.ok || !matches) return left;
  const settled = await settleStages(world, deed, eventId, { reason: reason.trim() });
  if (!settled.ok) throw new Error("matches fell without a correction");
  return left;
}

/** Whether a match of theirs is running; those that wait are held. */
async function isPlaying({ tx }: Deed, eventId: EventId, entrantId: EntrantId): Promise<boolean> {
  const stands = (await findStands(tx, [entrantId])).filter((one) => one.eventId === eventId);
  const states = await holdHeats(
    tx,
    stands.flatMap(({ heatId, heatState }) => (heatState === "official" ? [] : [heatId])),
  );
  return [...states.values()].includes("running");
}

/** Out of the entries, and of the round in heats that they stand in. */
async function leaveHeats(
  world: World,
  deed: Deed,
  {
    eventId,
    entrantId,
    last,
    reason,
  }: { eventId: EventId; entrantId: EntrantId; last: RoundRow | undefined; reason: string },
): Promise<Decision<Withdrawn, WithdrawRefusal>> {
  const { tx } = deed;
  if (last) await lockHeats(tx, last.id);
  const stand = last && (await findLaneOf(tx, last.id, entrantId));
  const skipped = last !== undefined && stand !== undefined && isBetween(last, stand.state);
  if (stand && stand.state !== "scheduled" && !skipped) return refuse({ kind: "heat-started" });
  await updateEntries(tx, entrantId, [eventId], "withdrawn");
  await deed.log({
    kind: "entry-withdrawn",
    subject: "event",
    subjectId: eventId,
    payload: { entrant: entrantId, ...(skipped ? { skippedAfter: last.number } : {}) },
    reason: reason.trim() || null,
  });
  deed.touch(`event:${eventId}`);
  if (!last) return accept({ reserve: null });
  if (skipped) {
    // a tie at the cut that they were in may be settled by it
    await moveOn(world, deed, last.id, reason);
    return accept({ reserve: null, skipped });
  }
  const reserve = stand ? await reserveFor(deed, eventId, last.id) : null;
  if (stand && reserve) await updateLaneEntrant(tx, stand.heatId, stand.lane, reserve);
  if (stand && !reserve) {
    await deleteLane(tx, stand.heatId, stand.lane);
    for (const sheet of await findSheetsOfHeat(tx, stand.heatId))
      if (sheet.lanes.includes(stand.lane))
        await updateSheetLanes(
          tx,
          sheet.id,
          sheet.lanes.filter((lane) => lane !== stand.lane),
        );
  }
  if (reserve)
    await deed.log({
      kind: "reserve-called",
      subject: "round",
      subjectId: last.id,
      payload: { out: entrantId, in: reserve },
      reason,
    });
  if (stand) deed.touch(`heat:${stand.heatId}`);
  deed.touch(`round:${last.id}`);
  if (stand && !reserve && (await dropEmptyHeats(deed, last.id)) > 0) await moveOn(world, deed, last.id, reason);
  return accept({ reserve });
}

/** The best of the round before who is not in this one. */
async function reserveFor(deed: Deed, eventId: EventId, roundId: RoundId): Promise<EntrantId | null> {
  const played = await playEvent(deed.tx, eventId);
  const at = played?.rounds.findIndex(({ round }) => round.id === roundId) ?? -1;
  const [before, here] = [played?.rounds[at - 1], played?.rounds[at]];
  const result: Qualification | null = played && before ? qualificationOf(played, before) : null;
  const taken = here ? lanesOf(here) : [];
  return result?.qualified.find(({ id }) => !taken.includes(id))?.id ?? null;
}
