import { accept, type Decision } from "#core/decision.ts";
import type { StageDraw, SwissDraw } from "#core/stages/draw.ts";
import { drawFollowing } from "#core/stages/draw-following.ts";
import { growStage } from "#core/stages/grow.ts";
import { stageCount } from "#core/stages/play-stages.ts";
import { updateStage } from "#db/stages.ts";
import type { Deed } from "./act.ts";
import { writeColumns, writeStage } from "./stage-rows.ts";
import { heatKey, type PlayedStages, type StageOfEvent } from "./stages.ts";
import type { World } from "./world.ts";

/** Stages after the first that more people come into now than they were drawn for: they have matches without a heat. */
export const outgrown = ({ stages, played, heats }: PlayedStages): StageOfEvent[] =>
  stages.filter(({ number }) => {
    const matches = played.stages.find((one) => one.number === number)?.matches ?? [];
    return number > 1 && matches.some(({ key }) => !heats.has(heatKey(number, key)));
  });

/** Draws what waited: the next column of a contest that is drawn round by round, or the next stage. False: nothing waited. */
export async function grow(world: World, deed: Deed, now: PlayedStages): Promise<boolean> {
  const stage = now.stages.at(-1);
  const played = now.played.stages.at(-1);
  if (!stage || !played || stage.state === "drawn" || stage.state === "ceremony") return false;
  if (!played.over) return nextColumn(world, deed, now, stage);
  if (now.stages.length >= stageCount(now.plan, now.played.stages[0])) return false;
  const drawn = drawFollowing(now.event.plan, stage, world.seed());
  if (!drawn.ok) return false;
  const how = { of: now.columns.length, state: "published" as const, reason: null };
  await writeStage(world, deed, now.event, { number: stage.number + 1, draw: drawn.value }, how);
  return true;
}

async function nextColumn(world: World, deed: Deed, now: PlayedStages, stage: StageOfEvent): Promise<boolean> {
  const seed = world.seed();
  const grown = grownWith(stage, seed, now);
  if (!grown.ok) return false;
  const draw = grown.value;
  await updateStage(deed.tx, stage.id, { draw });
  deed.touch(`event:${now.event.id}`);
  const of = now.columns.at(-1)?.of ?? 0;
  const rounds = await writeColumns(world, deed, now.event, { id: stage.id, draw }, { of, state: "published" });
  if (rounds.length === 0) return true;
  const payload = { event: now.event.id, stage: stage.number, column: columnsOf(draw), seed, ...relaxedIn(draw) };
  await deed.log({ kind: "column-drawn", subject: "stage", subjectId: stage.id, payload });
  return true;
}

/** [SW2] The draw with its next column. Where no pairing is legal the least is given up; where too few are left it ends. */
function grownWith(
  { draw, results }: StageOfEvent,
  seed: string,
  { withdrawn }: PlayedStages,
): Decision<StageDraw, unknown & { kind: string }> {
  const grown = growStage(draw, results, seed, withdrawn);
  if (grown.ok || draw.kind !== "swiss") return grown;
  const { refusal } = grown;
  if (refusal.kind === "finished") return accept<SwissDraw>({ ...draw, rounds: draw.drawn.length });
  const [choice] = refusal.kind === "no-legal-pairing" ? refusal.choices : [];
  if (!choice) return grown;
  return growStage({ ...draw, options: { ...draw.options, relaxed: choice.relax } }, results, seed, withdrawn);
}

const columnsOf = (draw: StageDraw): number =>
  draw.kind === "swiss" ? draw.drawn.length : draw.kind === "redrawn" ? draw.bracket.rounds : 1;

const relaxedIn = (draw: StageDraw) =>
  draw.kind === "swiss" && draw.options.relaxed.length > 0 ? { relaxed: draw.options.relaxed } : {};
