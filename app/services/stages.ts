import type { EntrantId, EventId } from "#core/ids.ts";
import { heatsPlaces } from "#core/stages/heats.ts";
import type { StagePlan } from "#core/stages/plan.ts";
import type { StagesPlayed } from "#core/stages/play.ts";
import { playStages } from "#core/stages/play-stages.ts";
import { levelAllowed, resultOfLanes } from "#core/stages/result-of-lanes.ts";
import type { Executor } from "#db/client.server.ts";
import { findEvent } from "#db/events.ts";
import type { HeatRow } from "#db/heats.ts";
import { findRound, type RoundRow } from "#db/rounds.ts";
import { findLanesOfHeats } from "#db/sheets.ts";
import { findStage } from "#db/stages.ts";
import { type PlayedEvent, playEvent, type Seated } from "./results.ts";
import type { StageOfEvent } from "./stage-inputs.ts";

export type { StageOfEvent } from "./stage-inputs.ts";

/** The heat of a match, with who stands in it. */
export interface StageHeat extends HeatRow {
  /** number of its stage */
  stage: number;
  lanes: Seated[];
}

export interface PlayedStages {
  event: PlayedEvent["event"];
  plan: StagePlan;
  stages: StageOfEvent[];
  /** who are the best of the heats, H1, H2 …; empty where none come before, and while they are not over */
  runners: ReadonlyMap<string, EntrantId | null>;
  /** everything that follows from draws and results */
  played: StagesPlayed;
  /** the columns of all stages, in order */
  columns: RoundRow[];
  /** by `heatKey` */
  heats: ReadonlyMap<string, StageHeat>;
  withdrawn: PlayedEvent["withdrawn"];
}

/** Where a match is found in `PlayedStages.heats`. */
export const heatKey = (stage: number, match: string): string => `${stage}:${match}`;

/** The stages of an event with the results of their official heats and the lots of the log; [] in an event without. */
export const stageInputs = async (on: Executor, eventId: EventId): Promise<StageOfEvent[]> =>
  (await playEvent(on, eventId))?.stages ?? [];

/** The stages of an event as they stand; null for an unknown event, and where no stage is drawn. */
export async function playStagesOf(on: Executor, eventId: EventId): Promise<PlayedStages | null> {
  const found = await playEvent(on, eventId);
  return found && stagesOf(found);
}

/** The same of an event that is read already. */
export function stagesOf(found: PlayedEvent): PlayedStages | null {
  const { event, stages, rounds, withdrawn } = found;
  const plan = event.plan.stages;
  if (!plan || stages.length === 0) return null;
  const numbers = new Map(stages.map(({ id, number }) => [id, number]));
  const heats = new Map<string, StageHeat>();
  const columns: RoundRow[] = [];
  for (const { round, heats: here } of rounds) {
    const stage = round.stageId === null ? undefined : numbers.get(round.stageId);
    if (stage === undefined) continue;
    columns.push(round);
    for (const { heat, lanes } of here)
      if (heat.match !== null) heats.set(heatKey(stage, heat.match), { ...heat, stage, lanes });
  }
  const run = plan.format === "heats" ? rounds.findLast(({ round }) => round.stageId === null) : undefined;
  const runners = run ? heatsPlaces(run, event) : new Map();
  return { event, plan, stages, runners, played: playStages(stages, plan, runners), columns, heats, withdrawn };
}

/** Whether the marks of a match leave open how it ended, where that has to be said; never in a heat that is no match. */
export async function isUndecided(on: Executor, heat: HeatRow): Promise<boolean> {
  const round = heat.match === null ? undefined : await findRound(on, heat.roundId);
  const stage = round?.stageId ? await findStage(on, round.stageId) : undefined;
  const event = stage && (await findEvent(on, heat.eventId));
  if (!event) return false;
  const lanes = (await findLanesOfHeats(on, [heat.id])).flatMap(({ lane, entrant }) => {
    const mark = heat.marks.find((one) => one.lane === lane);
    return mark ? [{ entrant, mark }] : [];
  });
  return resultOfLanes(heat.match ?? "", lanes, event.options, levelAllowed(stage.draw)) === null;
}
