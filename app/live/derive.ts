import type { EntrantId, EventId, HeatId, RoundId } from "#core/ids.ts";
import type { JudgedOutcome } from "#core/judged/outcome.ts";
import { type Fate, fatesOf } from "#core/standing/fates.ts";
import { type Outcome, plainOutcome } from "#core/standing/plain-outcome.ts";
import { isOver, playHeat } from "#core/standing/played.ts";
import {
  type Heat,
  type Round,
  type Seat,
  scoredIn,
  shownColumn,
  shownEvent,
  shownHeat,
  shownJudged,
  shownRound,
} from "./derive-lines.ts";
import { deriveStages } from "./derive-stages.ts";
import { type JudgedRules, judgedRules } from "./judged-rules.ts";
import type { JudgedView } from "./judged-view.ts";
import type { EventView, HeatView, Programme, RoundView } from "./programme.ts";
import {
  type EventRow,
  type HeatRow,
  isEventRow,
  isHeatRow,
  isLaneRow,
  isRoundRow,
  isStageRow,
  type LaneRow,
  type MeetRow,
  type RoundRow,
  type RowKey,
  type StageRow,
  type WireRow,
} from "./protocol.ts";
import { memory, remember, withOld } from "./remember.ts";
import type { ShownEvent, ShownHeat, ShownRound } from "./shown.ts";

// A meet's rows as the tree they stand for, places, fates and prizes worked out by the rules the server goes by.

export type WireRows = ReadonlyMap<RowKey, WireRow>;

type Units = MeetRow["units"];
interface Branches {
  stages: Map<EventId, StageRow[]>;
  rounds: Map<EventId, RoundRow[]>;
  heats: Map<RoundId, HeatRow[]>;
  lanes: Map<HeatId, LaneRow[]>;
}

const memories = {
  programme: memory<WireRows, Programme>(),
  seats: memory<HeatRow, Seat[]>(),
  heat: memory<HeatRow, Heat>(),
  fates: memory<RoundRow, Map<EntrantId, Fate>>(),
  scored: memory<RoundRow, EventRow>(),
  outcome: memory<EventRow, Outcome | JudgedOutcome>(),
  event: memory<EventRow, ShownEvent>(),
  judged: memory<EventRow, JudgedView | null>(),
  shownRound: memory<RoundRow, ShownRound>(),
  shownHeat: memory<HeatRow, ShownHeat>(),
  eventView: memory<EventRow, EventView>(),
  roundView: memory<RoundRow, RoundView>(),
  heatView: memory<HeatRow, HeatView>(),
};

const noUnits: Units = [];

/**
 * Events in the meet's order, with their rounds and heats by number. What stands under rows that did not change keeps its
 * objects from one call to the next.
 */
export function deriveProgramme(rows: WireRows): Programme {
  return remember(memories.programme, rows, [judgedRules()], () => {
    const meet = rows.get("meet");
    const known = meet?.key === "meet" ? meet : null;
    const branches: Branches = { stages: new Map(), rounds: new Map(), heats: new Map(), lanes: new Map() };
    const events: EventRow[] = [];
    for (const row of rows.values()) {
      if (isLaneRow(row)) put(branches.lanes, row.heat, row);
      else if (isHeatRow(row)) put(branches.heats, row.round, row);
      else if (isRoundRow(row)) put(branches.rounds, row.event, row);
      else if (isStageRow(row)) put(branches.stages, row.event, row);
      else if (isEventRow(row)) events.push(row);
    }
    const byNumber = (a: { number: number }, b: { number: number }) => a.number - b.number;
    for (const list of branches.stages.values()) list.sort(byNumber);
    for (const list of branches.rounds.values()) list.sort(byNumber);
    for (const list of branches.heats.values()) list.sort(byNumber);
    for (const list of branches.lanes.values()) list.sort((a, b) => a.lane - b.lane);
    events.sort((a, b) => a.sort - b.sort || (a.id < b.id ? -1 : 1));
    return { meet: known, events: events.map((event) => viewOf(event, branches, known?.units ?? noUnits)) };
  });
}

function put<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** The people of a heat, the same objects while only their marks change. */
function seatsOf(heat: HeatRow, lanes: readonly LaneRow[], units: Units): Seat[] {
  const inputs = lanes.flatMap((one) => [one.lane, one.entrant, one.bib, one.name, one.unit]);
  return remember(memories.seats, heat, [units, ...inputs], () => {
    const names = new Map(units.map((unit) => [unit.id, unit.name]));
    return lanes.map(({ lane, entrant, bib, name, unit }) => {
      return { lane, entrant, bib, name, unit, unitName: names.get(unit) ?? "" };
    });
  });
}

