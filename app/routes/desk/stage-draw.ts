import { refuse } from "#core/decision.ts";
import { type EntrantId, type EventId, parseId, type StageId } from "#core/ids.ts";
import { findEntries } from "#db/entries.ts";
import type { EventRow } from "#db/events.ts";
import type { Author } from "#db/schema/log.ts";
import { findStage } from "#db/stages.ts";
import { drawStages, publishStages } from "#services/stage-draw.ts";
import { seedsFrom } from "#services/stage-seeds.ts";
import type { World } from "#services/world.ts";
import { answer, noSuchIntent, opOf, text } from "../answer.ts";
import { asWished, beginTelling, tellSlots } from "../stage-telling.ts";

interface At {
  world: World;
  author: Author;
  event: EventRow;
}

/** What is wrong with a seed number. */
export type SeedProblem =
  | { kind: "seed-invalid"; most: number }
  | { kind: "seed-twice"; seed: number }
  | { kind: "seed-gap"; seed: number };

/** The seeds as typed, best first, or what to correct at whose number. Only people who are entered are read. */
export function readSeeds(form: FormData, entered: readonly EntrantId[]) {
  const problems: Record<string, SeedProblem> = {};
  const seeds: EntrantId[] = [];
  const most = entered.length;
  for (const id of entered) {
    const typed = text(form, `seed.${id}`).normalize("NFKC");
    if (typed === "") continue;
    const seed = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
    if (seed < 1 || seed > most) problems[id] = { kind: "seed-invalid", most };
    else if (seeds[seed - 1]) problems[id] = { kind: "seed-twice", seed };
    else seeds[seed - 1] = id;
  }
  const gap = Array.from<EntrantId | undefined>(seeds).indexOf(undefined);
  const above = gap < 0 ? undefined : seeds[seeds.length - 1];
  if (above) problems[above] ??= { kind: "seed-gap", seed: gap + 1 };
  return { seeds, problems };
}

/** The deeds of the draw page of an event that is met two by two. */
export async function stageDrawAction({ world, author, event }: At, form: FormData) {
  const { op } = opOf(form);
  const wish = op ? { op } : {};
  const entered = (await findEntries(world.db, event.id)).flatMap((one) =>
    one.state === "entered" ? [one.entrantId] : [],
  );
  switch (text(form, "intent")) {
    case "draw": {
      const { seeds, problems } = readSeeds(form, entered);
      if (Object.keys(problems).length > 0) return answer(form, refuse({ kind: "seeds-wrong" as const }), { problems });
      const [seed, reason] = [text(form, "seed").slice(0, 64), text(form, "reason")];
      const apart = text(form, "separate");
      const separate = apart === "" ? {} : { separate: apart === "yes" };
      const lot = { seeds, ...(seed && { seed }), ...separate, reason };
      const drawn = await drawStages(world, author, event.id, { ...lot, ...wish });
      return answer(form, drawn);
    }
    case "seeds": {
      const from = parseId<EventId>(text(form, "from"));
      const most = Math.min(entered.length, Number(text(form, "most")) || entered.length);
      if (!from) return answer(form, refuse({ kind: "choose-one" as const }));
      const made = await seedsFrom(world.db, event, from, most);
      return answer(form, made, made.ok ? { seeds: made.value } : {});
    }
    case "publish":
      return answer(form, asWished(await publishStages(world, author, event.id, op)));
    case "ceremony":
    case "reveal": {
      const id = parseId<StageId>(text(form, "stage"));
      const stage = id && (await findStage(world.db, id));
      if (!stage || stage.eventId !== event.id) return answer(form, refuse({ kind: "no-such-stage" as const }));
      const begin = text(form, "intent") === "ceremony";
      return answer(form, await (begin ? beginTelling : tellSlots)({ world, author, stage }, form));
    }
    default:
      throw noSuchIntent();
  }
}
