import { byTiers } from "#core/awards/steps.ts";
import type { EntrantId } from "#core/ids.ts";
import { isJudged } from "#core/judged/is-judged.ts";
import { netMark } from "#core/scoring/mark.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import type { Fate } from "#core/standing/fates.ts";
import { standingOrder } from "#core/standing/order.ts";
import type { Outcome } from "#core/standing/plain-outcome.ts";
import type { Marked, PlayedHeat, PlayedRound } from "#core/standing/played.ts";
import { wonPlaces } from "#core/standing/totals.ts";
import { judgedRules } from "./judged-rules.ts";
import { type JudgedView, judgedView } from "./judged-view.ts";
import type { EventRow, HeatRow, MeetRow, RoundRow } from "./protocol.ts";
import type { Line, LineMark, ShownEvent, ShownHeat, ShownMatch, ShownRound, StandingLine } from "./shown.ts";

// What pages show of what was played.

export type Seat = Line & { lane: number };
export type Heat = PlayedHeat<Seat, HeatRow>;
export type Round = PlayedRound<Seat, HeatRow, RoundRow>;

function lineMark(mark: LaneMark, options: ScoringOptions): LineMark {
  const { outcome, misses, faults } = mark;
  const value = outcome === "valid" ? netMark(mark, options) : null;
  const fault = outcome === "failed" ? (faults[faults.length - 1] ?? null) : null;
  const { points, panel } = mark;
  return { outcome, value, misses, fault, ...(points && { points }), ...(panel && { panel }) };
}

const line = ({ entrant, bib, name, unit, unitName }: Line): Line => ({ entrant, bib, name, unit, unitName });

/** Of a round: the event as it is scored there, each module in its own way. */
export function scoredIn(event: EventRow, { number }: Pick<RoundRow, "number">): EventRow {
  const rules = event.plan.judged && judgedRules();
  return rules ? { ...event, options: rules.moduleOptions(event, number) } : event;
}

/** Counts lead while they run; a time or an order of arrival says who is best only when the last one is in. */
const placeShown = ({ heat, ranked }: Heat, { measure }: ScoringOptions, id: EntrantId): number | null =>
  heat.state === "scheduled" || (heat.state === "running" && measure !== "count")
    ? null
    : (ranked.get(id)?.place ?? null);

/** A heat; `places`: of everybody in the module it is a part of, null where it stands for itself. */
export function shownHeat(
  played: Heat,
  event: EventRow,
  fates: ReadonlyMap<EntrantId, Fate>,
  match: ShownMatch | null,
  places: ReadonlyMap<EntrantId, number | null> | null,
): ShownHeat {
  return {
    ...played.heat,
    match,
    lanes: played.lanes.map((seat) => ({
      ...line(seat),
      lane: seat.lane,
      // where panels judge, a heat is not all that somebody is measured with
      place: places ? (places.get(seat.entrant) ?? null) : placeShown(played, event.options, seat.entrant),
      mark: lineMark(seat.mark, event.options),
      fate: fates.get(seat.entrant) ?? "open",
    })),
  };
}

/** Who stands how in a module, panels balanced. */
function standingOf({ round, heats }: Round, { options }: EventRow, { modules }: JudgedView): StandingLine[] {
  const inHeat = new Map(
    heats.flatMap(({ heat, lanes }) => lanes.map(({ entrant }) => [entrant, heat.number] as const)),
  );
  return (modules[round.number - 1]?.lines ?? []).map(({ part, place, ...one }) => ({
    ...{ ...one, place, heat: inHeat.get(one.entrant) ?? 0, mark: lineMark(part.mark, options), fate: "open" },
  }));
}

export function shownRound(
  played: Round,
  event: EventRow,
  fates: ReadonlyMap<EntrantId, Fate>,
  judged: JudgedView | null,
): ShownRound {
  const { key, id, stage, number, name, final, state, advance } = played.round;
  const module = event.plan.judged?.modules[number - 1] ?? null;
  const facts = { key, id, event: event.id, stage, number, module, name, final, state, advance };
  const { length: heats } = played.heats;
  if (judged) return { ...facts, heats, standing: standingOf(played, event, judged) };
  return {
    ...{ ...facts, heats },
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
    ...{ key, id, event: event.id, stage, module: null, ...column, final, state, heats: played.heats.length, advance },
    standing: [],
  };
}

const peopleOf = (rounds: readonly Round[]) =>
  new Map<EntrantId, Marked<Seat>>(
    rounds.flatMap(({ heats }) => heats.flatMap(({ lanes }) => lanes.map((one) => [one.entrant, one] as const))),
  );

/** What panels made of the event so far; null where none judges. */
export function shownJudged(
  event: EventRow,
  rounds: readonly Round[],
  outcome: Outcome,
  units: MeetRow["units"],
): JudgedView | null {
  const { judged: plan } = event.plan;
  if (!plan || !isJudged(outcome)) return null;
  const people = new Map([...peopleOf(rounds)].map(([id, one]) => [id, line(one)]));
  const { options } = ranked(event);
  return judgedView({ plan, outcome, people, units, say: (mark) => lineMark(mark, options) });
}

/** An event of one module is ranked as that module is. */
const ranked = (event: EventRow): EventRow =>
  event.plan.judged?.modules.length === 1 ? scoredIn(event, { number: 1 }) : event;

/** The event; with its places and prizes once it is over. */
export function shownEvent(row: EventRow, rounds: readonly Round[], outcome: Outcome): ShownEvent {
  const event = ranked(row);
  const { key, id, sort, name, venue, startsAt, release, record, ruleset, options, plan } = event;
  const { over, places, prizes } = outcome;
  const people = peopleOf(rounds);
  const tiers = isJudged(outcome) ? (outcome.awards[0]?.names ?? []) : [];
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
    judged: plan.judged !== undefined,
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
        tier: byTiers(plan) ? { number: prize, name: tiers[prize - 1] ?? "" } : null,
        shared: shared.length,
        fromRoundBefore: why === "round-before",
      })),
    ),
    vacant: prizes.vacant,
  };
}