function viewOf(event: EventRow, { stages: stageRows, rounds, heats, lanes }: Branches, units: Units): EventView {
  const played = (rounds.get(event.id) ?? []).map((round): Round => {
    const scored = scoredAs(round, event);
    const list = (heats.get(round.id) ?? []).map((heat): Heat => {
      const here = lanes.get(heat.id) ?? [];
      const seats = seatsOf(heat, here, units);
      return remember(memories.heat, heat, [scored, seats, ...here.map((one) => one.mark)], () =>
        playHeat(
          heat,
          seats,
          here.flatMap(({ mark }) => mark ?? []),
          scored,
        ),
      );
    });
    return { round, heats: list, rulings: round.rulings };
  });
  const stages = deriveStages(event, stageRows.get(event.id) ?? [], played, units);
  // marks that may still change are no input of what they do not decide
  const settled = (heat: Heat, counts: (heat: HeatRow) => boolean): unknown[] =>
    counts(heat.heat) ? [heat] : [heat.heat, memories.seats.get(heat.heat)?.value];
  const official = (heat: HeatRow) => heat.state === "official";
  const over = played.flatMap(({ round, heats: list }) => [round, ...list.flatMap((heat) => settled(heat, official))]);
  const outcome = remember(memories.outcome, event, [judgedRules(), ...stages.inputs, ...over], () =>
    event.plan.judged ? judgedSoFar(event, played, judgedRules()) : plainOutcome(event, played, stages.inputs),
  );
  const shown = remember(memories.event, event, [outcome], (old) => withOld(old, shownEvent(event, played, outcome)));
  const judged = remember(memories.judged, event, [outcome, units], (old) =>
    withOld(old ?? null, shownJudged(event, played, outcome, units)),
  );
  const views = played.map((one) => {
    const { round, heats: list } = one;
    const scored = scoredAs(round, event);
    const decided = list.flatMap((heat) => settled(heat, official));
    const fates = remember(memories.fates, round, [event, ...decided], () => fatesOf(one, event, event.withdrawn));
    const column = stages.columnOf(one);
    const told = [
      scored,
      fates,
      judged,
      column?.name,
      column?.number,
      ...list.flatMap((heat) => settled(heat, isOver)),
    ];
    const inRound = remember(memories.shownRound, round, told, (old) =>
      withOld(old, column ? shownColumn(one, scored, column) : shownRound(one, scored, fates, judged)),
    );
    const places = judged && new Map(inRound.standing.map(({ entrant, place }) => [entrant, place]));
    const under = list.flatMap((heat) => {
      const match = stages.matchOf(one, heat);
      // a match that its stage does not have (any more)
      if (match === undefined) return [];
      const own = heat.lanes.map(({ entrant }) => fates.get(entrant));
      const inHeat = remember(
        memories.shownHeat,
        heat.heat,
        [heat, scored, match, judged && inRound.standing, ...own],
        (old) => withOld(old, shownHeat(heat, scored, fates, match, places)),
      );
      const view = { heat: inHeat, round: inRound, event: shown };
      return remember(memories.heatView, heat.heat, Object.values(view), () => view);
    });
    const view = { round: inRound, event: shown, heats: under };
    return remember(memories.roundView, round, [inRound, shown, ...under], () => view);
  });
  const { views: inStages, draws } = stages;
  return remember(memories.eventView, event, [shown, judged, inStages, ...draws, ...views], () => ({
    ...{ event: shown, rounds: views, stages: inStages, draws, judged },
  }));
}

const scoredAs = (round: RoundRow, event: EventRow): EventRow =>
  remember(memories.scored, round, [event, judgedRules()], () => scoredIn(event, round));

/** Nothing before the rules are there. */
function judgedSoFar(event: EventRow, played: readonly Round[], rules: JudgedRules | null): Outcome | JudgedOutcome {
  if (!rules) return { over: false, places: [], prizes: { lines: [], vacant: [], words: [] } };
  const seats = played.flatMap(({ heats }) => heats.flatMap(({ lanes }) => lanes));
  return rules.judgedOutcome(event, played, new Map(seats.map(({ entrant, unit }) => [entrant, unit])));
}
