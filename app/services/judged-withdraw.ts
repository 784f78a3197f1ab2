import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EntrantId, EventId } from "#core/ids.ts";
import type { Executor } from "#db/client.server.ts";
import { findEntries, findStands, type Stand, updateEntries } from "#db/entries.ts";
import { lockHeatsOfEvent } from "#db/events.ts";
import { deleteLane, updateSheetLanes } from "#db/heats.ts";
import { deleteMasks } from "#db/masks.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import type { Deed } from "./act.ts";
import { grouped } from "./grouped.ts";
import { dropEmptyHeats } from "./round-draw.ts";
import { moveOn } from "./rounds.ts";
import type { Withdrawn, WithdrawRefusal } from "./withdraw.ts";
import type { World } from "./world.ts";

/**
 * Takes somebody out of an event that a panel judges: out of every module they have not begun, behind a number too. What was
 * marked stays in the log and counts for nothing, since a total wants all modules. Refused while they appear.
 */
export async function leaveModules(
  world: World,
  deed: Deed,
  { eventId, entrantId, reason }: { eventId: EventId; entrantId: EntrantId; reason: string },
): Promise<Decision<Withdrawn, WithdrawRefusal>> {
  await lockHeatsOfEvent(deed.tx, eventId);
  const stands = (await findStands(deed.tx, [entrantId])).filter((one) => one.eventId === eventId);
  if (stands.some(({ heatState }) => heatState === "running")) return refuse({ kind: "heat-started" });
  await updateEntries(deed.tx, entrantId, [eventId], "withdrawn");
  const entry = { kind: "entry-withdrawn", subject: "event", subjectId: eventId, payload: { entrant: entrantId } };
  await deed.log({ ...entry, reason: reason.trim() || null });
  deed.touch(`event:${eventId}`);
  for (const stand of stands) if (stand.heatState === "scheduled") await leave(world, deed, stand, reason);
  return accept({ reserve: null });
}

/** Who may still leave an event of so many modules: who does not appear just now, and has a module before them. */
export async function mayLeave(on: Executor, eventId: EventId, modules: number) {
  const entered = (await findEntries(on, eventId)).filter(({ state }) => state === "entered");
  const stands = grouped(
    await findStands(
      on,
      entered.map(({ entrantId }) => entrantId),
    ),
    ({ entrantId }) => entrantId,
  );
  return entered.flatMap(({ entrantId: id, name, unitName, bib }) => {
    // whoever stands behind a number is named as long as the others: the list must not say whose turn it is
    const own = (stands.get(id) ?? [])
      .filter((one) => one.eventId === eventId)
      .map(({ heatState, mask }) => (mask === null ? heatState : "scheduled"));
    const ahead = own.length < modules || own.includes("scheduled");
    return ahead && !own.includes("running") ? [{ id, name, unitName, bib }] : [];
  });
}

/** Empties one lane, with the mask that stood there; a heat that nobody is left in goes. */
async function leave(world: World, deed: Deed, { heatId, lane, roundId, mask }: Stand, reason: string): Promise<void> {
  await deleteLane(deed.tx, heatId, lane);
  for (const { id, lanes } of await findSheetsOfHeat(deed.tx, heatId))
    if (lanes.includes(lane))
      await updateSheetLanes(
        deed.tx,
        id,
        lanes.filter((one) => one !== lane),
      );
  if (mask) await deleteMasks(deed.tx, [mask]);
  deed.touch(`heat:${heatId}`, `round:${roundId}`);
  if ((await dropEmptyHeats(deed, roundId)) > 0) await moveOn(world, deed, roundId, reason);
}
