import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { EventId, HeatId, MeetId, OfficialId, RoundId, SheetId, UnitId } from "#core/ids.ts";
import { inChunks } from "./chunks.ts";
import type { Executor, Tx } from "./client.server.ts";
import { device, entrant, entry, judge, lane, log, mask, official, seat, sheet, unit } from "./schema/index.ts";

/** Who sits at an event's judges' numbers, by number. */
export async function findJudges(on: Executor, eventId: EventId) {
  return on
    .select({
      number: judge.number,
      id: official.id,
      name: official.name,
      unit: official.unitId,
      unitName: unit.name,
    })
    .from(judge)
    .innerJoin(official, and(eq(official.id, judge.officialId), isNull(official.removedAt)))
    .leftJoin(unit, eq(unit.id, official.unitId))
    .where(eq(judge.eventId, eventId))
    .orderBy(asc(judge.number));
}

/** The events somebody judges. */
export async function findEventsJudged(on: Executor, officialId: OfficialId): Promise<EventId[]> {
  const rows = await on
    .selectDistinct({ id: judge.eventId })
    .from(judge)
    .where(eq(judge.officialId, officialId))
    .orderBy(asc(judge.eventId));
  return rows.map(({ id }) => id);
}

/** Seats somebody at a judge's number, in the place of whoever sat there. */
export async function upsertJudge(tx: Tx, row: typeof judge.$inferInsert): Promise<void> {
  await tx
    .insert(judge)
    .values(row)
    .onConflictDoUpdate({ target: [judge.eventId, judge.number], set: { officialId: row.officialId } });
}

/** Leaves judges' numbers of an event empty. */
export async function deleteJudges(tx: Tx, eventId: EventId, numbers: readonly number[]): Promise<void> {
  if (numbers.length === 0) return;
  await tx.delete(judge).where(and(eq(judge.eventId, eventId), inArray(judge.number, [...numbers])));
}

/** The open seats of an event at judges' numbers, with who is signed in on a tablet there. */
export async function findJudgeSeats(on: Executor, eventId: EventId) {
  return on
    .select({ id: seat.id, name: seat.name, code: seat.code, judge: seat.judge, person: official.name })
    .from(seat)
    .leftJoin(device, and(eq(device.seatId, seat.id), isNull(device.revokedAt)))
    .leftJoin(official, and(eq(official.id, device.officialId), isNull(official.removedAt)))
    .where(and(eq(seat.eventId, eventId), isNull(seat.revokedAt)))
    .orderBy(asc(seat.createdAt), asc(seat.id), asc(device.createdAt));
}

/** One sheet for each of these judges' numbers, with all lanes of its heat; empty and open. */
export async function insertPanelSheets(
  tx: Tx,
  heats: readonly { id: HeatId; lanes: readonly number[]; judges: readonly number[] }[],
): Promise<void> {
  const id = sql<SheetId>`gen_random_uuid()`;
  const rows = heats.flatMap(({ id: heatId, lanes, judges }) =>
    judges.map((number) => ({ id, heatId, slot: 0, judge: number, lanes: [...lanes] })),
  );
  for (const some of inChunks(rows)) await tx.insert(sheet).values(some);
}

/** The heat a sheet is of, published or not. */
export async function findHeatOfSheet(on: Executor, id: SheetId): Promise<HeatId | null> {
  const rows = await on.select({ heat: sheet.heatId }).from(sheet).where(eq(sheet.id, id));
  return rows[0]?.heat ?? null;
}

/** The lanes of these sheets that their judges may mark although they are of the own unit, as was decided with a reason. */
export async function findOverrides(on: Executor, sheets: readonly SheetId[]) {
  if (sheets.length === 0) return [];
  return on
    .select({ sheet: log.sheetId, lanes: sql<number[]>`${log.payload}->'lanes'` })
    .from(log)
    .where(and(inArray(log.sheetId, [...sheets]), eq(log.kind, "own-unit-overridden")));
}

/** Everybody entered in an event who stands in no lane of a round, neither as a person nor behind a number. */
export async function findOutsideRound(on: Executor, meetId: MeetId, eventId: EventId, roundId: RoundId) {
  return on
    .select({
      id: entrant.id,
      unit: sql<UnitId>`${entrant.unitId}`,
      name: entrant.name,
      bib: entrant.bib,
      unitName: unit.name,
    })
    .from(entry)
    .innerJoin(entrant, eq(entrant.id, entry.entrantId))
    .innerJoin(unit, eq(unit.id, entrant.unitId))
    .leftJoin(lane, and(eq(lane.roundId, roundId), eq(lane.entrantId, entrant.id)))
    .leftJoin(mask, and(eq(mask.roundId, roundId), eq(mask.entrantId, entrant.id)))
    .where(
      and(
        eq(entrant.meetId, meetId),
        eq(entry.eventId, eventId),
        eq(entry.state, "entered"),
        isNull(entrant.removedAt),
        isNull(lane.entrantId),
        isNull(mask.id),
      ),
    )
    .orderBy(asc(unit.sort), asc(unit.id), asc(entrant.createdAt));
}
