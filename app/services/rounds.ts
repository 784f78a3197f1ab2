import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EntrantId, EventId, OpId, RoundId } from "#core/ids.ts";
import type { TiePolicy } from "#core/rounds/plan.ts";
import { type Cut, drawLot, type Qualification, qualify, type TieAtCut } from "#core/rounds/qualify.ts";
import { rankingOf } from "#core/standing/played.ts";
import { findEntries, updateEntries, updateLaneEntrant } from "#db/entries.ts";
import { findEvent } from "#db/events.ts";
import { deleteLane, findLaneOf, type HeatRow, lockHeats, updateSheetLanes } from "#db/heats.ts";
import { findRound, findRounds, type RoundRow, updateRound } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import { type PlayedEvent, playEvent, qualificationOf } from "./results.ts";
import { drawNew, dropEmptyHeats, dropRound } from "./round-draw.ts";
import type { World } from "./world.ts";

const sameSet = (a: readonly EntrantId[], b: readonly EntrantId[]) =>
  a.length === b.length && a.every((id) => b.includes(id));

/** The people a round was drawn with, as they stand in its lanes now. */
const lanesOf = (one: PlayedEvent["rounds"][number]) =>
  one.heats.flatMap(({ lanes }) => lanes.map((lane) => lane.entrant));

/** Holds the heats of the round after this one: nothing starts there while it is decided who plays it. */
async function holdNext({ tx }: Deed, { eventId, number }: RoundRow): Promise<void> {
  const next = (await findRounds(tx, eventId)).find((round) => round.number === number + 1);
  if (next) await lockHeats(tx, next.id);
}

/**
 * Moves an event on after a decision about one of its rounds; call it in a deed that holds the event. [AD3] When all heats
 * are official and no tie waits, the round is official and the next one is drawn with a fresh seed, or drawn anew where it
 * had not started and other people go on now. A next round that has started keeps its people (docs/rules/advancement.md).
 */
export async function progress(
  world: World,
  deed: Deed,
  roundId: RoundId,
  reason: string | null = null,
): Promise<void> {
  const row = await findRound(deed.tx, roundId);
  if (!row) return;
  await holdNext(deed, row);
  const played = await playEvent(deed.tx, row.eventId);
  const one = played?.rounds.find(({ round }) => round.id === roundId);
  if (!played || !one) return;
  const { round, heats } = one;
  deed.touch(`round:${round.id}`, `event:${round.eventId}`);
  const over = heats.length > 0 && heats.every(({ heat }) => heat.state === "official");
  const qualification = qualificationOf(played, one);
  const next = played.rounds.find(({ round: other }) => other.number === round.number + 1);
  const started = next?.heats.some(({ heat }) => heat.state !== "scheduled") ?? false;
  if (started) return;
  const settled = over && (qualification === null || qualification.ties.length === 0);
  if (!settled) {
    if (round.state === "official") await updateRound(deed.tx, round.id, { state: "published", officialAt: null });
    if (next) await dropRound(deed, next.round);
    return;
  }
  if (round.state !== "official") {
    await updateRound(deed.tx, round.id, { state: "official", officialAt: deed.at });
    await deed.log({
      kind: "round-official",
      subject: "round",
      subjectId: round.id,
      payload: { event: round.eventId, number: round.number },
    });
  }
  if (!qualification) return;
  const through = qualification.qualified.map(({ id }) => id);
  if (next && sameSet(lanesOf(next), through)) return;
  if (next) await dropRound(deed, next.round);
  if (through.length === 0) return;
  const units = new Map(heats.flatMap(({ lanes }) => lanes.map((lane) => [lane.entrant, lane.unit])));
  const people = through.flatMap((id) => {
    const unit = units.get(id);
    return unit ? [{ id, unit }] : [];
  });
  await drawNew(world, deed, played.event, people, round.number, { seed: world.seed(), reason });
}

export type RulingRefusal =
  | { kind: "no-such-round" }
  | { kind: "no-such-tie" }
  | { kind: "wrong-number"; places: number }
  | { kind: "not-tied" }
  | { kind: "reason-required" }
  | { kind: "next-round-started" };

/** The ties of a round as they are without the rulings on one cut: what may be ruled (again). */
function tieAt(played: PlayedEvent, one: PlayedEvent["rounds"][number], cut: Cut): TieAtCut | null {
  const { round, heats, rulings } = one;
  if (!round.advance) return null;
  const others = rulings.filter((ruling) => ruling.cut !== cut);
  const policy = played.event.plan.tieAtCut === "all-in" ? "all-in" : "decider";
  const result = qualify(heats.map(rankingOf), round.advance, played.event.options, policy, others, played.withdrawn);
  return result.ties.find((tie) => tie.cut === cut) ?? null;
}

/**
 * [AD4] [AD7] Settles a tie at the cut: by a decider (`admit` names who goes on), by a repeatable lot, or by letting all in.
 * A ruling may be made anew until the next round has started.
 */
export async function ruleTie(
  world: World,
  author: Author,
  roundId: RoundId,
  ruling: { cut: Cut; admit: EntrantId[]; method: TiePolicy; reason: string; op?: OpId },
): Promise<Decision<RoundId, RulingRefusal | AlreadyDone>> {
  const found = await findRound(world.db, roundId);
  if (!found) return refuse({ kind: "no-such-round" });
  const { op, cut, method } = ruling;
  const request = {
    meet: found.meetId,
    author,
    lock: { kind: "event" as const, id: found.eventId },
    ...(op ? { op } : {}),
  };
  return act(world, request, async (deed): Promise<Decision<RoundId, RulingRefusal>> => {
    await holdNext(deed, found);
    const played = await playEvent(deed.tx, found.eventId);
    const one = played?.rounds.find(({ round }) => round.id === roundId);
    if (!played || !one) return refuse({ kind: "no-such-round" });
    const next = played.rounds.find(({ round }) => round.number === one.round.number + 1);
    if (next?.heats.some(({ heat }) => heat.state !== "scheduled")) return refuse({ kind: "next-round-started" });
    const tie = tieAt(played, one, cut);
    if (!tie) return refuse({ kind: "no-such-tie" });
    const reason = ruling.reason.trim();
    if (reason === "") return refuse({ kind: "reason-required" });
    const seed = method === "lot" ? world.seed() : null;
    const admit =
      seed !== null ? drawLot(tie.tied, tie.places, seed) : method === "all-in" ? tie.tied : [...new Set(ruling.admit)];
    if (!admit.every((id) => tie.tied.includes(id))) return refuse({ kind: "not-tied" });
    if (method !== "all-in" && admit.length !== tie.places) return refuse({ kind: "wrong-number", places: tie.places });
    const payload = { cut, tied: tie.tied, admit, method, places: tie.places, seed };
    await deed.log({ kind: "tie-ruled", subject: "round", subjectId: roundId, payload, reason });
    await progress(world, deed, roundId, reason);
    return accept(roundId);
  });
}

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

/** The same inside a deed that already holds the event. */
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
  const last = (await findRounds(tx, eventId)).at(-1);
  if (last && reason.trim() === "") return refuse({ kind: "reason-required" });
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
    await progress(world, deed, last.id, reason);
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
  if (stand && !reserve && (await dropEmptyHeats(deed, last.id)) > 0) await progress(world, deed, last.id, reason);
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
