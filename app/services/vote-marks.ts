import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EntrantId, EventId, OpId } from "#core/ids.ts";
import { voteMarks } from "#core/judged/vote.ts";
import { voteModule } from "#core/judged/works.ts";
import { findEvent } from "#db/events.ts";
import { findHeats, type HeatRow, lockHeats, updateHeat } from "#db/heats.ts";
import { findHanging } from "#db/pictures.ts";
import { findRounds } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { findSheetsOfHeat, updateSheet } from "#db/sheets.ts";
import { findBallot } from "#db/votes.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import { entry } from "./gallery.ts";
import { refoldHeat } from "./heat-marks.ts";
import { note } from "./sheet-note.ts";
import { voteCounts } from "./votes.ts";
import type { World } from "./world.ts";

export type VoteMarksRefusal =
  | { kind: "no-such-event" }
  /** the event has no module that the vote counts in */
  | { kind: "no-vote-module" }
  | { kind: "vote-not-closed" }
  /** the vote's module is not drawn and published */
  | { kind: "module-not-drawn" }
  | { kind: "marks-entered" };

/**
 * [JD32] Enters what a closed vote came to as the marks of the event's module of votes: on its sheets, by the program, for the
 * chief referee to confirm like any other. `by` is whoever asked for it.
 */
export async function enterVoteMarks(
  world: World,
  by: Author,
  eventId: EventId,
  op?: OpId,
): Promise<Decision<number, VoteMarksRefusal | AlreadyDone>> {
  const found = await findEvent(world.db, eventId);
  if (!found) return refuse({ kind: "no-such-event" });
  const author: Author = {
    kind: "program",
    id: null,
    name: "",
    ...(by.id && { person: { id: by.id, name: by.name } }),
  };
  const request = { meet: found.meetId, author, lock: { kind: "event" as const, id: eventId }, ...(op ? { op } : {}) };
  return act<number, VoteMarksRefusal>(world, request, async (deed) => {
    const [event, ballot] = [await findEvent(deed.tx, eventId), await findBallot(deed.tx, eventId)];
    const number = voteModule(event?.plan.judged);
    const module = number === null ? undefined : event?.plan.judged?.modules[number - 1];
    if (!event || !module) return refuse({ kind: "no-vote-module" });
    if (!ballot?.closesAt) return refuse({ kind: "vote-not-closed" });
    const round = (await findRounds(deed.tx, eventId)).find((one) => one.number === number && one.state !== "drawn");
    if (!round) return refuse({ kind: "module-not-drawn" });
    await lockHeats(deed.tx, round.id);
    const open = (await findHeats(deed.tx, round.id)).filter(
      ({ state }) => state === "scheduled" || state === "running",
    );
    if (open.length === 0) return refuse({ kind: "marks-entered" });
    const { counts, works } = await voteCounts(deed.tx, event, ballot);
    const marks = voteMarks(counts, module.most);
    const byMaker = new Map(works.works.map((one) => [one.entrantId, marks.get(one.number ?? 0) ?? 0]));
    const hanging = await findHanging(deed.tx, round.id);
    for (const heat of open)
      await fill(
        deed,
        heat,
        hanging.filter(({ heatId }) => heatId === heat.id),
        byMaker,
      );
    await deed.log(entry("vote-entered", eventId, { marks: Object.fromEntries(marks) }));
    deed.touch(`round:${round.id}`);
    return accept(open.length);
  });
}

/** Marks every lane of a heat's sheet and hands it in. */
async function fill(
  deed: Deed,
  heat: HeatRow,
  lanes: readonly { lane: number; entrantId: EntrantId }[],
  marks: ReadonlyMap<EntrantId, number>,
): Promise<void> {
  for (const sheet of await findSheetsOfHeat(deed.tx, heat.id)) {
    if (sheet.state === "submitted") continue;
    for (const { lane, entrantId } of lanes.filter((one) => sheet.lanes.includes(one.lane))) {
      const value = marks.get(entrantId) ?? 0;
      await note(deed, heat.id, sheet, "sheet-op", { kind: "score", lane, judge: sheet.judge, value });
    }
    await note(deed, heat.id, sheet, "sheet-op", { kind: "submit" });
    await updateSheet(deed.tx, sheet.id, { version: sheet.version + 1, state: "submitted", submittedAt: deed.at });
  }
  await refoldHeat(deed.tx, heat.id);
  const startedAt = heat.startedAt ?? deed.at;
  await updateHeat(deed.tx, heat.id, { state: "provisional", startedAt, closedAt: deed.at });
  deed.touch(`heat:${heat.id}`);
}
