import { accept, type Decision, refuse } from "#core/decision.ts";
import { type Drawable, type DrawnHeat, drawHeats, type HeatDraw } from "#core/heats/draw.ts";
import { type Moved, type MoveRefusal, moveEntrant } from "#core/heats/move.ts";
import { sameUnitMeetings } from "#core/heats/separation.ts";
import type { EntrantId, EventId, OpId, RoundId } from "#core/ids.ts";
import type { Executor, Tx } from "#db/client.server.ts";
import { findEntries } from "#db/entries.ts";
import { type EventRow, findEvent } from "#db/events.ts";
import { findHeats, findLanes, lockHeats } from "#db/heats.ts";
import { findRound, findRounds, type RoundRow, updateRound } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { findStages } from "#db/stages.ts";
import { type AlreadyDone, act } from "./act.ts";
import { type DrawModuleRefusal, drawModule } from "./judged-draw.ts";
import { playEvent, qualificationOf } from "./results.ts";
import { drawNew, dropRound, openRound, reseat } from "./round-draw.ts";
import { type DrawWish, drawStages, publishStages, type StageDrawRefusal } from "./stage-draw.ts";
import type { World } from "./world.ts";

export type DrawRefusal =
  | { kind: "no-such-event" }
  | { kind: "no-such-round" }
  | { kind: "too-few"; entered: number }
  /** published: a new draw must say why */
  | { kind: "reason-required" }
  /** a heat of the round was started: no draw, no move any more */
  | { kind: "round-started" }
  | { kind: "already-published" };

const minimum = 2;

/** Entered people in the order of units and entry: the input of the first draw. */
async function entered(on: Executor, eventId: EventId): Promise<Drawable[]> {
  const entries = await findEntries(on, eventId);
  return entries.filter((one) => one.state === "entered").map((one) => ({ id: one.entrantId, unit: one.unitId }));
}

/** Whether anything was started in the round; its heats are held, so that nothing starts meanwhile. */
async function isStarted(tx: Tx, roundId: RoundId): Promise<boolean> {
  await lockHeats(tx, roundId);
  return (await findHeats(tx, roundId)).some((heat) => heat.state !== "scheduled");
}

/** Who plays the round: the entered in the first, those who went on in later ones. */
async function peopleFor(tx: Tx, event: EventRow, last: RoundRow | undefined): Promise<Drawable[]> {
  if (!last || last.number === 1) return entered(tx, event.id);
  const played = await playEvent(tx, event.id);
  const before = played?.rounds.find(({ round }) => round.number === last.number - 1);
  if (!played || !before) return last.draw?.input ?? [];
  const units = new Map(before.heats.flatMap(({ lanes }) => lanes.map((lane) => [lane.entrant, lane.unit])));
  const through = qualificationOf(played, before)?.qualified ?? [];
  return through.flatMap(({ id }) => {
    const unit = units.get(id);
    return unit ? [{ id, unit }] : [];
  });
}

/** Whether rounds are drawn and no matches with them: such an event goes on as it began. */
async function isInHeats(on: Executor, eventId: EventId): Promise<boolean> {
  const rounds = await findRounds(on, eventId);
  return rounds.length > 0 && rounds.every(({ stageId }) => stageId === null);
}

/** The module an event of modules is drawn at: the last one that is, or the first. */
const moduleToDraw = async (on: Executor, eventId: EventId): Promise<number> =>
  (await findRounds(on, eventId)).at(-1)?.number ?? 1;

/**
 * [HT3] [HT5] Draws the event's first round, or its last round anew. Free until it is published, then only with a reason,
 * never after its first start. The seed is chance's unless one is given. [ST9] An event that is met two by two is drawn as a
 * whole, with seeds.
 */
export async function drawRound(
  world: World,
  author: Author,
  eventId: EventId,
  wish: DrawWish,
): Promise<Decision<RoundId, DrawRefusal | DrawModuleRefusal | StageDrawRefusal | AlreadyDone>> {
  const found = await findEvent(world.db, eventId);
  if (!found) return refuse({ kind: "no-such-event" });
  if (found.plan.judged) return drawModule(world, author, eventId, await moduleToDraw(world.db, eventId), wish);
  if (found.plan.stages && !(await isInHeats(world.db, eventId))) {
    const drawn = await drawStages(world, author, eventId, wish);
    return drawn.ok ? accept(drawn.value.round) : drawn;
  }
  const { seed, reason, op } = wish;
  const lock = { kind: "event" as const, id: eventId };
  return act(
    world,
    { meet: found.meetId, author, lock, ...(op ? { op } : {}) },
    async (deed): Promise<Decision<RoundId, DrawRefusal>> => {
      const event = (await findEvent(deed.tx, eventId)) ?? found;
      const rounds = await findRounds(deed.tx, eventId);
      const last = rounds.at(-1);
      const why = reason?.trim() || null;
      if (last && (await isStarted(deed.tx, last.id))) return refuse({ kind: "round-started" });
      if (last && last.state !== "drawn" && !why) return refuse({ kind: "reason-required" });
      const people = await peopleFor(deed.tx, event, last);
      if (people.length < minimum) return refuse({ kind: "too-few", entered: people.length });
      if (last) await dropRound(deed, last);
      const before = last ? last.number - 1 : 0;
      return accept(
        await drawNew(world, deed, event, people, before, { seed: seed?.trim() || world.seed(), reason: why }),
      );
    },
  );
}

