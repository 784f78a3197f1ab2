import type { EntrantId, EventId, HeatId, MeetId, RoundId, UnitId } from "#core/ids.ts";
import type { Appearing, DealtHeat } from "#core/judged/deal.ts";
import { judgeNumber } from "#core/judged/judge-number.ts";
import { judgesOf } from "#core/judged/module-options.ts";
import type { JudgedModule } from "#core/judged/plan.ts";
import { insertHeats, insertLanes, updateSheetLanes } from "#db/heats.ts";
import { insertPanelSheets } from "#db/judged.ts";
import { insertMasks, maskUnitOf } from "#db/masks.ts";
import { findSheetsOfHeat } from "#db/sheets.ts";
import type { Deed } from "./act.ts";
import type { World } from "./world.ts";

// What a module's draw does to the tables, inside a deed that holds the event.

export interface ModulePlace {
  meetId: MeetId;
  eventId: EventId;
  roundId: RoundId;
}

interface Seating {
  module: JudgedModule;
  number: number;
  heats: readonly DealtHeat[];
}

/** Whose sheets a panel has; what the public gave stands on one that nobody sits before. */
function sheetsFor(module: JudgedModule, number: number, panel: number): number[] {
  const judges = judgesOf(module, number, panel);
  return judges.length > 0 ? judges : [judgeNumber({ module: number, panel, chair: 1 })];
}

/** Makes a mask for everybody who has a number; answers who stands in whose lane. */
async function wearMasks(
  world: World,
  { tx }: Deed,
  place: ModulePlace,
  people: readonly Appearing[],
): Promise<(id: EntrantId) => EntrantId> {
  const masks = people.flatMap(({ id, code }) =>
    code === null ? [] : [{ id: world.id<EntrantId>(), number: code, entrantId: id }],
  );
  if (masks.length > 0) {
    const wish = { id: world.id<UnitId>(), meetId: place.meetId, linkToken: world.secret(16) };
    await insertMasks(tx, { ...place, unitId: await maskUnitOf(tx, wish) }, masks);
  }
  const worn = new Map(masks.map(({ id, entrantId }) => [entrantId, id]));
  return (id) => worn.get(id) ?? id;
}

/** Writes heats of a module with lanes and sheets; in a blind one masks stand in the lanes. */
export async function seatModule(
  world: World,
  deed: Deed,
  place: ModulePlace,
  { module, number, heats }: Seating,
): Promise<void> {
  const { tx } = deed;
  const everybody = heats.flatMap(({ lanes }) => lanes);
  const inLane = await wearMasks(world, deed, place, everybody);
  const rows = heats.map((heat) => ({ ...heat, id: world.id<HeatId>() }));
  await insertHeats(
    tx,
    rows.map(({ id, number: turn, panel, station }) => ({ ...place, id, number: turn, panel, station })),
  );
  await insertLanes(
    tx,
    rows.flatMap(({ id: heatId, lanes }) =>
      lanes.map(({ id, lane }) => ({ heatId, roundId: place.roundId, lane, entrantId: inLane(id) })),
    ),
  );
  await insertPanelSheets(
    tx,
    rows.map(({ id, panel, lanes }) => ({
      id,
      lanes: lanes.map(({ lane }) => lane),
      judges: sheetsFor(module, number, panel),
    })),
  );
}

/** Writes one more person at the end of a list that is not begun. */
export async function joinList(
  world: World,
  deed: Deed,
  place: ModulePlace,
  heatId: HeatId,
  { lanes }: Pick<DealtHeat, "lanes">,
): Promise<void> {
  const inLane = await wearMasks(world, deed, place, lanes);
  const rows = lanes.map(({ id, lane }) => ({ heatId, roundId: place.roundId, lane, entrantId: inLane(id) }));
  await insertLanes(deed.tx, rows);
  for (const sheet of await findSheetsOfHeat(deed.tx, heatId))
    await updateSheetLanes(deed.tx, sheet.id, [...sheet.lanes, ...lanes.map(({ lane }) => lane)]);
  deed.touch(`heat:${heatId}`);
}
