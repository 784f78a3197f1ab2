import { accept, type Decision, refuse } from "#core/decision.ts";
import type { Drawable } from "#core/heats/draw.ts";
import type { EntrantId, EventId, OpId, RoundId, StageId } from "#core/ids.ts";
import type { StageDraw } from "#core/stages/draw.ts";
import { type DrawFirstRefusal, drawFirst } from "#core/stages/draw-first.ts";
import { drawFollowing, type FollowRefusal, followsAtOnce } from "#core/stages/draw-following.ts";
import { planStages } from "#core/stages/plan-stages.ts";
import { type StageRefusal as PlanRefusal, stageRefusals } from "#core/stages/refusals.ts";
import type { Tx } from "#db/client.server.ts";
import { findEntries } from "#db/entries.ts";
import { type EventRow, findEvent, findEventProgress, lockHeatsOfEvent, updateEvent } from "#db/events.ts";
import { findRounds, publishColumns } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { findStages, updateStage } from "#db/stages.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import { difference } from "./difference.ts";
import { drawNew, dropDraw, openRound } from "./round-draw.ts";
import { settleStages } from "./stage-progress.ts";
import { writeStage } from "./stage-rows.ts";
import type { World } from "./world.ts";

export type StageDrawRefusal =
  | { kind: "no-such-event" }
  | { kind: "too-few"; entered: number }
  /** the event's rules do not go with so many */
  | { kind: "plan-refused"; refusals: readonly (PlanRefusal | DrawFirstRefusal | FollowRefusal)[] }
  | { kind: "seed-not-entered"; id: EntrantId }
  /** published, or its ceremony has begun: a new draw must say why */
  | { kind: "reason-required" }
  /** a match or heat was started: no draw any more */
  | { kind: "round-started" };

export interface DrawWish {
  /** the seeded ones, the best first; [] = everybody by lot */
  seeds?: readonly EntrantId[];
  /** the text the lot begins with; without it chance's */
  seed?: string;
  /** whether people of one unit are kept apart from now on; absent = as the rules say */
  separate?: boolean;
  reason?: string;
  op?: OpId;
}

/** What was drawn: the first stage, and the first column, or the round in heats that is before it. */
export interface DrawnStages {
  stage: StageId;
  round: RoundId;
}

/**
 * [ST9] Draws an event that is met two by two, or draws it anew: every stage that needs no result, with all its columns and
 * matches, so that the whole way is there before anybody played. Free until it is published or its ceremony has begun, then
 * only with a reason, never after the first start.
 */
export async function drawStages(
  world: World,
  author: Author,
  eventId: EventId,
  { seeds = [], seed, separate, reason, op }: DrawWish,
): Promise<Decision<DrawnStages, StageDrawRefusal | AlreadyDone>> {
  const found = await findEvent(world.db, eventId);
  if (!found) return refuse({ kind: "no-such-event" });
  const lock = { kind: "event" as const, id: eventId };
  return act(
    world,
    { meet: found.meetId, author, lock, ...(op ? { op } : {}) },
    async (deed): Promise<Decision<DrawnStages, StageDrawRefusal>> => {
      const before = await findEvent(deed.tx, eventId);
      if (!before) return refuse({ kind: "no-such-event" });
      const why = reason?.trim() || null;
      await lockHeatsOfEvent(deed.tx, eventId);
      if ((await findEventProgress(deed.tx, eventId)).started) return refuse({ kind: "round-started" });
      if (!why && (await isShown(deed.tx, eventId))) return refuse({ kind: "reason-required" });
      const entered = (await findEntries(deed.tx, eventId)).filter(({ state }) => state === "entered");
      if (entered.length < 2) return refuse({ kind: "too-few", entered: entered.length });
      const event = await separated(deed, before, separate);
      const refusals = stageRefusals(event.plan, entered.length);
      if (refusals.length > 0) return refuse({ kind: "plan-refused", refusals });
      const people = entered.map(({ entrantId: id, unitId: unit }) => ({ id, unit }));
      const best = [...new Set(seeds)];
      const stranger = best.find((id) => !people.some((one) => one.id === id));
      if (stranger) return refuse({ kind: "seed-not-entered", id: stranger });
      const seeded = best.flatMap((id) => people.filter((one) => one.id === id));
      const others = people.filter(({ id }) => !best.includes(id));
      await dropDraw(deed, eventId);
      const lot = seed?.trim() || world.seed();
      return drawAll(world, deed, event, { people: [...seeded, ...others], seeds: seeded.length, lot, reason: why });
    },
  );
}

