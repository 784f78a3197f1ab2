import { accept, type Decision, refuse } from "#core/decision.ts";
import { drawGroupLot } from "#core/groups/table.ts";
import type { OpId, StageId } from "#core/ids.ts";
import type { Author } from "#db/schema/log.ts";
import { findStage } from "#db/stages.ts";
import { type AlreadyDone, act } from "./act.ts";
import { type SettleRefusal, settleStages } from "./stage-progress.ts";
import { playStagesOf } from "./stages.ts";
import type { World } from "./world.ts";

export type GroupTieRefusal =
  | { kind: "no-such-stage" }
  | { kind: "no-such-tie" }
  | { kind: "reason-required" }
  | SettleRefusal;

/**
 * [RR16] Draws a repeatable lot for every tie of a group that decides who goes on or wins; "" is the table of a Swiss contest.
 * Who goes on then takes their place in the next stage.
 */
export async function drawGroupTie(
  world: World,
  author: Author,
  stageId: StageId,
  group: string,
  reason: string,
  op?: OpId,
): Promise<Decision<StageId, GroupTieRefusal | AlreadyDone>> {
  const found = await findStage(world.db, stageId);
  if (!found) return refuse({ kind: "no-such-stage" });
  const { eventId, meetId } = found;
  const lock = { kind: "event" as const, id: eventId };
  const request = { meet: meetId, author, lock, ...(op ? { op } : {}) };
  return act(world, request, async (deed): Promise<Decision<StageId, GroupTieRefusal>> => {
    const now = await playStagesOf(deed.tx, eventId);
    const stage = now?.stages.find(({ id }) => id === stageId);
    const played = now?.played.stages.find(({ number }) => number === stage?.number);
    const ties = played?.ties.filter((tie) => tie.group === group) ?? [];
    if (ties.length === 0) return refuse({ kind: "no-such-tie" });
    const why = reason.trim();
    if (why === "") return refuse({ kind: "reason-required" });
    for (const tie of ties) {
      const { order, seed } = drawGroupLot(tie.ids, world.seed());
      const payload = { event: eventId, group, order, seed, place: tie.place };
      await deed.log({ kind: "group-lot", subject: "stage", subjectId: stageId, payload, reason: why });
    }
    deed.touch(`event:${eventId}`);
    const settled = await settleStages(world, deed, eventId, { reason: why });
    return settled.ok ? accept(stageId) : settled;
  });
}
