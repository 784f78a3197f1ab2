import { POINT_SCALE } from "#core/points/table.ts";
import type { EventView, HeatView, Programme, RoundView } from "#live/programme.ts";
import type { MeetRow } from "#live/protocol.ts";
import type { Line, LineMark, ShownEvent, ShownHeat, ShownRound } from "#live/shown.ts";
import { medals, type UnitLine, unitTotals } from "#live/totals.ts";
import { judgedAnswer, moduleAnswer, panelAnswer } from "./judged-answers.ts";
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

const mark = ({ outcome, value, misses, fault, points, panel }: LineMark): Part<"Mark"> => ({
  ...{ outcome, value, misses, fault },
  games: points ?? [],
  panel: panel ? panelAnswer(panel) : null,
});

const eventFacts = (event: ShownEvent): Part<"EventFacts"> => {
  const { id, name, venue, ruleset, measure, direction, release, record, over } = event;
  const scored = { ruleset, measure, direction, digits: event.digits ?? 0, release, record, over };
  return { id, name, venue, startsAt: instant(event.startsAt), ...scored };
};

const roundFacts = ({ id, number, name, final, state, advance, module }: ShownRound): Part<"RoundFacts"> => ({
  ...{ id, number, name: typeof name === "object" ? "round" : name, final, state, advance },
  module: module && moduleAnswer(module),
});

const heatFacts = ({
  id,
  number,
  state,
  calledAt,
  startedAt,
  closedAt,
  panel,
  station,
}: ShownHeat): Part<"HeatFacts"> => ({
  ...{ id, number, state, panel, station },
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

export const eventAnswer = ({ event, rounds, stages, judged }: EventView, state: State): Answer<"Event"> => ({
  ...state,
  ...eventFacts(event),
  rounds: rounds.map((view) => ({
    ...withHeats(view),
    standing: view.round.standing.map(({ heat, place, fate, ...one }) => ({
      ...{ entrant: entrant(one), heat, place, mark: mark(one.mark), fate },
    })),
  })),
  stages: stages.map((view) => stageAnswer(view, { person: entrant, instant })),
  judged: judged && judgedAnswer(judged, entrant),
  places: event.places.map(({ place, shared, round, points, ...one }) => ({
    ...{ entrant: entrant(one), place, shared, round, mark: mark(one.mark), points: points / POINT_SCALE },
  })),
  prizes: event.prizes.map(({ place, shared, fromRoundBefore, tier, ...one }) => ({
    ...{ entrant: entrant(one), place, shared, fromRoundBefore, tier, mark: mark(one.mark) },
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
