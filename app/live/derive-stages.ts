import type { EntrantId } from "#core/ids.ts";
import { columnName } from "#core/rounds/plan.ts";
import { heatsPlaces } from "#core/stages/heats.ts";
import { roundOfKey } from "#core/stages/match-keys.ts";
import type { MatchResult, StageInput, StageMatch, StagePlayed } from "#core/stages/play.ts";
import { playStages } from "#core/stages/play-stages.ts";
import { levelAllowed, resultOfLanes } from "#core/stages/result-of-lanes.ts";
import type { Heat, Round } from "./derive-lines.ts";
import type { DrawView } from "./programme.ts";
import type { EventRow, HeatRow, MeetRow, RoundRow, StageRow } from "./protocol.ts";
import { memory, remember, withOld } from "./remember.ts";
import type { ShownMatch, ShownRound } from "./shown.ts";
import { type StageHeatTold, type StageView, stageViews } from "./stage-view.ts";

// The stages of an event from its rows, by the rules the server goes by.

type Units = MeetRow["units"];

const memories = {
  result: memory<HeatRow, MatchResult | null>(),
  input: memory<StageRow, StageInput>(),
  played: memory<EventRow, readonly StagePlayed[]>(),
  places: memory<RoundRow, ReadonlyMap<string, EntrantId | null>>(),
  views: memory<EventRow, StageView[]>(),
  matches: memory<StageRow, ReadonlyMap<string, ShownMatch>>(),
  draw: memory<StageRow, DrawView>(),
};

/** What an event's stages are, and how its columns and matches are called. */
export interface EventStages {
  inputs: StageInput[];
  views: StageView[];
  draws: DrawView[];
  /** null for a round that is no column */
  columnOf(round: Round): Pick<ShownRound, "name" | "number"> | null;
  /** null where the heat is no match; undefined where its stage has no such match */
  matchOf(round: Round, heat: Heat): ShownMatch | null | undefined;
}

const nothing: EventStages = { inputs: [], views: [], draws: [], columnOf: () => null, matchOf: () => null };

export function deriveStages(
  event: EventRow,
  rows: readonly StageRow[],
  rounds: readonly Round[],
  units: Units,
): EventStages {
  const { stages: plan } = event.plan;
  if (!plan || rows.length === 0) return nothing;
  const told = rows.filter(({ state }) => state !== "ceremony");
  const columns = new Map(told.map((row) => [row.id, rounds.filter(({ round }) => round.stage === row.id)]));
  const inputs = told.map((row) => inputOf(row, columns.get(row.id) ?? [], event));
  const places = placesBefore(event, rounds);
  const played = remember(memories.played, event, [places, ...inputs], (old) =>
    withOld(old, playStages(inputs, plan, places).stages),
  );
  const heats = rounds.flatMap(({ heats: list }) => list);
  const views = remember(memories.views, event, [units, ...told, ...played, ...heats], () =>
    stageViews(
      {
        options: event.options,
        stages: told as (StageRow & { state: StageView["state"] })[],
        heats: rounds.flatMap(heatsTold),
        units,
      },
      played,
    ),
  );
  const stageOf = ({ round }: Round) => {
    const row = told.find(({ id }) => id === round.stage);
    const stage = row && played.find(({ number }) => number === row.number);
    return row && stage && { row, stage };
  };
  return {
    inputs,
    views,
    draws: rows.filter(({ state }) => state === "ceremony").map((row) => drawView(row, units)),
    columnOf: (one) => {
      const of = stageOf(one);
      if (!of) return null;
      const number = (columns.get(of.row.id) ?? []).indexOf(one) + 1;
      return { number, name: columnName(of.stage.kind, number, of.stage.columns) };
    },
    matchOf: (one, { heat }) => {
      if (one.round.stage === null) return null;
      const of = stageOf(one);
      return of && heat.match !== null ? matchesOf(of.row, of.stage).get(heat.match) : undefined;
    },
  };
}

const nobody: ReadonlyMap<string, EntrantId | null> = new Map();

/** Who goes on from heats that are run before the first stage. */
function placesBefore(event: EventRow, rounds: readonly Round[]): ReadonlyMap<string, EntrantId | null> {
  const heats = event.plan.stages?.format === "heats" ? rounds.filter(({ round }) => round.stage === null) : [];
  const last = heats[heats.length - 1];
  if (!last) return nobody;
  return remember(memories.places, last.round, [event, ...last.heats], () => heatsPlaces(last, event, event.withdrawn));
}

function inputOf(row: StageRow, columns: readonly Round[], event: EventRow): StageInput {
  const official = columns.flatMap(({ heats }) => heats.filter(({ heat }) => heat.state === "official"));
  const level = levelAllowed(row.draw);
  const results = official.map((one) => resultOf(one, event, level));
  return remember(memories.input, row, results, () => ({
    number: row.number,
    draw: row.draw,
    lots: row.lots,
    results: results.flatMap((result) => result ?? []),
  }));
}

const resultOf = (played: Heat, event: EventRow, level: boolean): MatchResult | null =>
  remember(memories.result, played.heat, [played, event, level], (old) => {
    const { heat, lanes } = played;
    return heat.match === null ? null : withOld(old ?? null, resultOfLanes(heat.match, lanes, event.options, level));
  });

const heatsTold = ({ round, heats }: Round): StageHeatTold[] =>
  heats.map(({ heat, lanes }) => {
    const { id, number, state, court, notBefore, calledAt, match } = heat;
    const told = state !== "scheduled" && state !== "held";
    return {
      ...{ id, number, state, court, notBefore, calledAt, match, stage: round.stage },
      lanes: lanes.map((one) => ({ ...one, mark: told ? one.mark : null })),
    };
  });

const besideOf = ({ column, side, group, best }: StageMatch) =>
  [column, side, group, side === "places" ? best : ""].join(" ");

const matchesOf = (row: StageRow, stage: StagePlayed): ReadonlyMap<string, ShownMatch> =>
  remember(memories.matches, row, [stage], (old) => {
    const { kind, matches } = stage;
    const beside = new Map<string, number>();
    for (const match of matches) beside.set(besideOf(match), (beside.get(besideOf(match)) ?? 0) + 1);
    return new Map(
      matches.map((match) => {
        const { key, side, group, position, best, status, result } = match;
        const shown = {
          ...{ key, kind, side, group, position, best, status },
          round: roundOfKey(key),
          alone: beside.get(besideOf(match)) === 1,
          winner: result?.winner ?? null,
        };
        return [key, withOld(old?.get(key), shown)];
      }),
    );
  });

const drawView = (row: StageRow, units: Units): DrawView =>
  remember(memories.draw, row, [units], () => {
    const names = new Map(units.map(({ id, name }) => [id, name]));
    const { id, draw, revealed } = row;
    const people = row.people.map((one) => ({ ...one, unitName: names.get(one.unit) ?? "" }));
    return { id, draw, revealed, people };
  });
