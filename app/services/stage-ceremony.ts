import { accept, type Decision, refuse } from "#core/decision.ts";
import type { OpId, StageId } from "#core/ids.ts";
import { ceremonySlots } from "#core/stages/ceremony.ts";
import type { Author } from "#db/schema/log.ts";
import { findStage, type StageRow, updateStage } from "#db/stages.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import type { World } from "./world.ts";

export type CeremonyRefusal = { kind: "no-such-stage" } | { kind: "already-published" } | { kind: "no-ceremony" };

async function atStage<Value>(
  world: World,
  author: Author,
  stageId: StageId,
  op: OpId | undefined,
  work: (deed: Deed, stage: StageRow) => Promise<Decision<Value, CeremonyRefusal>>,
): Promise<Decision<Value, CeremonyRefusal | AlreadyDone>> {
  const found = await findStage(world.db, stageId);
  if (!found) return refuse({ kind: "no-such-stage" });
  const lock = { kind: "event" as const, id: found.eventId };
  return act(world, { meet: found.meetId, author, lock, ...(op ? { op } : {}) }, async (deed) => {
    const stage = await findStage(deed.tx, stageId);
    if (!stage) return refuse({ kind: "no-such-stage" as const });
    deed.touch(`event:${stage.eventId}`);
    return work(deed, stage);
  });
}

/** The draw is told slot by slot from now on; nothing is shown yet. */
export function startCeremony(
  world: World,
  author: Author,
  stageId: StageId,
  op?: OpId,
): Promise<Decision<StageId, CeremonyRefusal | AlreadyDone>> {
  return atStage(world, author, stageId, op, async (deed, { state, eventId }) => {
    if (state !== "drawn") return refuse({ kind: "already-published" });
    await updateStage(deed.tx, stageId, { state: "ceremony", revealed: 0 });
    await deed.log({ kind: "ceremony-started", subject: "stage", subjectId: stageId, payload: { event: eventId } });
    return accept(stageId);
  });
}

/** Shows slots of the draw until `upTo` of them are shown, in the order of the ceremony; never fewer than before. */
export function revealNext(
  world: World,
  author: Author,
  stageId: StageId,
  upTo: number,
  op?: OpId,
): Promise<Decision<{ revealed: number; of: number }, CeremonyRefusal | AlreadyDone>> {
  return atStage(world, author, stageId, op, async (deed, { state, eventId, draw, revealed: before }) => {
    if (state !== "ceremony") return refuse({ kind: "no-ceremony" });
    const of = ceremonySlots(draw).length;
    const revealed = Math.min(of, Math.max(before, Math.trunc(upTo) || 0));
    await updateStage(deed.tx, stageId, { revealed });
    const payload = { event: eventId, revealed };
    await deed.log({ kind: "slots-shown", subject: "stage", subjectId: stageId, payload });
    return accept({ revealed, of });
  });
}
