import type { EntrantId } from "#core/ids.ts";
import { roundName } from "#core/rounds/plan.ts";
import { isTold } from "#core/standing/veil.ts";
import type { BoardEvent, BoardHeat, BoardLane, BoardRound } from "#db/boards.ts";
import type { MeetRow as MeetRecord } from "#db/meets.ts";
import type { ScreenRow as ScreenRecord } from "#db/screens.ts";
import type { UnitRow } from "#db/units.ts";
import type { EventRow, HeatRow, LaneRow, MeetRow, RoundRow, ScreenRow } from "#live/protocol.ts";
import type { KeptRuling } from "./rulings.ts";
import { rulingsTold, stateTold } from "./veil.ts";

// Pure: rows as they travel from what the database holds, behind the veil.

const ms = (at: Date | null): number | null => at?.getTime() ?? null;

export function meetRow(meet: MeetRecord, units: readonly UnitRow[]): MeetRow {
  const { id, slug, name, place, host, startsAt, timeZone, notice, podium } = meet;
  const named = units.map((unit) => ({ id: unit.id, name: unit.name }));
  const said = { id, slug, name, place, host, startsAt: ms(startsAt), timeZone, notice };
  return { key: "meet", ...said, masked: false, podium, units: named };
}

export function eventRow(event: BoardEvent, withdrawn: EntrantId[]): EventRow {
  const { id, sort, name, venue, startsAt, ruleset, options, plan, release, record } = event;
  const how = { ruleset, options, plan, release, record };
  return { key: `event:${id}`, id, sort, name, venue, startsAt: ms(startsAt), ...how, withdrawn };
}

export function roundRow(
  round: BoardRound,
  { release }: BoardEvent,
  heats: readonly BoardHeat[],
  rulings: readonly KeptRuling[],
): RoundRow {
  const { id, eventId, stageId: stage, number, of, final, advance } = round;
  // a result that is partly held is none yet
  const whole = round.state === "official" && heats.every((heat) => isTold(release, heat));
  return {
    key: `round:${id}`,
    ...{ id, event: eventId, stage, number, of, final, advance },
    name: roundName(number, of, final),
    state: whole ? "official" : "published",
    rulings: rulingsTold(release, rulings, heats).map(({ cut, tied, admit, method }) => ({ cut, tied, admit, method })),
  };
}

export function heatRow(heat: BoardHeat, { release }: BoardEvent): HeatRow {
  const { id, roundId, eventId, number, calledAt, startedAt, closedAt, match, court, notBefore } = heat;
  const times = { calledAt: ms(calledAt), startedAt: ms(startedAt), closedAt: ms(closedAt), notBefore: ms(notBefore) };
  return {
    key: `heat:${id}`,
    id,
    round: roundId,
    event: eventId,
    number,
    state: stateTold(release, heat),
    match,
    court,
    ...times,
  };
}

export function laneRow(
  { lane, entrant, bib, name, unit }: BoardLane,
  heat: BoardHeat,
  { release }: BoardEvent,
): LaneRow {
  const told = heat.state !== "scheduled" && isTold(release, heat);
  const mark = told ? (heat.marks.find((one) => one.lane === lane) ?? null) : null;
  const where = { heat: heat.id, round: heat.roundId, event: heat.eventId, lane };
  return { key: `lane:${heat.id}:${lane}`, ...where, entrant, bib, name, unit, mark };
}

export const screenRow = ({ id, name, settings, identifyAt }: ScreenRecord): ScreenRow => ({
  key: `screen:${id}`,
  ...{ id, name, settings, identifyAt: ms(identifyAt) },
});
