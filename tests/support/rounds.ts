import type { HeatDraw } from "#core/heats/draw.ts";
import type { HeatId, RoundId } from "#core/ids.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import type { EntrantRow } from "#db/entrants.ts";
import type { EventRow } from "#db/events.ts";
import { heat, lane, round } from "#db/schema/index.ts";
import { insertSheetsForHeat } from "#db/sheets.ts";
import type { World } from "#services/world.ts";

type RoundRow = typeof round.$inferSelect;
type HeatRow = typeof heat.$inferSelect;

export interface HeatToMake {
  /** who stands in lane 1, 2, … */
  people: readonly { id: EntrantRow["id"] }[];
  state?: HeatRow["state"];
  startedAt?: Date;
  closedAt?: Date;
  /** marks of lanes 1, 2, … */
  marks?: readonly LaneMark[];
}

/** A mark of a lane; a plain number is a valid count, time or place of arrival. */
function mark(lane: number, what: number | Partial<LaneMark>): LaneMark {
  const nothing: LaneMark = {
    lane,
    outcome: "none",
    value: null,
    misses: 0,
    faults: [],
    keptMs: null,
    corrected: false,
  };
  return typeof what === "number" ? { ...nothing, outcome: "valid", value: what } : { ...nothing, ...what };
}

export const marksOf = (...all: (number | Partial<LaneMark>)[]): LaneMark[] => all.map((one, i) => mark(i + 1, one));

/** A round of the event exactly as given, past every draw and rule, with the sheets of its heats. */
export async function makeRound(
  world: World,
  event: Pick<EventRow, "id" | "meetId" | "options">,
  over: Partial<Omit<RoundRow, "draw">> & { heats: readonly HeatToMake[] },
): Promise<{ id: RoundId; heats: HeatId[] }> {
  const { heats, ...given } = over;
  const id = given.id ?? world.id<RoundId>();
  const draw: HeatDraw = { edition: "draw@1", seed: "given", input: [], heats: [], cost: 0, least: 0, meetings: [] };
  const number = given.number ?? 1;
  const row = { number, of: 3, final: false, state: "published" as const, advance: { perHeat: 2, nextBest: 0 }, draw };
  const at = { id, meetId: event.meetId, eventId: event.id };
  const ids: HeatId[] = [];
  await world.db.transaction(async (tx) => {
    await tx.insert(round).values({ ...row, ...given, ...at });
    for (const [index, { people, marks = [], ...rest }] of heats.entries()) {
      const heatId = world.id<HeatId>();
      ids.push(heatId);
      const { id: roundId, ...place } = at;
      await tx.insert(heat).values({ ...rest, ...place, id: heatId, roundId, number: index + 1, marks: [...marks] });
      const lanes = people.map((person, i) => ({ heatId, roundId, lane: i + 1, entrantId: person.id }));
      if (lanes.length > 0) await tx.insert(lane).values(lanes);
      const sheets = lanes.map((one) => one.lane);
      await insertSheetsForHeat(tx, { id: heatId }, sheets, event.options);
    }
  });
  return { id, heats: ids };
}
