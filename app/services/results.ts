import type { EntrantId, EventId, MeetId, RoundId, UnitId } from "#core/ids.ts";
import { placePoints, unitTotals as totalUnits, type UnitTotal } from "#core/points/table.ts";
import { type Qualification, qualify } from "#core/rounds/qualify.ts";
import { findWithdrawn } from "#db/boards.ts";
import type { Executor } from "#db/client.server.ts";
import { type EventRow, findEvent, findEvents } from "#db/events.ts";
import { findHeatsOf, findLanesOf } from "#db/heats.ts";
import { findRound, findRounds, type RoundRow } from "#db/rounds.ts";
import { findUnits } from "#db/units.ts";
import { rulingsOf } from "./rulings.ts";
import { type Outcome, outcomeOf, type PlayedRound, playHeat, rankingOf, type Seated } from "./standing.ts";

export interface PlayedEvent {
  event: EventRow;
  rounds: (PlayedRound & { round: RoundRow })[];
  withdrawn: EntrantId[];
}

/** An event with all its rounds, heats, people and marks as they stand, drawn rounds too; null for an unknown event. */
export async function playEvent(on: Executor, eventId: EventId): Promise<PlayedEvent | null> {
  const event = await findEvent(on, eventId);
  if (!event) return null;
  const rounds = await findRounds(on, eventId);
  const ids = rounds.map((round) => round.id);
  const heats = await findHeatsOf(on, ids);
  const lanes = await findLanesOf(on, ids);
  const rulings = await rulingsOf(on, ids);
  const withdrawn = (await findWithdrawn(on, [eventId])).map((one) => one.entrant);
  return {
    event,
    withdrawn,
    rounds: rounds.map((round) => ({
      round,
      rulings: rulings.get(round.id) ?? [],
      heats: heats
        .filter((heat) => heat.roundId === round.id)
        .map((heat) =>
          playHeat(
            heat,
            lanes.filter((lane) => lane.heatId === heat.id),
            event,
          ),
        ),
    })),
  };
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
export const resultOf = (played: PlayedEvent): EventResult => ({ played, ...outcomeOf(played.event, played.rounds) });

export async function eventResult(on: Executor, eventId: EventId): Promise<EventResult | null> {
  const played = await playEvent(on, eventId);
  return played && resultOf(played);
}

export interface MeetTotals {
  units: (UnitTotal & { name: string })[];
  /** scaled points of every placed person, by event */
  points: { event: EventId; entrant: EntrantId; unit: UnitId; place: number; points: number }[];
}

/** [TP6] Unit totals over the events that are over. */
export async function unitTotals(on: Executor, meetId: MeetId): Promise<MeetTotals> {
  const points: MeetTotals["points"] = [];
  for (const event of await findEvents(on, meetId)) {
    const result = await eventResult(on, event.id);
    if (!result?.over) continue;
    const people = peopleOf(result.played);
    const won = placePoints(
      result.places.map((one) => one.place),
      event.plan.points,
      event.plan.pointsTie,
    );
    result.places.forEach(({ id, place }, i) => {
      const person = people.get(id);
      if (person && place !== null)
        points.push({ event: event.id, entrant: id, unit: person.unit, place, points: won[i] ?? 0 });
    });
  }
  const units = await findUnits(on, meetId);
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const totals = totalUnits(
    points,
    units.map((unit) => unit.id),
  );
  return { points, units: totals.map((one) => ({ ...one, name: names.get(one.unit) ?? "" })) };
}
