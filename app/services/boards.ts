import { type EventId, type HeatId, type MeetId, parseId, type RoundId, type ScreenId } from "#core/ids.ts";
import {
  findBoardEvents,
  findPlaces,
  findPublicHeats,
  findPublicLanes,
  findPublicRounds,
  findPublicStages,
  findStagePeople,
  findWithdrawn,
  type Under,
} from "#db/boards.ts";
import type { Db, Executor, Tx } from "#db/client.server.ts";
import { findCourts } from "#db/courts.ts";
import { findMeet, type MeetRow } from "#db/meets.ts";
import { beginRoom, findChanges, findRooms, renewRoom } from "#db/rooms.ts";
import { findScreens } from "#db/screens.ts";
import { findUnits } from "#db/units.ts";
import type { Read, Source } from "#live/hub.server.ts";
import "#live/judged-rules-at-once.ts";
import { isLaneRow, type Point, type TouchKey, type WireRow } from "#live/protocol.ts";
import { eventRow, heatRow, laneRow, meetRow, roundRow, screenRow, stageRow } from "./board-rows.ts";
import { grouped } from "./grouped.ts";
import { rulingsOf } from "./rulings.ts";
import { lotsOf } from "./stage-inputs.ts";
import { eventTold } from "./stage-veil.ts";

/** How far back whoever missed something is told of it by the hub that starts to hold a meet. */
const remembered = 1000;

/** Where the hub of a process reads from. */
export const sourceOf = (db: Db): Source => ({
  read: (meet, held) => readRows(db, meet, held),
  points: (meets) => findRooms(db, meets),
});

/**
 * The meet's rows as everybody may see them (names in full), exactly as they stand at the version that comes with them:
 * all of them, or those that may be other than at `held`. Null where there is no such meet.
 */
export async function readRows(db: Db, meet: MeetId, held: Point | null): Promise<Read | null> {
  for (;;) {
    const found = await db.transaction((tx) => readAt(tx, meet, held), {
      isolationLevel: "repeatable read",
      accessMode: "read only",
    });
    if (found.kind === "read") return found.read;
    if (found.kind === "no-such-meet") return null;
    if (found.kind === "no-line") await beginRoom(db, meet);
    // the database lost what was already told: versions that it gives out again must not be taken for those
    else await renewRoom(db, meet, found.held);
  }
}

type Found =
  | { kind: "read"; read: Read }
  | { kind: "no-such-meet" }
  | { kind: "no-line" }
  | { kind: "fell-back"; held: Point };

async function readAt(tx: Tx, meetId: MeetId, held: Point | null): Promise<Found> {
  const [meet, rooms] = await Promise.all([findMeet(tx, meetId), findRooms(tx, [meetId])]);
  if (!meet) return { kind: "no-such-meet" };
  const point = rooms.get(meetId);
  if (!point) return { kind: "no-line" };
  const known = held?.epoch === point.epoch ? held : null;
  if (known && known.version > point.version) return { kind: "fell-back", held: known };
  const touched = ending(point.version, await findChanges(tx, meetId, known?.version ?? point.version - remembered));
  // what is not noted of a version may have touched anything
  const isWhole = !known || touched.length < point.version - known.version;
  const keys = new Set(touched.flatMap((one) => one.keys));
  const scope = isWhole || keys.has("meet") ? "all" : await scopeOf(tx, meetId, [...keys]);
  const rows = scope === "all" ? await allRows(tx, meet) : await rowsIn(tx, meetId, scope);
  const covers = scope === "all" ? scope : scope.covers;
  return { kind: "read", read: { ...point, touched, masked: meet.maskNames, covers, rows } };
}

/** The last of these, as far back as none is missing. */
function ending(version: number, found: readonly { version: number; keys: string[] }[]): Read["touched"] {
  const from = found.findLastIndex((one, index) => one.version !== version - (found.length - 1 - index)) + 1;
  return found.slice(from).map((one) => ({ version: one.version, keys: one.keys as TouchKey[] }));
}

/** What to read: everything under these, and the rows above them along with it. */
interface Part extends Under {
  covers: TouchKey[];
  above: { events: EventId[]; rounds: RoundId[] };
  screens: boolean;
}

type Rows = Pick<Part, "events" | "rounds" | "heats" | "above">;

/** Ids of one kind among row keys. */
const idsOf = <Id extends string>(keys: readonly string[], kind: string): Id[] =>
  keys.flatMap((key) => (key.startsWith(`${kind}:`) ? (parseId<Id>(key.slice(kind.length + 1)) ?? []) : []));