/** [KO4] The event with its people of one unit kept apart or not, as the draw is wished; a change is one of its rules. */
async function separated(deed: Deed, event: EventRow, separate: boolean | undefined): Promise<EventRow> {
  if (separate === undefined || separate === event.plan.separate) return event;
  const plan = { ...event.plan, separate };
  await updateEvent(deed.tx, event.id, { plan });
  const payload = difference(event, { plan });
  await deed.log({ kind: "event-changed", subject: "event", subjectId: event.id, payload });
  return { ...event, plan };
}

/** Whether anybody but organizers has seen something of the draw. */
async function isShown(tx: Tx, eventId: EventId): Promise<boolean> {
  const states = [...(await findRounds(tx, eventId)), ...(await findStages(tx, [eventId]))].map(({ state }) => state);
  return states.some((state) => state !== "drawn");
}

interface Drawing {
  people: readonly Drawable[];
  seeds: number;
  lot: string;
  reason: string | null;
}

async function drawAll(
  world: World,
  deed: Deed,
  event: EventRow,
  { people, seeds, lot, reason }: Drawing,
): Promise<Decision<DrawnStages, StageDrawRefusal>> {
  const { plan } = event;
  const inHeats = plan.stages?.format === "heats";
  const draws: StageDraw[] = [];
  if (!inHeats) {
    const first = drawFirst(plan, people, seeds, lot);
    if (!first.ok) return refuse({ kind: "plan-refused", refusals: [first.refusal] });
    draws.push(first.value);
  }
  if (plan.stages && followsAtOnce(plan.stages)) {
    const [draw] = draws;
    const input = draw ? { number: 1, draw, lots: {}, results: [] } : ({ heats: true } as const);
    const next = drawFollowing(plan, input, `${lot}/2`);
    if (!next.ok) return refuse({ kind: "plan-refused", refusals: [next.refusal] });
    draws.push(next.value);
  }
  const of = planStages(plan, people.length).reduce((sum, { columns }) => sum + columns.length, 0);
  const heats = inHeats ? await drawNew(world, deed, event, people, 0, { seed: lot, reason }) : null;
  const written: DrawnStages[] = [];
  for (const [at, draw] of draws.entries()) {
    const made = await writeStage(world, deed, event, { number: at + 1, draw }, { of, state: "drawn", reason });
    const [round] = made.rounds;
    if (round) written.push({ stage: made.stage, round });
  }
  const [first] = written;
  if (!first) throw new Error("a stage without a match");
  return accept(heats ? { ...first, round: heats } : first);
}

export type PublishRefusal = { kind: "no-such-event" } | { kind: "no-such-round" } | { kind: "already-published" };

/** Lets tablets, boards, phones and prints see everything that is drawn of the event, also out of a ceremony. */
export async function publishStages(
  world: World,
  author: Author,
  eventId: EventId,
  op?: OpId,
): Promise<Decision<EventId, PublishRefusal | AlreadyDone>> {
  const found = await findEvent(world.db, eventId);
  if (!found) return refuse({ kind: "no-such-event" });
  const lock = { kind: "event" as const, id: eventId };
  const request = { meet: found.meetId, author, lock, ...(op ? { op } : {}) };
  return act(world, request, async (deed): Promise<Decision<EventId, PublishRefusal>> => {
    const rounds = await findRounds(deed.tx, eventId);
    const stages = await findStages(deed.tx, [eventId]);
    if (stages.length === 0) return refuse({ kind: "no-such-round" });
    const waiting = stages.filter(({ state }) => state === "drawn" || state === "ceremony");
    if (waiting.length === 0) return refuse({ kind: "already-published" });
    for (const round of rounds) if (round.stageId === null && round.state === "drawn") await openRound(deed, round);
    const ids = waiting.map(({ id }) => id);
    await publishColumns(deed.tx, ids, deed.at);
    for (const id of ids) await updateStage(deed.tx, id, { state: "published", publishedAt: deed.at });
    const payload = { event: eventId, stages: waiting.map(({ number }) => number) };
    await deed.log({ kind: "stages-published", subject: "event", subjectId: eventId, payload });
    deed.touch(`event:${eventId}`);
    const settled = await settleStages(world, deed, eventId, { reason: null });
    if (!settled.ok) throw new Error("matches fell without a correction");
    return accept(eventId);
  });
}
