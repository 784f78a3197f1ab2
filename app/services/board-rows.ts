import type { EntrantId } from "#core/ids.ts";
import { type EventPlan, nameOfRound } from "#core/rounds/plan.ts";
import type { StageDraw } from "#core/stages/draw.ts";
import { isTold } from "#core/standing/veil.ts";
import type { BoardEvent, BoardHeat, BoardLane, BoardPerson, BoardRound } from "#db/boards.ts";
import type { CourtRow } from "#db/courts.ts";
import type { MeetRow as MeetRecord } from "#db/meets.ts";
import type { ScreenRow as ScreenRecord } from "#db/screens.ts";
import type { UnitRow } from "#db/units.ts";
import type { EventRow, HeatRow, LaneRow, MeetRow, RoundRow, ScreenRow, StageRow } from "#live/protocol.ts";
import type { KeptRuling } from "./rulings.ts";
import { seedsOf } from "./stage-shown.ts";
import type { StageTold } from "./stage-veil.ts";
import { rulingsTold, stateTold } from "./veil.ts";

// Pure: rows as they travel from what the database holds, behind the veil.

const ms = (at: Date | null): number | null => at?.getTime() ?? null;

export function meetRow(meet: MeetRecord, units: readonly UnitRow[], courts: readonly CourtRow[]): MeetRow {
  const { id, slug, name, place, host, startsAt, timeZone, notice, podium } = meet;
  const named = units.map((unit) => ({ id: unit.id, name: unit.name }));
  const said = { id, slug, name, place, host, startsAt: ms(startsAt), timeZone, notice };
  const places = courts.map((court) => ({ name: court.name, venue: court.venue }));
  return { key: "meet", ...said, masked: false, podium, units: named, courts: places };
}

/** A plan without the lines of judges' sheets: nothing that screens work out needs them, and they are long. */
const toldPlan = (plan: EventPlan): EventPlan =>
  plan.judged
    ? { ...plan, judged: { ...plan.judged, modules: plan.judged.modules.map((one) => ({ ...one, lines: [] })) } }
    : plan;

export function eventRow(event: BoardEvent, withdrawn: EntrantId[]): EventRow {
  const { id, sort, name, venue, startsAt, ruleset, options, plan, release, record } = event;
  const how = { ruleset, options, plan: toldPlan(plan), release, record };
  return { key: `event:${id}`, id, sort, name, venue, startsAt: ms(startsAt), ...how, withdrawn };
}

/** Everybody whom a draw names, seeded ones first in their order. */
function named(draw: StageDraw): { id: EntrantId; seed: number | null }[] {
  const seeds = seedsOf(draw);
  const people = draw.kind === "places" ? [] : draw.kind === "redrawn" ? draw.units : (draw.lot?.input ?? []);
  const rest = people.filter(({ id }) => !seeds.has(id)).map(({ id }) => ({ id, seed: null }));
  return [...[...seeds].map(([id, seed]) => ({ id, seed })), ...rest];
}

export function stageRow({ stage, draw, lots, state }: StageTold, entered: readonly BoardPerson[]): StageRow {
  const { id, eventId: event, number, revealed } = stage;
  const known = new Map(entered.map((one) => [one.entrant, one]));
  const people = named(stage.draw).flatMap(({ id: entrant, seed }) => {
    const one = known.get(entrant);
    return one ? [{ entrant, name: one.name, bib: one.bib, unit: one.unit, seed }] : [];
  });
  return { key: `stage:${id}`, id, event, number, state, revealed, draw, lots, people };
}

export function roundRow(
  round: BoardRound,
  { release, plan }: BoardEvent,
  heats: readonly BoardHeat[],
  rulings: readonly KeptRuling[],
): RoundRow {
  const { id, eventId, stageId: stage, number, of, final, advance } = round;
  // a result that is partly held is none yet
  const whole = round.state === "official" && heats.every((heat) => isTold(release, heat));
  return {
    key: `round:${id}`,
    ...{ id, event: eventId, stage, number, of, final, advance },
    name: nameOfRound(round, plan),
    state: whole ? "official" : "published",
    rulings: rulingsTold(release, rulings, heats).map(({ cut, tied, admit, method }) => ({ cut, tied, admit, method })),
  };
}

export function heatRow(heat: BoardHeat, { release }: BoardEvent): HeatRow {
  const { id, roundId, eventId, number, calledAt, startedAt, closedAt, match, court, notBefore, panel, station } = heat;
  const times = { calledAt: ms(calledAt), startedAt: ms(startedAt), closedAt: ms(closedAt), notBefore: ms(notBefore) };
  return {
    key: `heat:${id}`,
    id,
    round: roundId,
    event: eventId,
    number,
    state: stateTold(release, heat),
    ...{ match, court, panel, station },
    ...times,
  };
}

/** [VL1] A mark is told with its heat, of one that judges still have none is; [JD15] a number is a number until its result is told for good. */
export function laneRow(seat: BoardLane, heat: BoardHeat, { release, plan }: BoardEvent): LaneRow {
  const { lane } = seat;
  const begun = heat.state !== "scheduled" && (heat.state !== "running" || plan.judged === undefined);
  const told = begun && isTold(release, heat);
  const mark = told ? (heat.marks.find((one) => one.lane === lane) ?? null) : null;
  const where = { heat: heat.id, round: heat.roundId, event: heat.eventId, lane };
  const { entrant, bib, name, unit } = told && heat.state === "official" ? seat : (seat.mask ?? seat);
  return { key: `lane:${heat.id}:${lane}`, ...where, entrant, bib, name, unit, mark };
}

export const screenRow = ({ id, name, settings, identifyAt }: ScreenRecord): ScreenRow => ({
  key: `screen:${id}`,
  ...{ id, name, settings, identifyAt: ms(identifyAt) },
});
