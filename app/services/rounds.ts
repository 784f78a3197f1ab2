import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EntrantId, OpId, RoundId } from "#core/ids.ts";
import type { TiePolicy } from "#core/rounds/plan.ts";
import { type Cut, drawLot, type Qualification, qualify, type TieAtCut } from "#core/rounds/qualify.ts";
import { rankingOf } from "#core/standing/played.ts";
import { findEvent } from "#db/events.ts";
import { findHeats, lockHeats } from "#db/heats.ts";
import { findRound, findRounds, type RoundRow, updateRound } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import { type PlayedEvent, playEvent, qualificationOf } from "./results.ts";
import { drawNew, dropRound } from "./round-draw.ts";
import { type SettleRefusal, type Settling, settleStages } from "./stage-progress.ts";
import type { World } from "./world.ts";

const sameSet = (a: readonly EntrantId[], b: readonly EntrantId[]) =>
  a.length === b.length && a.every((id) => b.includes(id));

type Played = PlayedEvent["rounds"][number];

/** The people a round was drawn with, as they stand in its lanes now. */
export const lanesOf = (one: Played) => one.heats.flatMap(({ lanes }) => lanes.map((lane) => lane.entrant));

/** Holds the heats of the round after this one: nothing starts there while it is decided who plays it. */
async function holdNext({ tx }: Deed, { eventId, number }: RoundRow): Promise<void> {
  const next = (await findRounds(tx, eventId)).find((round) => round.number === number + 1);
  if (next) await lockHeats(tx, next.id);
}

/**
 * Moves an event on after a decision about one of its rounds; call it in a deed that holds the event. [AD3] When all heats
 * are official and no tie waits, the round is official and the next one is drawn with a fresh seed, or drawn anew where it
 * had not started and other people go on now. A next round that has started keeps its people (docs/rules/advancement.md).
 * Where matches follow, or it is a column of them, the stages are settled: only that can be refused.
 */
export async function progress(
  world: World,
  deed: Deed,
  roundId: RoundId,
  how: Settling = { reason: null },
): Promise<Decision<null, SettleRefusal>> {
  const row = await findRound(deed.tx, roundId);
  if (!row) return accept(null);
  if (row.stageId !== null) return settleStages(world, deed, row.eventId, how);
  if ((await findEvent(deed.tx, row.eventId))?.plan.judged) return accept(await progressModule(deed, row));
  await holdNext(deed, row);
  const played = await playEvent(deed.tx, row.eventId);
  const one = played?.rounds.find(({ round }) => round.id === roundId);
  if (!played || !one) return accept(null);
  const { round, heats } = one;
  deed.touch(`round:${round.id}`, `event:${round.eventId}`);
  const over = heats.length > 0 && heats.every(({ heat }) => heat.state === "official");
  const qualification = qualificationOf(played, one);
  const settled = over && (qualification === null || qualification.ties.length === 0);
  const matches = played.stages.length > 0;
  const next = matches ? undefined : played.rounds.find(({ round: other }) => other.number === round.number + 1);
  const started = next?.heats.some(({ heat }) => heat.state !== "scheduled") ?? false;
  if (started) return accept(null);
  if (!settled) {
    if (round.state === "official") await updateRound(deed.tx, round.id, { state: "published", officialAt: null });
    if (next) await dropRound(deed, next.round);
  } else if (round.state !== "official") {
    await updateRound(deed.tx, round.id, { state: "official", officialAt: deed.at });
    await deed.log({
      kind: "round-official",
      subject: "round",
      subjectId: round.id,
      payload: { event: round.eventId, number: round.number },
    });
  }
  if (matches) return settleStages(world, deed, row.eventId, how);
  if (settled && qualification) await drawNext(world, deed, played, { one, next, qualification }, how.reason);
  return accept(null);
}

/** [JD40] A module is official when all its heats are, and not any more when one comes in addition; nothing is drawn from it. */
async function progressModule(deed: Deed, { id, eventId, number, state }: RoundRow): Promise<null> {
  const heats = await findHeats(deed.tx, id);
  const over = heats.length > 0 && heats.every((heat) => heat.state === "official");
  deed.touch(`round:${id}`, `event:${eventId}`);
  if (!over && state === "official") await updateRound(deed.tx, id, { state: "published", officialAt: null });
  if (over && state !== "official") {
    await updateRound(deed.tx, id, { state: "official", officialAt: deed.at });
    const payload = { event: eventId, number };
    await deed.log({ kind: "round-official", subject: "round", subjectId: id, payload });
  }
  return null;
}

/** The next round for those who go on; one that is drawn for the same people stays. */
async function drawNext(
  world: World,
  deed: Deed,
  { event }: PlayedEvent,
  found: { one: Played; next: Played | undefined; qualification: Qualification },
  reason: string | null,
): Promise<void> {
  const { one, next, qualification } = found;
  const through = qualification.qualified.map(({ id }) => id);
  if (next && sameSet(lanesOf(next), through)) return;
  if (next) await dropRound(deed, next.round);
  if (through.length === 0) return;
  const units = new Map(one.heats.flatMap(({ lanes }) => lanes.map((lane) => [lane.entrant, lane.unit])));
  const people = through.flatMap((id) => {
    const unit = units.get(id);
    return unit ? [{ id, unit }] : [];
  });
  await drawNew(world, deed, event, people, one.round.number, { seed: world.seed(), reason });
}

/** Moves on after a decision under which no match can fall. */
export async function moveOn(world: World, deed: Deed, roundId: RoundId, reason: string | null): Promise<void> {
  const moved = await progress(world, deed, roundId, { reason });
  if (!moved.ok) throw new Error("matches fell without a correction");
}

export type RulingRefusal =
  | { kind: "no-such-round" }
  | { kind: "no-such-tie" }
  | { kind: "wrong-number"; places: number }
  | { kind: "not-tied" }
  | { kind: "reason-required" }
  | { kind: "next-round-started" };

/** The ties of a round as they are without the rulings on one cut: what may be ruled (again). */
function tieAt(played: PlayedEvent, one: Played, cut: Cut): TieAtCut | null {
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
    await moveOn(world, deed, roundId, reason);
    return accept(roundId);
  });
}
