import { type Drawable, type DrawnHeat, drawHeats } from "#core/heats/draw.ts";
import { heatSizes } from "#core/heats/sizes.ts";
import type { EntrantId, EventId, HeatId, RoundId } from "#core/ids.ts";
import { type PlannedRound, planRounds } from "#core/rounds/plan.ts";
import { heatsAdvance } from "#core/stages/heats.ts";
import type { StagePlan } from "#core/stages/plan.ts";
import type { EventRow } from "#db/events.ts";
import { deleteHeats, deleteLanes, deleteSheets, findHeats, findLanes, insertHeat, insertLanes } from "#db/heats.ts";
import { deleteMasksOf } from "#db/masks.ts";
import { deleteRound, findRounds, insertRound, type RoundRow, updateRound } from "#db/rounds.ts";
import { insertSheetsForHeat } from "#db/sheets.ts";
import { deleteStages, findStages } from "#db/stages.ts";
import type { Deed } from "./act.ts";
import type { World } from "./world.ts";

// What a draw does to the tables, inside a deed that holds the event.

/** The round that `n` people play after round `before` (0 = none), and how many rounds the event then has. */
export function roundAfter(event: EventRow, before: number, n: number): PlannedRound & { of: number } {
  if (event.plan.stages?.format === "heats") return heatsBefore(event, event.plan.stages, n);
  const rest = planRounds(n, { ...event.plan, advance: event.plan.advance.slice(before) }, event.options.measure);
  const [first] = rest;
  if (!first) throw new Error("a plan has at least its final");
  return { ...first, number: before + 1, of: before + rest.length };
}

/** [ST11] The only round in heats of an event whose best meet in a knock-out. */
function heatsBefore({ plan }: EventRow, stages: StagePlan, n: number): PlannedRound & { of: number } {
  const advance = heatsAdvance(stages);
  return { number: 1, of: 2, entrants: n, sizes: heatSizes(n, plan.lanes), final: false, advance };
}

/** Draws a new round for these people and writes it with its heats, lanes and sheets; nobody but organizers sees it yet. */
export async function drawNew(
  world: World,
  deed: Deed,
  event: EventRow,
  people: readonly Drawable[],
  before: number,
  { seed, reason }: { seed: string; reason: string | null },
): Promise<RoundId> {
  const { plan, options } = event;
  const { number, of, final, advance } = roundAfter(event, before, people.length);
  const id = world.id<RoundId>();
  const draw = drawHeats(people, { lanes: plan.lanes, seed, separate: plan.separate });
  const { tx, at } = deed;
  await insertRound(tx, {
    id,
    meetId: event.meetId,
    eventId: event.id,
    number,
    of,
    final,
    state: "drawn",
    advance,
    draw,
    drawnAt: at,
  });
  for (const one of draw.heats) {
    const heatId = world.id<HeatId>();
    await insertHeat(tx, { id: heatId, meetId: event.meetId, eventId: event.id, roundId: id, number: one.number });
    await seat(deed, id, { id: heatId, lanes: one.lanes }, options);
  }
  await deed.log({
    kind: "round-drawn",
    subject: "round",
    subjectId: id,
    payload: {
      event: event.id,
      number,
      of,
      seed,
      edition: draw.edition,
      cost: draw.cost,
      least: draw.least,
      people: people.length,
    },
    reason,
  });
  deed.touch(`event:${event.id}`);
  return id;
}

async function seat(
  { tx }: Deed,
  roundId: RoundId,
  heat: { id: HeatId; lanes: DrawnHeat["lanes"] },
  options: EventRow["options"],
): Promise<void> {
  await insertLanes(
    tx,
    heat.lanes.map(({ id, lane }) => ({ heatId: heat.id, roundId, lane, entrantId: id })),
  );
  const lanes = heat.lanes.map(({ lane }) => lane).sort((a, b) => a - b);
  await insertSheetsForHeat(tx, heat, lanes, options);
}

/** Takes everything back that is drawn of an event in which nothing was started. */
export async function dropDraw(deed: Deed, eventId: EventId): Promise<void> {
  const stages = await findStages(deed.tx, [eventId]);
  await deleteStages(
    deed.tx,
    stages.map(({ id }) => id),
  );
  if (stages.length > 0) deed.touch(`event:${eventId}`);
  for (const round of await findRounds(deed.tx, eventId)) await dropRound(deed, round);
}

/** Takes a round back that nothing was started in. */
export async function dropRound(deed: Deed, round: RoundRow): Promise<void> {
  const heats = await findHeats(deed.tx, round.id);
  await deleteHeats(
    deed.tx,
    heats.map((heat) => heat.id),
  );
  await deleteMasksOf(deed.tx, round.id);
  await deleteRound(deed.tx, round.id);
  deed.touch(`round:${round.id}`, ...heats.map((heat) => `heat:${heat.id}` as const));
}

/**
 * Writes heats as moved by hand over the lanes of a round nothing was started in. Heats that stay as they were keep their
 * sheets: a tablet without a connection may have begun one of them.
 */
export async function reseat(
  deed: Deed,
  round: RoundRow,
  event: { id: EventId; options: EventRow["options"] },
  heats: DrawnHeat[],
): Promise<void> {
  const there = await findLanes(deed.tx, round.id);
  const seats = (lanes: readonly { lane: number; who: EntrantId }[]) =>
    lanes.map(({ lane, who }) => `${lane} ${who}`).join();
  const changed = (await findHeats(deed.tx, round.id)).flatMap(({ id, number }) => {
    const lanes = heats.find((heat) => heat.number === number)?.lanes ?? [];
    const before = there.filter((lane) => lane.heatId === id);
    const same =
      seats(before.map(({ lane, entrant: who }) => ({ lane, who }))) ===
      seats(lanes.map(({ lane, id: who }) => ({ lane, who })));
    return same ? [] : [{ id, lanes }];
  });
  const ids = changed.map(({ id }) => id);
  await deleteLanes(deed.tx, ids);
  await deleteSheets(deed.tx, ids);
  for (const heat of changed) await seat(deed, round.id, heat, event.options);
  if (round.state !== "drawn") await dropEmptyHeats(deed, round.id);
  deed.touch(`round:${round.id}`, ...ids.map((id) => `heat:${id}` as const));
}

/** Takes heats away that nobody stands in any more, unless the whole round is empty; says how many. The others keep their numbers. */
export async function dropEmptyHeats(deed: Deed, roundId: RoundId): Promise<number> {
  const taken = new Set((await findLanes(deed.tx, roundId)).map((lane) => lane.heatId));
  const empty = (await findHeats(deed.tx, roundId)).map(({ id }) => id).filter((id) => !taken.has(id));
  if (taken.size === 0) return 0;
  await deleteHeats(deed.tx, empty);
  deed.touch(...empty.map((id) => `heat:${id}` as const));
  return empty.length;
}

/** Lets everybody see a drawn round. */
export async function openRound(deed: Deed, round: RoundRow): Promise<void> {
  await dropEmptyHeats(deed, round.id);
  await updateRound(deed.tx, round.id, { state: "published", publishedAt: deed.at });
  const heats = await findHeats(deed.tx, round.id);
  deed.touch(`event:${round.eventId}`, `round:${round.id}`, ...heats.map((heat) => `heat:${heat.id}` as const));
}
