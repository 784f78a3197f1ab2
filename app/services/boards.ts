import { type EventId, type HeatId, type MeetId, parseId, type RoundId } from "#core/ids.ts";
import { fatesOf } from "#core/standing/fates.ts";
import {
  type BoardEvent,
  type BoardHeat,
  findBoardEvents,
  findBoardHeats,
  findBoardLanes,
  findEventsOf,
  findPublicHeats,
  findPublicRounds,
  findWithdrawn,
} from "#db/boards.ts";
import { findMeet } from "#db/meets.ts";
import { findUnits } from "#db/units.ts";
import type { BoardRow, RowKey } from "#live/protocol.ts";
import { eventRow, heatRow, meetRow, roundRow } from "./board-rows.ts";
import { rulingsOf } from "./rulings.ts";
import { type PlayedHeat, type PlayedRound, playHeat } from "./standing.ts";
import type { World } from "./world.ts";

/** Ids of one kind among row keys. */
const idsOf = <Id extends string>(keys: readonly RowKey[], kind: string): Id[] =>
  keys.flatMap((key) => (key.startsWith(`${kind}:`) ? (parseId<Id>(key.slice(kind.length + 1)) ?? []) : []));

const isUnderWay = (state: BoardHeat["state"]) => state === "scheduled" || state === "running";

/**
 * The rows of a meet that everybody may see, as they stand now: those asked for and everything under them; with a heat
 * that is over also its round, and its event once that has prizes. Rounds that are only drawn, with their heats, are
 * missing, and so is what does not exist. A handful of statements, however large the meet.
 */
export async function loadRows(world: World, meetId: MeetId, keys: readonly RowKey[] | "all"): Promise<BoardRow[]> {
  const everything = keys === "all" || keys.includes("meet");
  if (everything) return [...(await loadMeet(world, meetId)), ...(await loadEvents(world, meetId, "all", () => true))];
  const heats = idsOf<HeatId>(keys, "heat");
  const rounds = idsOf<RoundId>(keys, "round");
  const events = idsOf<EventId>(keys, "event");
  const found = await findEventsOf(world.db, meetId, heats, rounds);
  const asked = new Set<string>([...heats, ...rounds, ...events]);
  const over = found.filter(({ heat, state }) => heat && state && asked.has(heat) && !isUnderWay(state));
  if (rounds.length === 0 && events.length === 0 && over.length === 0) return loadHeats(world, meetId, heats);
  const wanted = [...new Set([...events, ...found.map(({ event }) => event)])];
  const moved = new Set(over.map(({ round }) => round));
  return loadEvents(world, meetId, wanted, (row) => {
    if (row.key === "meet") return false;
    if (asked.has(row.id)) return true;
    if ("lanes" in row) return asked.has(row.round) || asked.has(row.event);
    if ("standing" in row) return asked.has(row.event) || moved.has(row.id);
    return row.prizes.length + row.vacant.length > 0;
  });
}

async function loadMeet(world: World, meetId: MeetId): Promise<BoardRow[]> {
  const [meet, units] = await Promise.all([findMeet(world.db, meetId), findUnits(world.db, meetId)]);
  return meet ? [meetRow(meet, units)] : [];
}

/** Heats that are under way or to come: their own rows and nothing else changes. */
async function loadHeats(world: World, meetId: MeetId, ids: HeatId[]): Promise<BoardRow[]> {
  const heats = await findPublicHeats(world.db, ids);
  const played = await play(
    world,
    await findBoardEvents(
      world.db,
      meetId,
      heats.map((heat) => heat.eventId),
    ),
    heats,
  );
  return played.map(({ event, ...one }) => heatRow(one, event, new Map()));
}

async function play(
  world: World,
  events: readonly BoardEvent[],
  heats: readonly BoardHeat[],
): Promise<(PlayedHeat & { event: BoardEvent })[]> {
  const ids = heats.map((heat) => heat.id);
  const lanes = grouped(await findBoardLanes(world.db, ids), (lane) => lane.heatId);
  return heats.flatMap((heat) => {
    const event = events.find((one) => one.id === heat.eventId);
    return event ? [{ ...playHeat(heat, lanes.get(heat.id) ?? [], event), event }] : [];
  });
}

/** Events with all their public rounds and heats; `keep` says which of the rows are wanted. */
async function loadEvents(
  world: World,
  meetId: MeetId,
  ids: EventId[] | "all",
  keep: (row: BoardRow) => boolean,
): Promise<BoardRow[]> {
  const { db } = world;
  const events = await findBoardEvents(db, meetId, ids);
  const eventIds = events.map((event) => event.id);
  const rounds = await findPublicRounds(db, eventIds);
  const roundIds = rounds.map((round) => round.id);
  const [heats, rulings, withdrawn] = await Promise.all([
    findBoardHeats(db, roundIds),
    rulingsOf(db, roundIds),
    findWithdrawn(db, eventIds),
  ]);
  const heatsOf = grouped(await play(world, events, heats), ({ heat }) => heat.roundId);
  const withdrawnOf = grouped(withdrawn, (one) => one.event);
  return events
    .flatMap((event): BoardRow[] => {
      const played: PlayedRound[] = rounds
        .filter((round) => round.eventId === event.id)
        .map((round) => ({
          round,
          heats: heatsOf.get(round.id) ?? [],
          rulings: rulings.get(round.id) ?? [],
        }));
      const gone = (withdrawnOf.get(event.id) ?? []).map((one) => one.entrant);
      const under = played.flatMap((one): BoardRow[] => {
        const fates = fatesOf(one, event, gone);
        return [roundRow(one, event, fates), ...one.heats.map((heat) => heatRow(heat, event, fates))];
      });
      return [eventRow(event, played), ...under];
    })
    .filter(keep);
}

function grouped<One, Key>(all: readonly One[], keyOf: (one: One) => Key): Map<Key, One[]> {
  const groups = new Map<Key, One[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
