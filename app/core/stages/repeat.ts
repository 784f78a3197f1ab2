import type { EventPlan } from "../rounds/plan.ts";
import type { StageDraw } from "./draw.ts";
import { drawFirst } from "./draw-first.ts";
import { drawFollowing } from "./draw-following.ts";
import { growStage } from "./grow.ts";
import type { StagePerson } from "./lots.ts";
import type { StageInput } from "./play.ts";

/**
 * [ST9] Whether the lot, run again from what is kept with the draw, gives the same draw. `before` = the stage it follows, null for the
 * first. Rounds that are drawn one by one are run again with the results as they stand: after a correction they may differ.
 */
export function isRepeatableStage(
  plan: EventPlan,
  { draw, results }: Pick<StageInput, "draw" | "results">,
  before: StageInput | { heats: true } | null = null,
): boolean {
  if (before) {
    const seed = draw.kind === "knock-out" ? draw.seed : draw.kind === "groups" ? draw.lot.seed : null;
    const again = drawFollowing(plan, before, seed ?? "");
    return again.ok && isSame(again.value, draw);
  }
  const input = inputOf(draw);
  let again: ReturnType<typeof drawFirst> = drawFirst(
    { ...plan, separate: input.separate ?? plan.separate },
    input.people,
    input.seeds,
    input.seed,
  );
  const rounds = draw.kind === "swiss" ? draw.drawn.map(({ seed }) => seed) : draw.kind === "redrawn" ? draw.seeds : [];
  rounds.slice(1).forEach((seed, i) => {
    const gone = draw.kind === "swiss" ? draw.players.filter(({ leaves }) => leaves === i + 2).map(({ id }) => id) : [];
    if (again.ok) again = growStage(again.value, results, seed, gone);
  });
  return again.ok && isSame(again.value, draw);
}

interface Input {
  people: readonly StagePerson[];
  seeds: number;
  seed: string;
  separate: boolean | null;
}

function inputOf(draw: StageDraw): Input {
  if (draw.kind === "redrawn") return { people: draw.units, seeds: 0, seed: draw.seeds[0] ?? "", separate: null };
  const lot = draw.kind === "places" ? null : draw.lot;
  if (!lot) return { people: [], seeds: 0, seed: "", separate: null };
  return { people: lot.input, seeds: lot.seeds, seed: lot.seed, separate: lot.separate };
}

/** Alike in everything, whatever the order of the keys: a draw that was kept may come back in another one. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return left.size === right.size && [...left].every(([key, value]) => right.has(key) && isSame(value, right.get(key)));
}
