import type { EntrantId } from "#core/ids.ts";
import { netMark } from "#core/scoring/mark.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import type { StageInput } from "#core/stages/play.ts";
import type { Fate } from "#core/standing/fates.ts";
import { standingOrder } from "#core/standing/order.ts";
import { outcomeOf } from "#core/standing/outcome.ts";
import type { Marked, PlayedHeat, PlayedRound } from "#core/standing/played.ts";
import { wonPlaces } from "#core/standing/totals.ts";
import type { EventRow, HeatRow, RoundRow } from "./protocol.ts";
import type { Line, LineMark, ShownEvent, ShownHeat, ShownMatch, ShownRound } from "./shown.ts";

// What pages show of what was played.

export type Seat = Line & { lane: number };
export type Heat = PlayedHeat<Seat, HeatRow>;
export type Round = PlayedRound<Seat, HeatRow, RoundRow>;

function lineMark(mark: LaneMark, options: ScoringOptions): LineMark {
  const { outcome, misses, faults } = mark;
  const value = outcome === "valid" ? netMark(mark, options) : null;
  const fault = outcome === "failed" ? (faults[faults.length - 1] ?? null) : null;
  return { outcome, value, misses, fault, ...(mark.points && { points: mark.points }) };
}

const line = ({ entrant, bib, name, unit, unitName }: Line): Line => ({ entrant, bib, name, unit, unitName });

/** Counts lead while they run; a time or an order of arrival says who is best only when the last one is in. */
const placeShown = ({ heat, ranked }: Heat, { measure }: ScoringOptions, id: EntrantId): number | null =>
  heat.state === "scheduled" || (heat.state === "running" && measure !== "count")
    ? null
    : (ranked.get(id)?.place ?? null);

export function shownHeat(
  played: Heat,
  { options }: EventRow,
  fates: ReadonlyMap<EntrantId, Fate>,
  match: ShownMatch | null,
): ShownHeat {
  return {
    ...played.heat,
    match,
    lanes: played.lanes.map((seat) => ({
      ...line(seat),
      lane: seat.lane,
      place: placeShown(played, options, seat.entrant),
      mark: lineMark(seat.mark, options),
      fate: fates.get(seat.entrant) ?? "open",
    })),
  };
}

export function shownRound(played: Round, event: EventRow, fates: ReadonlyMap<EntrantId, Fate>): ShownRound {
  const { key, id, stage, number, name, final, state, advance } = played.round;
  return {
    ...{ key, id, event: event.id, stage, number, name, final, state, heats: played.heats.length, advance },
    standing: standingOrder(played, event, fates).map((one) => ({
      ...line(one),
      heat: one.heat.number,
      place: one.place,
      mark: lineMark(one.mark, event.options),
      fate: fates.get(one.entrant) ?? "open",
    })),
  };
}

/** A column of a stage: what it brings stands in the stage. */
export function shownColumn(played: Round, event: EventRow, column: Pick<ShownRound, "name" | "number">): ShownRound {
  const { key, id, stage, final, state, advance } = played.round;
  return {
    ...{ key, id, event: event.id, stage, ...column, final, state, heats: played.heats.length, advance },
    standing: [],
  };
}

/** The event; with its places and prizes once it is over. */
export function shownEvent(event: EventRow, rounds: readonly Round[], stages: readonly StageInput[]): ShownEvent {
  const { key, id, sort, name, venue, startsAt, release, record, ruleset, options, plan } = event;
  const { over, places, prizes } = outcomeOf(event, rounds, stages);
  const people = new Map<EntrantId, Marked<Seat>>(
    rounds.flatMap(({ heats }) => heats.flatMap(({ lanes }) => lanes.map((one) => [one.entrant, one] as const))),
  );
  const won = wonPlaces(id, places, plan, (entrant) => people.get(entrant)?.unit);
  const points = new Map(won.map((one) => [one.entrant, one.points]));
  const marks = new Map(places.map((one) => [one.id, lineMark(one.mark, options)]));
  const known = (entrant: EntrantId) => {
    const [person, mark] = [people.get(entrant), marks.get(entrant)];
    return person && mark ? [{ ...line(person), mark }] : [];
  };
  return {
    ...{ key, id, sort, name, venue, startsAt, release, record, ruleset, over },
    met: plan.stages !== undefined,
    measure: options.measure,
    ...(options.digits !== undefined && { digits: options.digits }),
    direction: options.direction,
    durationMs: options.durationMs,
    precisionMs: options.precisionMs,
    places: places.flatMap(({ id: entrant, place, round, tiedWith }) =>
      known(entrant).map((one) => ({
        ...one,
        place,
        round,
        shared: tiedWith.length,
        points: points.get(entrant) ?? 0,
      })),
    ),
    prizes: prizes.lines.flatMap(({ id: entrant, place, prize, shared, why }) =>
      known(entrant).map((one) => ({
        ...one,
        place,
        prize: plan.stages?.prizesBy === "round" ? prize : null,
        shared: shared.length,
        fromRoundBefore: why === "round-before",
      })),
    ),
    vacant: prizes.vacant,
  };
}
