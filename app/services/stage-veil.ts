import type { EntrantId, HeatId, StageId } from "#core/ids.ts";
import type { Ruling } from "#core/rounds/qualify.ts";
import { revealedDraw } from "#core/stages/ceremony.ts";
import { cutDraw } from "#core/stages/cut.ts";
import type { StageDraw, StageLots } from "#core/stages/draw.ts";
import { heatsPlaces } from "#core/stages/heats.ts";
import type { StageMatch } from "#core/stages/play.ts";
import { playStages } from "#core/stages/play-stages.ts";
import { levelAllowed, resultOfLanes } from "#core/stages/result-of-lanes.ts";
import { playHeat } from "#core/standing/played.ts";
import { isTold } from "#core/standing/veil.ts";
import type { BoardEvent, BoardHeat, BoardLane, BoardRound, BoardStage } from "#db/boards.ts";
import { roundsTold } from "./veil.ts";

// Pure: what of an event's rounds and stages is told to everybody. Of a stage it is what the told results alone make of it.

export interface StageTold {
  stage: BoardStage;
  draw: StageDraw;
  lots: StageLots;
  state: "ceremony" | "published" | "official";
}

export interface HeatTold {
  heat: BoardHeat;
  lanes: BoardLane[];
}

export interface EventTold {
  stages: StageTold[];
  rounds: { round: BoardRound; heats: HeatTold[] }[];
}

/** All that is public of an event, in order; of a part of it the stages are not asked for. */
export interface EventRead {
  event: BoardEvent;
  stages: readonly (BoardStage & { lots: StageLots })[];
  rounds: readonly BoardRound[];
  heatsOf(round: BoardRound): readonly BoardHeat[];
  lanesOf(heat: BoardHeat): BoardLane[];
  rulingsOf(round: BoardRound): Ruling[];
  withdrawn: readonly EntrantId[];
}

/** What is told of an event. */
export function eventTold(read: EventRead): EventTold {
  const { event, rounds, heatsOf, lanesOf } = read;
  const under = (round: BoardRound) => ({
    round,
    heats: heatsOf(round).map((heat) => ({ heat, lanes: lanesOf(heat) })),
  });
  const { release } = event;
  if (release === "live")
    return { stages: read.stages.map((stage) => told(stage, stage.lots, true)), rounds: rounds.map(under) };
  const inHeats = rounds.filter(({ stageId }) => stageId === null);
  const stages = stagesTold(read);
  const matches = publicMatches(read, stages);
  const columns = stages.flatMap(({ columns: list }) => list.map(under));
  return {
    stages: stages.map(({ told: one }) => one),
    rounds: [
      ...roundsTold(event, inHeats, heatsOf).map(under),
      ...columns
        .map(({ round, heats }) => ({ round, heats: heats.flatMap((one) => heatTold(one, matches)) }))
        .filter(({ heats }) => heats.length > 0),
    ],
  };
}

function told(stage: BoardStage, lots: StageLots, whole: boolean): StageTold {
  const { state, draw, revealed } = stage;
  if (state === "ceremony") return { stage, draw: revealedDraw(draw, revealed), lots: {}, state };
  return { stage, draw, lots: whole ? lots : {}, state: state === "official" && whole ? state : "published" };
}

/** Stages that may be told, each with its columns: of one that is drawn from results only so far as those are told. */
function stagesTold({ event, stages, rounds, heatsOf }: EventRead): { told: StageTold; columns: BoardRound[] }[] {
  const isWhole = (round: BoardRound) => heatsOf(round).every((heat) => isTold(event.release, heat));
  let before = rounds.every((round) => round.stageId !== null || isWhole(round));
  return stages.flatMap((stage) => {
    const columns = rounds.filter(({ stageId }) => stageId === stage.id);
    const whole = columns.every(isWhole);
    const seen = before || isSymbolic(stage.draw);
    before &&= whole;
    if (!seen) return [];
    const one = told(stage, stage.lots, whole);
    const grows = stage.draw.kind === "swiss" || stage.draw.kind === "redrawn";
    if (!grows || whole) return { told: one, columns };
    const known = columns.findIndex((round) => !isWhole(round)) + 1;
    return { told: { ...one, draw: cutDraw(one.draw, known) }, columns: columns.slice(0, known) };
  });
}

/** Names nobody but by the places they take elsewhere. */
function isSymbolic(draw: StageDraw): boolean {
  if (draw.kind === "places") return true;
  return draw.kind === "knock-out" && draw.lines.every((line) => line?.kind !== "entrant");
}

const matchKey = (stage: StageId, key: string) => `${stage} ${key}`;

/** The matches as the told results alone make them. */
function publicMatches(
  read: EventRead,
  stages: readonly { told: StageTold; columns: BoardRound[] }[],
): Map<HeatId, StageMatch> {
  const { event, heatsOf, lanesOf } = read;
  const { plan, options, release } = event;
  if (!plan.stages) return new Map();
  const published = stages.filter(({ told: { state } }) => state !== "ceremony");
  const inputs = published.map(({ told: { stage, draw, lots }, columns }) => ({
    ...{ number: stage.number, draw, lots },
    results: columns.flatMap(heatsOf).flatMap((heat) => {
      if (heat.match === null || heat.state !== "official" || !isTold(release, heat)) return [];
      const { lanes } = playHeat(heat, lanesOf(heat), heat.marks, event);
      return resultOfLanes(heat.match, lanes, options, levelAllowed(draw)) ?? [];
    }),
  }));
  const played = playStages(inputs, plan.stages, placesTold(read)).stages;
  const matches = new Map(
    played.flatMap((stage, at) => {
      const id = published[at]?.told.stage.id;
      return id ? stage.matches.map((match) => [matchKey(id, match.key), match] as const) : [];
    }),
  );
  return new Map(
    published.flatMap(({ told: { stage }, columns }) =>
      columns.flatMap(heatsOf).flatMap((heat) => {
        const match = heat.match === null ? undefined : matches.get(matchKey(stage.id, heat.match));
        return match ? [[heat.id, match] as const] : [];
      }),
    ),
  );
}

/** Who goes on from heats that are run before the first stage, once all of them are told. */
function placesTold({
  event,
  rounds,
  heatsOf,
  lanesOf,
  rulingsOf,
  withdrawn,
}: EventRead): ReadonlyMap<string, EntrantId | null> {
  const last = rounds.findLast(({ stageId }) => stageId === null);
  if (event.plan.stages?.format !== "heats" || !last) return new Map();
  if (!heatsOf(last).every((heat) => isTold(event.release, heat))) return new Map();
  const heats = heatsOf(last).map((heat) => playHeat(heat, lanesOf(heat), heat.marks, event));
  return heatsPlaces({ round: last, heats, rulings: rulingsOf(last) }, event, withdrawn);
}

/** A match with those of its people who are known from told results; while one is not, it is as if nothing had happened. */
function heatTold({ heat, lanes }: HeatTold, matches: ReadonlyMap<HeatId, StageMatch>): HeatTold[] {
  const match = matches.get(heat.id);
  if (!match) return [];
  const known = lanes.filter(({ lane, entrant }) => {
    const seat = match.seats[lane - 1];
    return seat?.kind === "known" && seat.id === entrant;
  });
  if (known.length === lanes.length && lanes.length > 0) return [{ heat, lanes }];
  // whether there is a second grand final at all says who won the first
  if (match.side === "reset") return [];
  const nothing = { calledAt: null, startedAt: null, closedAt: null, releasedAt: null, marks: [] };
  return [{ heat: { ...heat, ...nothing, state: "scheduled" }, lanes: known }];
}
