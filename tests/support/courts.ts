import type { CourtId, EntrantId, HeatId, RoundId, StageId } from "#core/ids.ts";
import type { StageDraw } from "#core/stages/draw.ts";
import type { StagePlan } from "#core/stages/plan.ts";
import { stageDefaults } from "#core/stages/plan-defaults.ts";
import { stageMatches } from "#core/stages/structure.ts";
import { findCourts, insertCourts } from "#db/courts.ts";
import type { EventRow } from "#db/events.ts";
import type { MeetRow } from "#db/meets.ts";
import { heat, lane, round, stage } from "#db/schema/index.ts";
import { insertSheetsForHeat } from "#db/sheets.ts";
import type { World } from "#services/world.ts";
import { stageEvent } from "./play.ts";

export const minute = 60_000;

/** An event met two by two, whose matches take 20 minutes, with 15 of rest. */
export const metEvent = (world: World, sizes: readonly number[], plan: Partial<StagePlan> = {}, venue = "") =>
  stageEvent(world, sizes, "table-tennis", {
    venue,
    plan: { stages: { ...stageDefaults, restMs: 15 * minute, matchMs: 20 * minute, ...plan } },
  });

/** A knock-out of these people as neighbours meet. */
export const neighbours = (ids: readonly EntrantId[], settle = 2): StageDraw => ({
  kind: "knock-out",
  lines: ids.map((id) => ({ kind: "entrant", id })),
  settle,
  lot: null,
  seed: null,
});

/** The columns, matches, lanes and sheets of a draw as they stand in the tables, published; the matches by their keys. */
export async function makeStage(
  world: World,
  event: EventRow,
  draw: StageDraw,
  over: { state?: "drawn" | "published" } = {},
): Promise<Map<string, HeatId>> {
  const stageId = world.id<StageId>();
  const of = { meetId: event.meetId, eventId: event.id };
  const matches = stageMatches(draw);
  const columns = [...new Set(matches.map(({ column }) => column))];
  const ids = new Map<string, HeatId>();
  await world.db.transaction(async (tx) => {
    const state = over.state ?? "published";
    await tx.insert(stage).values({ id: stageId, ...of, number: 1, state, draw });
    for (const column of columns) {
      const roundId = world.id<RoundId>();
      const here = matches.filter((one) => one.column === column);
      const final = column === columns.length;
      await tx.insert(round).values({ id: roundId, ...of, number: column, of: columns.length, final, state, stageId });
      for (const [at, { key, players }] of here.entries()) {
        const id = world.id<HeatId>();
        ids.set(key, id);
        await tx.insert(heat).values({ id, ...of, roundId, number: at + 1, match: key });
        const known = players.flatMap((entrantId) => entrantId ?? []);
        if (known.length < 2) continue;
        await tx
          .insert(lane)
          .values(known.map((entrantId, side) => ({ heatId: id, roundId, lane: side + 1, entrantId })));
        await insertSheetsForHeat(tx, { id }, [1, 2], event.options);
      }
    }
  });
  return ids;
}

/** Courts of these names for all events. */
export async function makeCourts(world: World, meet: Pick<MeetRow, "id">, ...names: string[]): Promise<CourtId[]> {
  const rows = names.map((name, at) => ({ id: world.id<CourtId>(), meetId: meet.id, name, sort: at + 1 }));
  await world.db.transaction((tx) => insertCourts(tx, rows));
  return (await findCourts(world.db, meet.id)).map(({ id }) => id);
}
