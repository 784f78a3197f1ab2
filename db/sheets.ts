import { and, asc, desc, eq, inArray, isNotNull, max, ne, or, sql } from "drizzle-orm";
import type { DeviceId, EventId, HeatId, MeetId, OfficialId, OpId, SheetId } from "#core/ids.ts";
import { moduleOptions } from "#core/judged/module-options.ts";
import type { SheetAct, SheetOp } from "#core/scoring/ops.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { inChunks } from "./chunks.ts";
import type { Executor, Tx } from "./client.server.ts";
import { entrant, event, heat, lane, log, official, round, sheet, unit } from "./schema/index.ts";

export type SheetRow = typeof sheet.$inferSelect;
export type ScoredHeat = typeof heat.$inferSelect;

/** The kinds of log entries that a sheet is folded from; their payload is a SheetAct. */
export const sheetKinds: readonly string[] = [
  "sheet-op",
  "mark-corrected",
  "contest-settled",
  "judge-excused",
  "judge-stepped-down",
  "judge-back",
  "sheet-reopened",
];

/** The sheets of heats with these lanes, one for each heat or one a lane, and as many of each as people watch; empty and open. */
export async function insertSheetsForHeats(
  tx: Tx,
  heats: readonly { id: HeatId; lanes: readonly number[] }[],
  { sheets, judges = 1 }: Pick<ScoringOptions, "sheets" | "judges">,
): Promise<void> {
  const id = sql<SheetId>`gen_random_uuid()`;
  const rows = heats.flatMap(({ id: heatId, lanes }) => {
    const slots =
      sheets === "heat" ? [{ slot: 0, lanes: [...lanes] }] : lanes.map((number) => ({ slot: number, lanes: [number] }));
    return slots.flatMap((one) =>
      Array.from({ length: judges }, (_, index) => ({ ...one, id, heatId, judge: index + 1 })),
    );
  });
  for (const some of inChunks(rows)) await tx.insert(sheet).values(some);
}

/** The sheets of one heat, or of lanes that were empty in it. */
export const insertSheetsForHeat = (
  tx: Tx,
  { id }: { id: HeatId },
  lanes: readonly number[],
  options: Pick<ScoringOptions, "sheets" | "judges">,
): Promise<void> => insertSheetsForHeats(tx, [{ id, lanes }], options);

export async function findSheetsOfHeat(on: Executor, heatId: HeatId): Promise<SheetRow[]> {
  return on.select().from(sheet).where(eq(sheet.heatId, heatId)).orderBy(asc(sheet.slot), asc(sheet.judge));
}

/** Where each of these sheets stands: its heat, event and meet; sheets of rounds that are not published are left out. */
export async function findSheetPlaces(on: Executor, ids: readonly SheetId[]) {
  if (ids.length === 0) return [];
  return on
    .select({
      id: sheet.id,
      slot: sheet.slot,
      judge: sheet.judge,
      heatId: heat.id,
      eventId: heat.eventId,
      meetId: heat.meetId,
    })
    .from(sheet)
    .innerJoin(heat, eq(heat.id, sheet.heatId))
    .innerJoin(round, eq(round.id, heat.roundId))
    .where(and(inArray(sheet.id, [...ids]), ne(round.state, "drawn")));
}

/** Changes a sheet: its version and state after a batch of ops. */
export async function updateSheet(
  tx: Tx,
  id: SheetId,
  change: Partial<Pick<SheetRow, "version" | "state" | "submittedAt">>,
): Promise<void> {
  await tx.update(sheet).set(change).where(eq(sheet.id, id));
}

/** The sheet's heat with all that is needed to fold its marks. */
export async function findScoredHeat(on: Executor, heatId: HeatId) {
  const rows = await on
    .select({
      heat,
      ruleset: event.ruleset,
      options: event.options,
      plan: event.plan,
      venue: event.venue,
      round: round.number,
    })
    .from(heat)
    .innerJoin(event, eq(event.id, heat.eventId))
    .innerJoin(round, eq(round.id, heat.roundId))
    .where(eq(heat.id, heatId));
  const [found] = rows;
  return found && { ...found, options: moduleOptions(found, found.round) };
}

/** Changes a heat's state, times and folded marks. */
export async function updateScoredHeat(
  tx: Tx,
  heatId: HeatId,
  change: Partial<Pick<typeof heat.$inferSelect, "state" | "startedAt" | "closedAt" | "marks">>,
): Promise<void> {
  await tx.update(heat).set(change).where(eq(heat.id, heatId));
}

type OpOfSheet = { sheetId: SheetId; serverAt: number; op: SheetOp };

/**
 * An entry as the fold needs it: op id, device, that device's number, its moment by the server's clock as far as the
 * device knew it, the moment the server got it (both epoch ms), act, the version seen, the version made.
 */
type Folded = [
  id: OpId,
  device: string,
  seq: number,
  at: number,
  serverAt: number,
  act: SheetAct,
  base: number | null,
  version: number | null,
];

const serverMs = sql`trunc(extract(epoch from ${log.serverAt}) * 1000)`;

/**
 * One value a sheet: several hundred rows of columns take the driver four times as long to read. Entries made at the desk,
 * whoever makes them, have one order: the log's, whatever the clock says.
 */
const entriesOfSheet = sql<Folded[]>`json_agg(json_build_array(
  ${log.opId},
  coalesce(${log.deviceId}::text, 'desk'),
  coalesce(${log.deviceSeq}, ${log.seq}),
  coalesce(${log.deviceAt} + coalesce(${log.deviceOffset}, 0), ${serverMs}),
  ${serverMs},
  ${log.payload},
  ${log.baseVersion},
  ${log.version}
) order by ${log.seq})`;

