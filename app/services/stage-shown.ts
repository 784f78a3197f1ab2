import type { EntrantId, EventId, HeatId } from "#core/ids.ts";
import { columnName, type RoundName } from "#core/rounds/plan.ts";
import type { StageDraw } from "#core/stages/draw.ts";
import type { StageMatch, StagePlayed } from "#core/stages/play.ts";
import type { Executor } from "#db/client.server.ts";
import { findCourts } from "#db/courts.ts";
import { findEntries } from "#db/entries.ts";
import { findUnits } from "#db/units.ts";
import {
  type StageHeatShown,
  type StageHeatTold,
  type StagePersonShown,
  type StageTold,
  type StageView,
  stageViews,
} from "#live/stage-view.ts";
import { type PlayedStages, playStagesOf } from "./stages.ts";

/** The seeds of a draw, by who has them; empty where there are none. */
export function seedsOf(draw: StageDraw): ReadonlyMap<EntrantId, number> {
  if (draw.kind === "places") return new Map();
  if (draw.kind === "redrawn")
    return new Map(draw.options.pairing === "fold" ? draw.bracket.entrants.map((id, at) => [id, at + 1]) : []);
  const { lot } = draw;
  return new Map(lot ? lot.input.slice(0, lot.seeds).map(({ id }, at) => [id, at + 1]) : []);
}

/** A stage with maps that a loader can send. */
export interface SentStage extends Omit<StageView, "people" | "heats"> {
  people: Map<EntrantId, StagePersonShown>;
  heats: Map<string, StageHeatShown>;
}

/** The stages of an event as the desk shows them, unpublished ones too. */
export async function viewsOf(on: Executor, of: PlayedStages): Promise<SentStage[]> {
  const { event, stages, played, heats } = of;
  const entries = await findEntries(on, event.id);
  const units = await findUnits(on, event.meetId);
  const courts = new Map((await findCourts(on, event.meetId)).map((court) => [court.id, court.name]));
  const ids = new Map(stages.map(({ id, number }) => [number, id]));
  const told = stages.map(({ id, number, state, draw }): StageTold => {
    const seeds = seedsOf(draw);
    const people = entries.map(({ entrantId, name, bib, unitId }) => ({
      entrant: entrantId,
      name,
      bib,
      unit: unitId,
      seed: seeds.get(entrantId) ?? null,
    }));
    return { id, number, state, people };
  });
  const matches = [...heats.values()].map((heat): StageHeatTold => {
    const { id, number, state, match } = heat;
    return {
      ...{ id, number, state, match },
      court: (heat.courtId && courts.get(heat.courtId)) ?? null,
      notBefore: heat.notBefore?.getTime() ?? null,
      calledAt: heat.calledAt?.getTime() ?? null,
      stage: ids.get(heat.stage) ?? null,
      lanes: heat.lanes.map(({ entrant, bib, name, unit, lane, mark }) => ({ entrant, bib, name, unit, lane, mark })),
    };
  });
  const views = stageViews({ options: event.options, stages: told, heats: matches, units }, played.stages);
  return views.map((view) => ({ ...view, people: new Map(view.people), heats: new Map(view.heats) }));
}

/** A match as it is named: its column, and what tells it from the others there. */
export interface MatchName {
  column: { name: RoundName; number: number };
  match: {
    kind: StageDraw["kind"];
    side: StageMatch["side"];
    group: string | null;
    round: number;
    position: number;
    best: number | null;
    alone: boolean;
  };
}

/** Which round of its side a match stands in: W-2-1 is the second of the winners. */
const roundOfSide = ({ key, column }: StageMatch): number => {
  const number = Number(key.split("-").at(-2));
  return Number.isInteger(number) ? number : column;
};

export function nameOfMatch({ kind, columns, matches }: StagePlayed, one: StageMatch): MatchName {
  const { column, side, group, position, best } = one;
  const beside = matches.filter(
    (other) =>
      other.column === column &&
      other.side === side &&
      other.group === group &&
      (side !== "places" || other.best === best),
  );
  return {
    column: { name: columnName(kind, column, columns), number: column },
    match: { ...{ kind, side, group, position, best }, round: roundOfSide(one), alone: beside.length === 1 },
  };
}

export interface MatchesShown {
  views: SentStage[];
  /** who may still be taken out: everybody entered, while a match is left to play */
  mayWithdraw: { id: EntrantId; name: string; unitName: string; bib: number | null }[];
}

/** All stages of an event for its page of matches. */
export async function matchesShown(on: Executor, eventId: EventId): Promise<MatchesShown> {
  const of = await playStagesOf(on, eventId);
  if (!of) return { views: [], mayWithdraw: [] };
  const entered = (await findEntries(on, eventId)).filter(({ state }) => state === "entered");
  const published = of.stages.some(({ state }) => state === "published");
  return {
    views: await viewsOf(on, of),
    mayWithdraw: published
      ? entered.map(({ entrantId: id, name, unitName, bib }) => ({ id, name, unitName, bib }))
      : [],
  };
}

/** The match that a heat is, with its stage; null where it is none. */
export function matchOfHeat({ stages, played, heats }: PlayedStages, id: HeatId) {
  const heat = [...heats.values()].find((one) => one.id === id);
  const stage = heat && played.stages.find(({ number }) => number === heat.stage);
  const match = stage?.matches.find(({ key }) => key === heat?.match);
  const input = stage && stages.find(({ number }) => number === stage.number);
  return heat && stage && match && input ? { heat, stage, match, input } : null;
}
