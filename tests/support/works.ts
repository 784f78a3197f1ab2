import type { EntrantId } from "#core/ids.ts";
import type { JudgedModule } from "#core/judged/plan.ts";
import { moduleOf } from "#core/judged/plan-defaults.ts";
import { addPicture } from "#services/pictures.ts";
import type { World } from "#services/world.ts";
import { openModule, stageJudged } from "./judged.ts";
import { jpeg } from "./pictures.ts";
import { done, type Stage } from "./play.ts";

/** Works for 80%, judged by one judge, and a public vote for 20%. */
export const votedModules = (blind: boolean): JudgedModule[] => [
  moduleOf("works", "works", { judges: 1, drop: 0, share: 8000, blind }),
  moduleOf("vote", "vote", { share: 2000, blind }),
];

let sent = 0;

/** Adds a picture that is unlike every other. */
export const addWork = async (world: World, { author, event }: Stage, entrantId: EntrantId, title = "") =>
  done(
    await addPicture(world, author, { eventId: event.id, entrantId }, { bytes: jpeg({ width: 100 + ++sent }), title }),
  );

/** A meet with an event of works, a picture of everybody's, and the works' numbers drawn and published. */
export async function stageWorks(world: World, sizes: readonly number[], blind = true): Promise<Stage> {
  const stage = await stageJudged(world, sizes, votedModules(blind));
  for (const { id, name } of stage.people) await addWork(world, stage, id, `of ${name}`);
  await openModule(world, stage, 1);
  return stage;
}
