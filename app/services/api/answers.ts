import { POINT_SCALE } from "#core/points/table.ts";
import type { EventView, HeatView, Programme, RoundView } from "#live/programme.ts";
import type { MeetRow } from "#live/protocol.ts";
import type { Line, LineMark, ShownEvent, ShownHeat, ShownRound } from "#live/shown.ts";
import { medals, type UnitLine, unitTotals } from "#live/totals.ts";
import type { Answer, Part } from "./schemas.ts";
import { stageAnswer } from "./stage-answers.ts";

// Answers of the read API from what everybody may see.

/** The state of the meet that an answer tells. */
export interface State {
  epoch: string;
  version: number;
}

const instant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

const entrant = ({ entrant: id, bib, name, unit, unitName }: Line): Part<"Entrant"> => ({
  ...{ id, bib, name },
  unit: { id: unit, name: unitName },
});

const mark = ({ outcome, value, misses, fault, points }: LineMark): Part<"Mark"> => ({
  ...{ outcome, value, misses, fault },
  games: points ?? [],
});

const eventFacts = (event: ShownEvent): Part<"EventFacts"> => {
  const { id, name, venue, ruleset, measure, direction, release, record, over } = event;
  return { id, name, venue, startsAt: instant(event.startsAt), ruleset, measure, direction, release, record, over };
};

const roundFacts = ({ id, number, name, final, state, advance }: ShownRound): Part<"RoundFacts"> => ({
  ...{ id, number, name, final, state, advance },
});

const heatFacts = ({ id, number, state, calledAt, startedAt, closedAt }: ShownHeat): Part<"HeatFacts"> => ({
  ...{ id, number, state },
  calledAt: instant(calledAt),
  startedAt: instant(startedAt),
  closedAt: instant(closedAt),
});

const withHeats = ({ round, heats }: RoundView) => ({
  ...roundFacts(round),
  heats: heats.map(({ heat }) => heatFacts(heat)),
});

export function meetAnswer(meet: MeetRow, { events }: Programme, state: State): Answer<"Meet"> {
  const { id, slug, name, place, host, startsAt, timeZone, notice, masked, units } = meet;
  return {
    ...state,
    ...{ id, slug, name, place, host, startsAt: instant(startsAt), timeZone, notice, namesMasked: masked },
    units: units.map((unit) => ({ id: unit.id, name: unit.name })),
    events: events.map(({ event }) => eventFacts(event)),
  };
}

export const eventsAnswer = ({ events }: Programme, state: State): Answer<"Events"> => ({
  ...state,
  events: events.map(({ event, rounds }) => ({ ...eventFacts(event), rounds: rounds.map(withHeats) })),
});

export const eventAnswer = ({ event, rounds, stages }: EventView, state: State): Answer<"Event"> => ({
  ...state,
  ...eventFacts(event),
  rounds: rounds.map((view) => ({
    ...withHeats(view),
    standing: view.round.standing.map(({ heat, place, fate, ...one }) => ({
      ...{ entrant: entrant(one), heat, place, mark: mark(one.mark), fate },
    })),
  })),
  stages: stages.map((view) => stageAnswer(view, { person: entrant, instant })),
  places: event.places.map(({ place, shared, round, points, ...one }) => ({
    ...{ entrant: entrant(one), place, shared, round, mark: mark(one.mark), points: points / POINT_SCALE },
  })),
  prizes: event.prizes.map(({ place, shared, fromRoundBefore, ...one }) => ({
    ...{ entrant: entrant(one), place, shared, fromRoundBefore, mark: mark(one.mark) },
  })),
  vacantPrizes: event.vacant,
});

export const heatAnswer = ({ heat, round, event }: HeatView, state: State): Answer<"Heat"> => ({
  ...state,
  ...heatFacts(heat),
  event: eventFacts(event),
  round: roundFacts(round),
  lanes: heat.lanes.map(({ lane, place, fate, ...one }) => ({
    ...{ lane, entrant: entrant(one), place, mark: mark(one.mark), fate },
  })),
});

const total = ({ unit, name, place, points, medals: [firsts, seconds, thirds] }: UnitLine): Part<"UnitTotal"> => ({
  ...{ unit: { id: unit, name }, place, points, firsts, seconds, thirds },
});

export const totalsAnswer = (programme: Programme, state: State): Answer<"Totals"> => ({
  ...state,
  totals: unitTotals(programme).map(total),
  medals: medals(programme).map(total),
});
