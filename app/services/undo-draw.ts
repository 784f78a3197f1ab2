import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EventId, MeetId } from "#core/ids.ts";
import { findEvent, findEventProgress, lockHeatsOfEvent } from "#db/events.ts";
import { findRounds } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { findStages } from "#db/stages.ts";
import { type AlreadyDone, act } from "./act.ts";
import type { NoSuchEvent } from "./events.ts";
import { dropDraw } from "./round-draw.ts";
import type { World } from "./world.ts";

export type NotUndone = NoSuchEvent | { kind: "event-started" } | { kind: "reason-required" };

/**
 * Takes an event's draw back, so that lanes and rounds can be changed. Refused from the first start on; a draw that is
 * published needs a reason. The log keeps the draw as it was. Without a draw nothing happens.
 */
export async function undoDraw(
  world: World,
  author: Author,
  meet: MeetId,
  id: EventId,
  reason: string,
): Promise<Decision<EventId, NotUndone | AlreadyDone>> {
  return act(
    world,
    { meet, author, lock: { kind: "event", id } },
    async (deed): Promise<Decision<EventId, NotUndone>> => {
      const event = await findEvent(deed.tx, id);
      if (!event || event.meetId !== meet) return refuse({ kind: "no-such-event" });
      await lockHeatsOfEvent(deed.tx, id);
      if ((await findEventProgress(deed.tx, id)).started) return refuse({ kind: "event-started" });
      const rounds = await findRounds(deed.tx, id);
      const stages = await findStages(deed.tx, [id]);
      if (reason.trim() === "" && [...rounds, ...stages].some(({ state }) => state !== "drawn"))
        return refuse({ kind: "reason-required" });
      await dropDraw(deed, id);
      const drawn = [
        ...rounds.flatMap(({ number, draw, stageId }) => (stageId === null ? [{ number, draw }] : [])),
        ...stages.map(({ number, draw }) => ({ stage: number, draw })),
      ];
      for (const before of drawn)
        await deed.log({
          kind: "draw-undone",
          subject: "event",
          subjectId: id,
          payload: { before },
          ...(reason.trim() && { reason: reason.trim() }),
        });
      return accept(id);
    },
  );
}
