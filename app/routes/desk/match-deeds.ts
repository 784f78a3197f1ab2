import type { Decision } from "#core/decision.ts";
import { refuse } from "#core/decision.ts";
import type { Author } from "#db/schema/log.ts";
import type { HeatShown } from "#services/heat-shown.ts";
import { enterAtDesk, isSaid } from "#services/heats.ts";
import { correctMatch, previewCorrection } from "#services/stage-corrections.ts";
import type { MatchesFall } from "#services/stage-fall.ts";
import { type FallShown, fallShown } from "#services/stage-fall-shown.ts";
import type { World } from "#services/world.ts";
import { answer, opOf, text } from "../answer.ts";
import { readMatch } from "./match-form.ts";

interface At {
  world: World;
  author: Author;
  shown: HeatShown;
}

/** What a refused deed would have done to later matches, in words the page has; nothing where it was refused for something else. */
export async function withFall(
  { world, shown }: Pick<At, "world" | "shown">,
  made: Decision<unknown, { kind: string } | MatchesFall>,
): Promise<{ fall?: FallShown | null }> {
  if (made.ok || !("fall" in made.refusal)) return {};
  return { fall: await fallShown(world.db, shown.heat.id, made.refusal) };
}

/** Types a match in from paper, both sides at once. */
export async function enterMatch({ world, author, shown }: At, form: FormData) {
  const lanes = shown.lanes.map(({ lane }) => lane);
  const read = readMatch(form, lanes, shown.event.options);
  if (!read.ok) return answer(form, read);
  return answer(form, await enterAtDesk(world, author, shown.heat.id, read.value, opOf(form).op));
}

/** Corrects a match; with approval also where later ones fall, but only those that were shown. */
export async function correctBoth({ world, author, shown }: At, form: FormData) {
  const { id } = shown.heat;
  const lanes = shown.lanes.map(({ lane }) => lane);
  const read = readMatch(form, lanes, shown.event.options);
  if (!read.ok) return answer(form, read);
  const changed = read.value.filter(({ lane, mark }) => {
    const now = shown.lanes.find((one) => one.lane === lane);
    return !now || !isSaid(now.mark, mark);
  });
  let approve = false;
  if (text(form, "intent") === "approve") {
    const preview = await previewCorrection(world.db, id, changed);
    const fall = preview && (await fallShown(world.db, id, preview));
    approve = !fall || fall.seen === text(form, "seen");
    if (preview && !approve) return answer(form, refuse(preview), { fall });
  }
  const made = await correctMatch(world, author, id, changed, text(form, "reason"), { approve, ...opOf(form) });
  return answer(form, made, await withFall({ world, shown }, made));
}