async function scopeOf(tx: Tx, meetId: MeetId, keys: readonly string[]): Promise<Part | "all"> {
  const asked = { heats: idsOf<HeatId>(keys, "heat"), rounds: idsOf<RoundId>(keys, "round") };
  const places = await findPlaces(tx, meetId, asked.heats, asked.rounds);
  const heats = new Map(places.map((one) => [one.heat, one]));
  const rounds = new Map(places.map((one) => [one.round, one]));
  // deleted: where it was is not known any more
  if (asked.heats.some((id) => !heats.has(id)) || asked.rounds.some((id) => !rounds.has(id))) return "all";
  // where marks wait to be released, one heat decides over others
  const waiting = new Set(places.flatMap(({ event, release }) => (release === "live" ? [] : [event])));
  const isAlone = (place: { event: EventId } | undefined) => place !== undefined && !waiting.has(place.event);
  const part = {
    events: [...new Set([...idsOf<EventId>(keys, "event"), ...waiting])],
    rounds: asked.rounds.filter((id) => isAlone(rounds.get(id))),
    heats: asked.heats.filter((id) => isAlone(heats.get(id))),
  };
  return {
    ...part,
    covers: [
      ...part.events.map((id) => `event:${id}` as const),
      ...part.rounds.map((id) => `round:${id}` as const),
      ...part.heats.map((id) => `heat:${id}` as const),
      ...idsOf<ScreenId>(keys, "screen").map((id) => `screen:${id}` as const),
    ],
    above: { events: [...new Set(places.map(({ event }) => event))], rounds: [...rounds.keys()] },
    screens: keys.some((key) => key.startsWith("screen:")),
  };
}

async function allRows(tx: Tx, meet: MeetRow): Promise<WireRow[]> {
  const [units, courts, screens, rows] = await Promise.all([
    findUnits(tx, meet.id),
    findCourts(tx, meet.id),
    findScreens(tx, meet.id),
    eventRows(tx, meet.id, "all"),
  ]);
  return [meetRow(meet, units, courts), ...rows, ...screens.map(screenRow)];
}

async function rowsIn(tx: Tx, meetId: MeetId, part: Part): Promise<WireRow[]> {
  const screens = part.screens ? (await findScreens(tx, meetId)).map(screenRow) : [];
  return part.events.length + part.above.events.length > 0
    ? [...(await eventRows(tx, meetId, part)), ...screens]
    : screens;
}

/** Events with what is public of them: all, or what stands under the part, and the rows above it. */
async function eventRows(tx: Executor, meetId: MeetId, part: Rows | "all"): Promise<WireRow[]> {
  const isAll = part === "all";
  const [events, stages, rounds, heats, lanes] = await Promise.all([
    findBoardEvents(tx, meetId, isAll ? part : [...part.events, ...part.above.events]),
    findPublicStages(tx, meetId, isAll ? part : part.events),
    findPublicRounds(
      tx,
      meetId,
      isAll ? part : { events: part.events, rounds: [...part.rounds, ...part.above.rounds] },
    ),
    findPublicHeats(tx, meetId, part),
    findPublicLanes(tx, meetId, part),
  ]);
  const [rulings, withdrawn, people, lots] = await Promise.all([
    rulingsOf(
      tx,
      rounds.map(({ id }) => id),
    ),
    findWithdrawn(
      tx,
      events.map(({ id }) => id),
    ),
    findStagePeople(tx, [...new Set(stages.map(({ eventId }) => eventId))]),
    lotsOf(
      tx,
      stages.map(({ id }) => id),
    ),
  ]);
  const stagesOf = grouped(stages, (one) => one.eventId);
  const peopleOf = grouped(people, (one) => one.event);
  const roundsOf = grouped(rounds, (one) => one.eventId);
  const heatsOf = grouped(heats, (one) => one.roundId);
  const lanesOf = grouped(lanes, (one) => one.heatId);
  const withdrawnOf = grouped(withdrawn, (one) => one.event);
  return events.flatMap((event): WireRow[] => {
    const gone = (withdrawnOf.get(event.id) ?? []).map(({ entrant }) => entrant);
    const told = eventTold({
      event,
      stages: (stagesOf.get(event.id) ?? []).map((stage) => ({ ...stage, lots: lots.get(stage.id) ?? {} })),
      rounds: roundsOf.get(event.id) ?? [],
      heatsOf: ({ id }) => heatsOf.get(id) ?? [],
      lanesOf: ({ id }) => lanesOf.get(id) ?? [],
      rulingsOf: ({ id }) => rulings.get(id) ?? [],
      withdrawn: gone,
    });
    return [
      eventRow(event, gone),
      ...told.stages.map((stage) => stageRow(stage, peopleOf.get(event.id) ?? [])),
      ...told.rounds.flatMap(({ round, heats: own }): WireRow[] => [
        roundRow(
          round,
          event,
          own.map(({ heat }) => heat),
          rulings.get(round.id) ?? [],
        ),
        ...own.flatMap(({ heat, lanes: here }): WireRow[] => [
          heatRow(heat, event),
          ...here.map((lane) => laneRow(lane, heat, event)),
        ]),
      ]),
    ];
  });
}

/** The matches of these events of a meet whose two people everybody may know. */
export async function matchesTold(on: Executor, meetId: MeetId, events: EventId[]): Promise<Set<HeatId>> {
  const rows = await eventRows(on, meetId, { events, rounds: [], heats: [], above: { events: [], rounds: [] } });
  const lanes = grouped(rows.filter(isLaneRow), ({ heat }) => heat);
  return new Set([...lanes].flatMap(([heat, seated]) => (seated.length === 2 ? [heat] : [])));
}