/** The ops of these sheets, each sheet's in the order they came: what tablets sent, and the chief's corrections. */
export async function findOpsOfSheets(on: Executor, ids: readonly SheetId[]): Promise<OpOfSheet[]> {
  if (ids.length === 0) return [];
  const sheets = await on
    .select({ sheetId: log.sheetId, entries: entriesOfSheet })
    .from(log)
    .where(and(inArray(log.sheetId, [...ids]), inArray(log.kind, [...sheetKinds])))
    .groupBy(log.sheetId);
  return sheets.flatMap(({ sheetId, entries }) =>
    sheetId === null
      ? []
      : entries.map(([id, device, seq, at, serverAt, act, base, version]) => ({
          sheetId,
          serverAt,
          // added to in place: to spread the act first costs several times what parsing it did
          op: Object.assign(
            act,
            { id, device, seq, at },
            base === null ? {} : { base },
            version === null ? {} : { version },
          ),
        })),
  );
}

/** The ops of one sheet in the order they came. */
export async function findSheetOps(on: Executor, sheetId: SheetId): Promise<SheetOp[]> {
  return (await findOpsOfSheets(on, [sheetId])).map(({ op }) => op);
}

/** What the log already holds of these op ids, and of these sequence numbers of the device. */
export async function findKnownOps(
  on: Executor,
  device: DeviceId,
  ops: readonly { id: OpId; seq: number }[],
): Promise<
  { id: OpId; sheetId: SheetId | null; deviceId: DeviceId | null; seq: number | null; version: number | null }[]
> {
  if (ops.length === 0) return [];
  return on
    .select({ id: log.opId, sheetId: log.sheetId, deviceId: log.deviceId, seq: log.deviceSeq, version: log.version })
    .from(log)
    .where(
      or(
        inArray(
          log.opId,
          ops.map(({ id }) => id),
        ),
        and(
          eq(log.deviceId, device),
          inArray(
            log.deviceSeq,
            ops.map(({ seq }) => seq),
          ),
        ),
      ),
    );
}

/** Appends a batch of ops with one statement; answers the ids that were not there before. */
export async function insertSheetOps(tx: Tx, entries: (typeof log.$inferInsert)[]): Promise<Set<OpId>> {
  if (entries.length === 0) return new Set();
  const rows = await tx.insert(log).values(entries).onConflictDoNothing().returning({ id: log.opId });
  return new Set(rows.map(({ id }) => id));
}

/** The names of those of these officials who are of this meet, also of those removed since. */
export async function findOfficialNames(
  on: Executor,
  meetId: MeetId,
  ids: readonly OfficialId[],
): Promise<{ id: OfficialId; name: string }[]> {
  if (ids.length === 0) return [];
  return on
    .select({ id: official.id, name: official.name })
    .from(official)
    .where(and(eq(official.meetId, meetId), inArray(official.id, [...ids])));
}

/** The highest sequence number the log holds of a device, 0 where there is none. */
export async function findLastSeq(on: Executor, device: DeviceId): Promise<number> {
  const rows = await on
    .select({ last: max(log.deviceSeq) })
    .from(log)
    .where(eq(log.deviceId, device));
  return rows[0]?.last ?? 0;
}

/** The published heats of a meet (of one event where `eventId` is given), in the order of events, rounds and heats. */
export async function findPublishedHeats(on: Executor, meetId: MeetId, eventId: EventId | null) {
  const ofEvent = eventId === null ? undefined : eq(heat.eventId, eventId);
  return on
    .select({ heat, round, event })
    .from(heat)
    .innerJoin(round, eq(round.id, heat.roundId))
    .innerJoin(event, eq(event.id, heat.eventId))
    .where(and(eq(heat.meetId, meetId), ofEvent, ne(round.state, "drawn")))
    .orderBy(asc(event.sort), asc(round.number), asc(heat.number));
}

/** The meet's heats that became official last, newest first. */
export async function findLastOfficial(on: Executor, meetId: MeetId, eventId: EventId | null, limit: number) {
  const ofEvent = eventId === null ? undefined : eq(heat.eventId, eventId);
  const rows = await on
    .select({ id: heat.id })
    .from(heat)
    .where(and(eq(heat.meetId, meetId), ofEvent, eq(heat.state, "official"), isNotNull(heat.officialAt)))
    .orderBy(desc(heat.officialAt))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Who stands where in these heats. */
export async function findLanesOfHeats(on: Executor, ids: readonly HeatId[]) {
  if (ids.length === 0) return [];
  return on
    .select({
      heatId: lane.heatId,
      lane: lane.lane,
      entrant: entrant.id,
      bib: entrant.bib,
      name: entrant.name,
      unit: unit.name,
    })
    .from(lane)
    .innerJoin(entrant, eq(entrant.id, lane.entrantId))
    .innerJoin(unit, eq(unit.id, entrant.unitId))
    .where(inArray(lane.heatId, [...ids]))
    .orderBy(asc(lane.lane));
}

/** The sheets of these heats. */
export async function findSheetsOfHeats(on: Executor, ids: readonly HeatId[]): Promise<SheetRow[]> {
  if (ids.length === 0) return [];
  return on
    .select()
    .from(sheet)
    .where(inArray(sheet.heatId, [...ids]))
    .orderBy(asc(sheet.slot), asc(sheet.judge));
}
