import type { EntrantId, HeatId, RoundId, StageId } from "#core/ids.ts";
import type { StageDraw } from "#core/stages/draw.ts";
import { stageMatches } from "#core/stages/structure.ts";
import type { EventRow } from "#db/events.ts";
import { insertHeats, insertLanes } from "#db/heats.ts";
import { findRounds, insertRound } from "#db/rounds.ts";
import { insertSheetsForHeats } from "#db/sheets.ts";
import { insertStage } from "#db/stages.ts";
import type { Deed } from "./act.ts";
import { grouped } from "./grouped.ts";
import type { World } from "./world.ts";

// What the draw of a stage does to the tables, inside a deed that holds the event.

/** Two people for the empty lanes of a match. */
export interface Seating {
  id: HeatId;
  roundId: RoundId;
  players: readonly EntrantId[];
}

/** Writes the lanes of matches, and their sheets. */
export async function seatMatches(
  { tx }: Deed,
  seatings: readonly Seating[],
  { options }: Pick<EventRow, "options">,
): Promise<void> {
  const lanes = seatings.flatMap(({ id, roundId, players }) =>
    players.map((entrantId, side) => ({ heatId: id, roundId, lane: side + 1, entrantId })),
  );
  await insertLanes(tx, lanes);
  const sheets = seatings.map(({ id, players }) => ({ id, lanes: players.map((_, side) => side + 1) }));
  await insertSheetsForHeats(tx, sheets, options);
}

/** How many columns an event will have, and whether they can be seen. */
interface Columns {
  of: number;
  state: "drawn" | "published";
}

/** Writes the columns of a stage that are not there yet: all their matches, lanes and sheets where both are known. */
export async function writeColumns(
  world: World,
  deed: Deed,
  event: EventRow,
  stage: { id: StageId; draw: StageDraw },
  { of, state }: Columns,
): Promise<RoundId[]> {
  const there = await findRounds(deed.tx, event.id);
  const have = there.filter(({ stageId }) => stageId === stage.id).length;
  const columns = [...grouped(stageMatches(stage.draw), ({ column }) => column)].sort(([a], [b]) => a - b);
  const written: RoundId[] = [];
  for (const [, matches] of columns.filter(([column]) => column > have)) {
    const id = world.id<RoundId>();
    const place = { meetId: event.meetId, eventId: event.id };
    const number = (there.at(-1)?.number ?? 0) + written.length + 1;
    await insertRound(deed.tx, {
      ...{ id, ...place, number, of: Math.max(of, number), final: false, advance: null, draw: null },
      ...{ stageId: stage.id, state, drawnAt: deed.at, publishedAt: state === "published" ? deed.at : null },
    });
    const heats = matches.map((match, at) => ({ ...match, id: world.id<HeatId>(), number: at + 1 }));
    await insertHeats(
      deed.tx,
      heats.map((heat) => ({ id: heat.id, ...place, roundId: id, number: heat.number, match: heat.key })),
    );
    const known = heats.flatMap(({ id: heat, players: [a, b] }) =>
      a !== null && b !== null ? [{ id: heat, roundId: id, players: [a, b] }] : [],
    );
    await seatMatches(deed, known, event);
    written.push(id);
  }
  deed.touch(`event:${event.id}`);
  return written;
}

/** Writes a stage as drawn, with its columns, and the draw into the log. */
export async function writeStage(
  world: World,
  deed: Deed,
  event: EventRow,
  { number, draw }: { number: number; draw: StageDraw },
  { reason, ...columns }: Columns & { reason: string | null },
): Promise<{ stage: StageId; rounds: RoundId[] }> {
  const id = world.id<StageId>();
  const { state } = columns;
  await insertStage(deed.tx, {
    ...{ id, meetId: event.meetId, eventId: event.id, number, state, draw, drawnAt: deed.at },
    publishedAt: state === "published" ? deed.at : null,
  });
  const rounds = await writeColumns(world, deed, event, { id, draw }, columns);
  const payload = { event: event.id, number, draw };
  await deed.log({ kind: "stage-drawn", subject: "stage", subjectId: id, payload, reason });
  return { stage: id, rounds };
}
