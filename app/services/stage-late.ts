import type { EntrantId, EventId, MeetId } from "#core/ids.ts";
import type { StageDraw } from "#core/stages/draw.ts";
import type { Executor } from "#db/client.server.ts";
import { type EntryOfEvent, findEntries } from "#db/entries.ts";
import { findEventProgress } from "#db/events.ts";
import { findOpenStages } from "#db/stages.ts";

export interface OutsideDraw {
  eventId: EventId;
  eventName: string;
  /** nothing was started: a new draw can take them in */
  waiting: boolean;
  people: EntryOfEvent[];
}

/** Everybody whom the draw of a stage names. */
export function peopleOfDraw(draw: StageDraw): EntrantId[] {
  switch (draw.kind) {
    case "knock-out":
    case "double":
      return draw.lines.flatMap((line) => (line?.kind === "entrant" ? [line.id] : []));
    case "places":
      return draw.pairs.flat().flatMap((one) => (one.kind === "entrant" ? [one.id] : []));
    case "redrawn":
      return [...draw.bracket.entrants];
    case "groups":
      return draw.groups.flatMap(({ ids }) => [...ids]);
    case "swiss":
      return draw.players.map(({ id }) => id);
  }
}

/** Who is entered in the meet's events that are met two by two, after these were drawn; a bye is a place in the draw. */
export async function outsideDraws(on: Executor, meetId: MeetId): Promise<OutsideDraw[]> {
  const found: OutsideDraw[] = [];
  for (const { eventId, eventName, plan, draw } of await findOpenStages(on, meetId)) {
    if (plan.stages?.format === "heats") continue;
    const drawn = new Set(peopleOfDraw(draw));
    const entries = await findEntries(on, eventId);
    const people = entries.filter(({ state, entrantId }) => state === "entered" && !drawn.has(entrantId));
    if (people.length === 0) continue;
    found.push({ eventId, eventName, waiting: !(await findEventProgress(on, eventId)).started, people });
  }
  return found;
}