/** The round's heats as they stand, in the form the rules use. */
export async function standingHeats(on: Executor, roundId: RoundId): Promise<DrawnHeat[]> {
  const [heats, lanes] = [await findHeats(on, roundId), await findLanes(on, roundId)];
  return heats.map((heat) => ({
    number: heat.number,
    lanes: lanes
      .filter((lane) => lane.heatId === heat.id)
      .map((lane) => ({ id: lane.entrant, unit: lane.unit, lane: lane.lane })),
  }));
}

/** [HT6] What a move would cost, without making it. */
export async function previewMove(
  world: World,
  roundId: RoundId,
  id: EntrantId,
  to: { heat: number; lane: number },
): Promise<Decision<Moved, MoveRefusal | DrawRefusal>> {
  const round = await findRound(world.db, roundId);
  const event = round && (await findEvent(world.db, round.eventId));
  if (!round || !event) return refuse({ kind: "no-such-round" });
  return moveEntrant(await standingHeats(world.db, roundId), id, to, event.plan.lanes);
}

/** [HT6] Moves somebody by hand; whoever stands there takes the place that became free. After publication with a reason. */
export async function moveInDraw(
  world: World,
  author: Author,
  roundId: RoundId,
  move: { id: EntrantId; to: { heat: number; lane: number }; reason?: string; op?: OpId },
): Promise<Decision<Moved, MoveRefusal | DrawRefusal | AlreadyDone>> {
  const found = await findRound(world.db, roundId);
  if (!found) return refuse({ kind: "no-such-round" });
  const request = {
    meet: found.meetId,
    author,
    lock: { kind: "event" as const, id: found.eventId },
    ...(move.op ? { op: move.op } : {}),
  };
  return act(world, request, async (deed): Promise<Decision<Moved, MoveRefusal | DrawRefusal>> => {
    const round = await findRound(deed.tx, roundId);
    const event = await findEvent(deed.tx, found.eventId);
    if (!round?.draw || !event) return refuse({ kind: "no-such-round" as const });
    if (await isStarted(deed.tx, roundId)) return refuse({ kind: "round-started" as const });
    const reason = move.reason?.trim() || null;
    if (round.state !== "drawn" && !reason) return refuse({ kind: "reason-required" as const });
    const moved = moveEntrant(await standingHeats(deed.tx, roundId), move.id, move.to, event.plan.lanes);
    if (!moved.ok) return moved;
    await reseat(deed, round, event, moved.value.heats);
    const { heats, costAfter } = moved.value;
    const draw: HeatDraw = { ...round.draw, cost: costAfter, meetings: sameUnitMeetings(heats) };
    await updateRound(deed.tx, roundId, { draw });
    const payload = {
      id: move.id,
      to: move.to,
      costBefore: moved.value.costBefore,
      costAfter,
      swappedWith: moved.value.swappedWith,
    };
    await deed.log({ kind: "entrant-moved", subject: "round", subjectId: roundId, payload, reason });
    return moved;
  });
}

/** Lets tablets, boards, phones and prints see the round; where it is met two by two, all that is drawn of the event. */
export async function publishRound(
  world: World,
  author: Author,
  roundId: RoundId,
  op?: OpId,
): Promise<Decision<RoundId, DrawRefusal | AlreadyDone>> {
  const found = await findRound(world.db, roundId);
  if (!found) return refuse({ kind: "no-such-round" });
  if ((await findStages(world.db, [found.eventId])).length > 0) {
    const published = await publishStages(world, author, found.eventId, op);
    return published.ok ? accept(roundId) : published;
  }
  const lock = { kind: "event" as const, id: found.eventId };
  return act(
    world,
    { meet: found.meetId, author, lock, ...(op ? { op } : {}) },
    async (deed): Promise<Decision<RoundId, DrawRefusal>> => {
      const round = await findRound(deed.tx, roundId);
      if (!round) return refuse({ kind: "no-such-round" });
      if (round.state !== "drawn") return refuse({ kind: "already-published" });
      await openRound(deed, round);
      await deed.log({
        kind: "round-published",
        subject: "round",
        subjectId: roundId,
        payload: { event: round.eventId, number: round.number },
      });
      return accept(roundId);
    },
  );
}

/** [HT2] Runs a stored draw again: whether it gives the same heats as it gave then. */
export function isRepeatable(draw: HeatDraw, plan: { lanes: number; separate: boolean }): boolean {
  const again = drawHeats(draw.input, { lanes: plan.lanes, seed: draw.seed, separate: plan.separate });
  const spelled = (heats: readonly DrawnHeat[]) =>
    heats
      .map(({ number, lanes: at }) => `${number}: ${at.map(({ lane, id }) => `${lane} ${id}`).join(", ")}`)
      .join("; ");
  return spelled(again.heats) === spelled(draw.heats);
}
