import type { EntrantId, HeatId, RoundId, StageId } from "#core/ids.ts";
import type { CorrectedMark } from "#core/scoring/ops.ts";
import type { StagePlan } from "#core/stages/plan.ts";
import { stageDefaults } from "#core/stages/plan-defaults.ts";
import type { StageMatch, StagePlayed } from "#core/stages/play.ts";
import { confirmHeat, enterAtDesk } from "#services/heats.ts";
import { drawStages, publishStages } from "#services/stage-draw.ts";
import { heatKey, type PlayedStages, playStagesOf, type StageHeat } from "#services/stages.ts";
import type { World } from "#services/world.ts";
import type { makeEvent } from "./meets.ts";
import { chief, done, type Stage, stageEvent, there, value } from "./play.ts";

type Template = Parameters<typeof makeEvent>[2];
type Over = NonNullable<Parameters<typeof makeEvent>[3]>;

/** A meet with one event that is met two by two by these rules; everybody is a unit of their own unless sizes are given. */
export async function stageOfMatches(
  world: World,
  entrants: number | readonly number[],
  stages: Partial<StagePlan> = {},
  template: Template = "table-tennis",
  over: Over = {},
): Promise<Stage> {
  const sizes = typeof entrants === "number" ? new Array<number>(entrants).fill(1) : entrants;
  const plan = { ...over.plan, stages: { ...stageDefaults, ...stages } };
  return stageEvent(world, sizes, template, { ...over, plan });
}

export interface DrawnOfMatches extends Stage {
  stage: StageId;
  round: RoundId;
}

/** The same, drawn with these seeds and published. */
export async function openMatches(
  world: World,
  made: Stage,
  { seeds = [], seed = "seed" }: { seeds?: readonly EntrantId[]; seed?: string } = {},
): Promise<DrawnOfMatches> {
  const drawn = done(await drawStages(world, made.author, made.event.id, { seeds, seed }));
  done(await publishStages(world, made.author, made.event.id));
  return { ...made, ...drawn };
}

/** The event's stages as they stand. */
export const stagesNow = async (world: World, { event }: Stage): Promise<PlayedStages> =>
  there(await playStagesOf(world.db, event.id));

export const partOf = ({ played }: PlayedStages, number = 1): StagePlayed =>
  there(played.stages.find((one) => one.number === number));

/** A match of a stage with its heat. */
export function matchAt(now: PlayedStages, key: string, stage = 1): { match: StageMatch; heat: StageHeat } {
  const match = there(partOf(now, stage).matches.find((one) => one.key === key));
  return { match, heat: there(now.heats.get(heatKey(stage, key))) };
}

/** Marks of the two lanes: games won by whoever stands there. */
export const marksOf = (first: number, second: number): { lane: number; mark: CorrectedMark }[] => [
  { lane: 1, mark: value(first) },
  { lane: 2, mark: value(second) },
];

/** Types a match in and confirms it. */
export async function report(
  world: World,
  { author }: Pick<Stage, "author">,
  heat: HeatId,
  marks: readonly { lane: number; mark: CorrectedMark }[],
): Promise<void> {
  done(await enterAtDesk(world, author, heat, marks));
  done(await confirmHeat(world, chief, heat));
}

/** A match won 2:0 by the winner of its two. */
export async function win(world: World, made: Stage, key: string, winner: EntrantId, stage = 1): Promise<HeatId> {
  const { heat } = matchAt(await stagesNow(world, made), key, stage);
  const first = heat.lanes[0]?.entrant === winner;
  if (!heat.lanes.some(({ entrant }) => entrant === winner)) throw new Error(`${winner} does not play ${key}`);
  await report(world, made, heat.id, first ? marksOf(2, 0) : marksOf(0, 2));
  return heat.id;
}

/** Plays everything that can be played until nothing is left; whoever comes first in `strength` wins. */
export async function playOut(world: World, made: Stage, strength: readonly EntrantId[]): Promise<number> {
  for (let reports = 0; ; reports++) {
    const now = await stagesNow(world, made);
    const ready = now.played.stages.flatMap(({ number, matches }) =>
      matches.filter(({ status }) => status === "ready").map(({ key }) => ({ number, key })),
    )[0];
    if (!ready) return reports;
    const ids = matchAt(now, ready.key, ready.number).heat.lanes.map(({ entrant }) => entrant);
    const best = there(strength.find((id) => ids.includes(id)));
    await win(world, made, ready.key, best, ready.number);
  }
}
