import type { EntrantId, EventId, MeetId, RoundId } from "#core/ids.ts";
import { moduleOptions } from "#core/judged/module-options.ts";
import type { UnitTotal } from "#core/points/table.ts";
import { type Qualification, qualify } from "#core/rounds/qualify.ts";
import { type Outcome, outcomeOf } from "#core/standing/outcome.ts";
import { type Marked, type PlayedRound, playHeat, rankingOf } from "#core/standing/played.ts";
import { totalsOf, type WonPlace, wonPlaces } from "#core/standing/totals.ts";
import { findWithdrawn } from "#db/boards.ts";
import type { Executor } from "#db/client.server.ts";
import { type EventRow, findEvent, findEvents } from "#db/events.ts";
import { findHeatsOf, findLanesOf, type HeatRow, type LaneRow } from "#db/heats.ts";
import { findRound, findRounds, type RoundRow } from "#db/rounds.ts";
import { findUnits } from "#db/units.ts";
import { grouped } from "./grouped.ts";
import { rulingsOf } from "./rulings.ts";
import { type StageOfEvent, stagesIn } from "./stage-inputs.ts";

export type Seated = Marked<LaneRow>;

export interface PlayedEvent {
  event: EventRow;
  rounds: PlayedRound<LaneRow, HeatRow, RoundRow>[];
  /** [] where it is run in heats only */
  stages: StageOfEvent[];
  withdrawn: EntrantId[];
}

/** An event with all its rounds, heats, people and marks as they stand, drawn rounds too; null for an unknown event. */
export async function playEvent(on: Executor, eventId: EventId): Promise<PlayedEvent | null> {
  const event = await findEvent(on, eventId);
  if (!event) return null;
  const rows = await findRounds(on, eventId);
  const ids = rows.map((round) => round.id);
  const heats = grouped(await findHeatsOf(on, ids), (heat) => heat.roundId);
  const lanes = grouped(await findLanesOf(on, ids), (lane) => lane.heatId);
  const rulings = await rulingsOf(on, ids);
  const withdrawn = (await findWithdrawn(on, [eventId])).map((one) => one.entrant);
  const rounds = rows.map((round) => {
    const options = moduleOptions(event, round.number);
    return {
      round,
      rulings: rulings.get(round.id) ?? [],
      heats: (heats.get(round.id) ?? []).map((heat) =>
        playHeat(heat, lanes.get(heat.id) ?? [], heat.marks, { options }),
      ),
    };
  });
  return { event, withdrawn, rounds, stages: await stagesIn(on, event, rounds) };
}

/** [AD3] Who goes on from a round as its marks stand; null in a final. */
export function qualificationOf({ event, withdrawn }: PlayedEvent, played: PlayedRound): Qualification | null {
  const { round, heats, rulings } = played;
  if (!round.advance || round.final) return null;
  return qualify(heats.map(rankingOf), round.advance, event.options, event.plan.tieAtCut, rulings, withdrawn);
}

/** Everybody who stands anywhere in the event's rounds, by id. */
export function peopleOf({ rounds }: PlayedEvent): Map<EntrantId, Seated> {
  return new Map(rounds.flatMap(({ heats }) => heats.flatMap(({ lanes }) => lanes.map((one) => [one.entrant, one]))));
}

export interface RoundResult {
  played: PlayedEvent;
  one: PlayedEvent["rounds"][number];
  qualification: Qualification | null;
}

/** A round with its event and who goes on from it; null for an unknown round. */
export async function roundResult(on: Executor, roundId: RoundId): Promise<RoundResult | null> {
  const row = await findRound(on, roundId);
  const played = row && (await playEvent(on, row.eventId));
  const one = played?.rounds.find(({ round }) => round.id === roundId);
  return played && one ? { played, one, qualification: qualificationOf(played, one) } : null;
}

export interface EventResult extends Outcome {
  played: PlayedEvent;
}

/** [RK4] [AW1] The places and prizes of an event as its official heats stand; `over` says whether they are final. */
export const resultOf = (played: PlayedEvent): EventResult => ({
  played,
  ...outcomeOf(played.event, played.rounds, played.stages, unitsOf(played)),
});

const unitsOf = (played: PlayedEvent) => new Map([...peopleOf(played)].map(([id, { unit }]) => [id, unit]));

export async function eventResult(on: Executor, eventId: EventId): Promise<EventResult | null> {
  const played = await playEvent(on, eventId);
  return played && resultOf(played);
}

export interface MeetTotals {
  units: (UnitTotal & { name: string })[];
  /** scaled points of every placed person, by event */
  points: WonPlace[];
}

/** [TP6] Unit totals over the events that are over. */
export async function unitTotals(on: Executor, meetId: MeetId): Promise<MeetTotals> {
  const points: MeetTotals["points"] = [];
  for (const event of await findEvents(on, meetId)) {
    const result = await eventResult(on, event.id);
    if (!result?.over) continue;
    const people = peopleOf(result.played);
    points.push(...wonPlaces(event.id, result.places, event.plan, (id) => people.get(id)?.unit));
  }
  const units = await findUnits(on, meetId);
  return { points, units: totalsOf(points, units) };
}
