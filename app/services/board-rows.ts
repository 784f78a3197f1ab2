import type { PrizeLine } from "#core/awards/prizes.ts";
import type { EntrantId } from "#core/ids.ts";
import { roundName } from "#core/rounds/plan.ts";
import { netMark } from "#core/scoring/mark.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { standingOrder } from "#core/standing/order.ts";
import { outcomeOf } from "#core/standing/outcome.ts";
import type { BoardEvent } from "#db/boards.ts";
import type { MeetRow as MeetRecord } from "#db/meets.ts";
import type { UnitRow } from "#db/units.ts";
import type { MeetRow } from "#live/protocol.ts";
import type { Fate, Line, LineMark, ShownEvent, ShownHeat, ShownPrize, ShownRound } from "#live/shown.ts";
import type { PlayedHeat, PlayedRound, Seated } from "./standing.ts";

// Pure: rows for screens from what was played.

export function meetRow(meet: MeetRecord, units: readonly UnitRow[]): MeetRow {
  const { id, slug, name, place, host, startsAt, timeZone } = meet;
  const named = units.map((unit) => ({ id: unit.id, name: unit.name }));
  const said = { notice: meet.notice, masked: meet.maskNames, podium: meet.podium };
  const at = startsAt?.getTime() ?? null;
  return { key: "meet", id, slug, name, place, host, startsAt: at, timeZone, ...said, units: named };
}

function lineMark(mark: LaneMark, options: ScoringOptions): LineMark {
  const { outcome, misses, faults } = mark;
  const value = outcome === "valid" ? netMark(mark, options) : null;
  const fault = outcome === "failed" ? (faults[faults.length - 1] ?? null) : null;
  return { outcome, value, misses, fault, ...(mark.points && { points: mark.points }) };
}

const line = ({ entrant, bib, name, unit, unitName }: Seated): Line => ({ entrant, bib, name, unit, unitName });

/** Counts lead while they run; a time or an order of arrival says who is best only when the last one is in. */
const placeShown = ({ heat, ranked }: PlayedHeat, options: ScoringOptions, id: EntrantId): number | null =>
  heat.state === "scheduled" || (heat.state === "running" && options.measure !== "count")
    ? null
    : (ranked.get(id)?.place ?? null);

export function heatRow(played: PlayedHeat, { options }: BoardEvent, fates: ReadonlyMap<EntrantId, Fate>): ShownHeat {
  const { heat, lanes } = played;
  return {
    key: `heat:${heat.id}`,
    id: heat.id,
    round: heat.roundId,
    event: heat.eventId,
    number: heat.number,
    state: heat.state,
    calledAt: heat.calledAt?.getTime() ?? null,
    startedAt: heat.startedAt?.getTime() ?? null,
    closedAt: heat.closedAt?.getTime() ?? null,
    lanes: lanes.map((lane) => ({
      ...line(lane),
      lane: lane.lane,
      place: placeShown(played, options, lane.entrant),
      mark: lineMark(lane.mark, options),
      fate: fates.get(lane.entrant) ?? "open",
    })),
  };
}

export function roundRow(played: PlayedRound, event: BoardEvent, fates: ReadonlyMap<EntrantId, Fate>): ShownRound {
  const { round, heats } = played;
  return {
    key: `round:${round.id}`,
    id: round.id,
    event: round.eventId,
    number: round.number,
    name: round.final ? "final" : roundName(round.number, round.of),
    final: round.final,
    state: round.state === "official" ? "official" : "published",
    heats: heats.length,
    advance: round.advance,
    standing: standingOrder(played, event, fates).map((one) => ({
      ...line(one),
      heat: one.heat.number,
      place: one.place,
      mark: lineMark(one.mark, event.options),
      fate: fates.get(one.entrant) ?? "open",
    })),
  };
}

/** The event with its prizes, once its final is official. */
export function eventRow(event: BoardEvent, rounds: readonly PlayedRound[]): ShownEvent {
  const { id, sort, name, ruleset, options } = event;
  const { over, places, prizes } = outcomeOf(event, rounds);
  const marks = new Map(places.map((one) => [one.id, one.mark]));
  const people = new Map(
    rounds.flatMap(({ heats }) => heats.flatMap(({ lanes }) => lanes.map((one) => [one.entrant, one]))),
  );
  return {
    key: `event:${id}`,
    id,
    sort,
    name,
    venue: event.venue,
    startsAt: event.startsAt?.getTime() ?? null,
    release: event.release,
    record: event.record,
    over,
    places: [],
    ruleset,
    measure: options.measure,
    direction: options.direction,
    durationMs: options.durationMs,
    precisionMs: options.precisionMs,
    prizes: prizes.lines.flatMap((prize) => prizeRow(prize, people.get(prize.id), marks.get(prize.id), options)),
    vacant: prizes.vacant,
  };
}

function prizeRow(
  { place, shared, why }: PrizeLine,
  person: Seated | undefined,
  mark: LaneMark | undefined,
  options: ScoringOptions,
): ShownPrize[] {
  if (!person || !mark) return [];
  const fromRoundBefore = why === "round-before";
  return [{ ...line(person), place, mark: lineMark(mark, options), shared: shared.length, fromRoundBefore }];
}
