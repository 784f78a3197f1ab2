import type { Decision } from "#core/decision.ts";
import type { EntrantId, EventId, HeatId, RoundId } from "#core/ids.ts";
import type { CorrectedMark, Fault, Status } from "#core/scoring/ops.ts";
import type { EntrantRow } from "#db/entrants.ts";
import type { EventRow } from "#db/events.ts";
import { findHeats, findLanes, type HeatRow, type LaneRow } from "#db/heats.ts";
import type { MeetRow } from "#db/meets.ts";
import { findRounds, type RoundRow } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { drawRound, publishRound } from "#services/draw.ts";
import { confirmHeat, enterAtDesk } from "#services/heats.ts";
import type { World } from "#services/world.ts";
import { makeEvent, makeMeet } from "./meets.ts";
import { makeEntrant, makeUnit } from "./units.ts";

export interface Stage {
  meet: MeetRow;
  author: Author;
  event: EventRow;
  /** everybody entered, unit by unit */
  people: EntrantRow[];
}

/** A meet with one event and units of these sizes, all of whose people are entered. */
export async function stageEvent(
  world: World,
  sizes: readonly number[],
  template: Parameters<typeof makeEvent>[2] = "skipping-1min",
  over: Parameters<typeof makeEvent>[3] = {},
): Promise<Stage> {
  const { meet, author } = await makeMeet(world);
  const event = await makeEvent(world, meet, template, over);
  const people: EntrantRow[] = [];
  for (const size of sizes) {
    const unit = await makeUnit(world, meet);
    for (let n = 0; n < size; n++) people.push(await makeEntrant(world, meet, unit, { events: [event] }));
  }
  return { meet, author, event, people };
}

/** A chief referee who is no organizer. */
export const chief: Author = { kind: "chief", id: null, name: "Chief" };

/** The value of a decision that a test counts on. */
export function done<Value>(decision: Decision<Value, { kind: string }>): Value {
  if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.refusal)}`);
  return decision.value;
}

/** How a decision ended: "done", or the kind of its refusal. */
export const end = (decision: Decision<unknown, { kind: string }>): string =>
  decision.ok ? "done" : decision.refusal.kind;

export function there<T>(one: T | null | undefined): T {
  if (one === undefined || one === null) throw new Error("missing");
  return one;
}

/** The event's last round as it stands. */
export async function lastRound(world: World, eventId: EventId): Promise<RoundRow> {
  return there((await findRounds(world.db, eventId)).at(-1));
}

export interface SeatedHeat extends HeatRow {
  lanes: LaneRow[];
}

/** A round's heats with who stands in them. */
export async function heatsOf(world: World, roundId: RoundId): Promise<SeatedHeat[]> {
  const lanes = await findLanes(world.db, roundId);
  return (await findHeats(world.db, roundId)).map((heat) => ({
    ...heat,
    lanes: lanes.filter((lane) => lane.heatId === heat.id),
  }));
}

export const value = (n: number, misses = 0): CorrectedMark => ({ kind: "value", value: n, misses });
export const failed = (fault: Fault, ms = 0): CorrectedMark => ({ kind: "failed", fault, ms });
export const status = (word: Status): CorrectedMark => ({ kind: "status", status: word });

export type MarkOf = (entrant: EntrantId) => CorrectedMark;

/** Draws and publishes the event's first round. */
export async function openFirst(world: World, { author, event }: Stage, seed = "seed"): Promise<RoundId> {
  const round = done(await drawRound(world, author, event.id, { seed }));
  done(await publishRound(world, author, round));
  return round;
}

/** Types a heat's marks in from paper: the heat waits for the chief. */
export async function fill(world: World, author: Author, heat: SeatedHeat, markOf: MarkOf): Promise<HeatId> {
  const marks = heat.lanes.map(({ lane, entrant }) => ({ lane, mark: markOf(entrant) }));
  return done(await enterAtDesk(world, author, heat.id, marks));
}

/** Publishes the event's last round where that is still to do, and plays it to its last confirmed heat. */
export async function playRound(world: World, { author, event }: Stage, markOf: MarkOf): Promise<RoundRow> {
  const round = await lastRound(world, event.id);
  if (round.state === "drawn") done(await publishRound(world, author, round.id));
  for (const heat of await heatsOf(world, round.id)) {
    await fill(world, author, heat, markOf);
    done(await confirmHeat(world, chief, heat.id));
  }
  return round;
}

/** Everybody's strength by entry: the first person entered is the best. */
export const byEntry = ({ people }: Stage): MarkOf => {
  const strength = new Map(people.map((person, i) => [person.id, 200 - i]));
  return (entrant) => value(strength.get(entrant) ?? 0);
};
