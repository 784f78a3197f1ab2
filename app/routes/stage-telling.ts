import type { Author } from "#db/schema/log.ts";
import { findStage, type StageRow } from "#db/stages.ts";
import type { AlreadyDone } from "#services/act.ts";
import { type CeremonyRefusal, revealNext, startCeremony } from "#services/stage-ceremony.ts";
import { type PublishRefusal, publishStages } from "#services/stage-draw.ts";
import type { World } from "#services/world.ts";
import { opOf, text } from "./answer.ts";

// A draw is told by the desk or by the announcer: begun on the boards, slot by slot, or everything at once.

interface Telling {
  world: World;
  author: Author;
  stage: StageRow;
}

type Told = { ok: true } | { ok: false; refusal: CeremonyRefusal | PublishRefusal | AlreadyDone };

/** Published, or begun, a moment ago, by a double click or by somebody else: it is as it was wished to be. */
export const asWished = <Made extends { ok: true } | { ok: false; refusal: { kind: string } }>(made: Made) =>
  !made.ok && made.refusal.kind === "already-published" ? { ok: true as const } : made;

export async function beginTelling({ world, author, stage }: Telling, form: FormData): Promise<Told> {
  const begun = await startCeremony(world, author, stage.id, opOf(form).op);
  const { state } = (await findStage(world.db, stage.id)) ?? stage;
  return state === "ceremony" ? asWished(begun) : begun;
}

/** Up to the slot that the form says. */
export const tellSlots = ({ world, author, stage }: Telling, form: FormData): Promise<Told> =>
  revealNext(world, author, stage.id, Number(text(form, "upTo")) || 0, opOf(form).op);

export const publishTold = async ({ world, author, stage }: Telling, form: FormData): Promise<Told> =>
  asWished(await publishStages(world, author, stage.eventId, opOf(form).op));
