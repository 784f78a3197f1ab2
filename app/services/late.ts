import { accept, type Decision, refuse } from "#core/decision.ts";
import type { HeatDraw } from "#core/heats/draw.ts";
import { freePlaces, type LateRefusal, type Place, placeLate } from "#core/heats/late.ts";
import { sameUnitMeetings } from "#core/heats/separation.ts";
import type { EntrantId, EventId, HeatId, MeetId, OpId, RoundId } from "#core/ids.ts";
import type { Executor, Tx } from "#db/client.server.ts";
import { findEntries, findWithoutLane } from "#db/entries.ts";
import { type EventRow, findEvent } from "#db/events.ts";
import { findHeats, insertLanes, lockHeats, updateSheetLanes } from "#db/heats.ts";
import { findLogOf } from "#db/log.ts";
import { findRound, updateRound } from "#db/rounds.ts";
import type { Author } from "#db/schema/log.ts";
import { findSheetsOfHeat, insertSheetsForHeat } from "#db/sheets.ts";
import { type AlreadyDone, act } from "./act.ts";
import { standingHeats } from "./draw.ts";
import { outsideDraws } from "./stage-late.ts";
import type { World } from "./world.ts";

export type PlaceRefusal =
  | LateRefusal
  | { kind: "no-such-round" }
  /** met two by two: only a new draw takes somebody in */
  | { kind: "no-such-place" }
  /** only into a first round: the people of later ones qualified for them */
  | { kind: "not-first-round" }
  | { kind: "not-entered" }
  | { kind: "reason-required" };

export interface LateShown {
  people: {
    id: EntrantId;
    name: string;
    bib: number | null;
    unitName: string;
    /** where they would come to stand without a wish; null where nothing is free */
    best: Place | null;
  }[];
  /** every lane they may be put into */
  free: Place[];
}

export interface LateInEvent {
  id: EventId;
  name: string;
  /** a heat of the round has not started */
  waiting: boolean;
  people: { name: string; unitName: string }[];
}

/** Who is entered in the meet's events and has no lane in their drawn first round; events without such people are left out. */
export async function lateOfMeet(on: Executor, meetId: MeetId): Promise<LateInEvent[]> {
  const events = new Map<EventId, LateInEvent>();
  for (const { eventId: id, eventName, waiting, name, unitName } of await findWithoutLane(on, meetId)) {
    const event = events.get(id) ?? { id, name: eventName, waiting, people: [] };
    event.people.push({ name, unitName });
    events.set(id, event);
  }
  for (const stage of await outsideDraws(on, meetId)) {
    const { eventId: id, eventName: name, waiting, people } = stage;
    events.set(id, { id, name, waiting, people: people.map((one) => ({ name: one.name, unitName: one.unitName })) });
  }
  return [...events.values()];
}

/** The numbers of the round's heats that were started. */
const startedOf = async (on: Executor, roundId: RoundId) =>
  (await findHeats(on, roundId)).filter(({ state }) => state !== "scheduled").map(({ number }) => number);

/**
 * [HT22] Who is entered in the event and has no lane in its drawn first round, and where there is room for them; where it is
 * met two by two there is none.
 */
export async function lateShown(on: Executor, event: EventRow): Promise<LateShown> {
  const outside = (await outsideDraws(on, event.meetId)).find((one) => one.eventId === event.id);
  if (outside)
    return {
      free: [],
      people: outside.people.map(({ entrantId: id, name, bib, unitName }) => ({ id, name, bib, unitName, best: null })),
    };
  const late = (await findWithoutLane(on, event.meetId)).filter((one) => one.eventId === event.id);
  const [first] = late;
  if (!first) return { people: [], free: [] };
  const [heats, started] = [await standingHeats(on, first.roundId), await startedOf(on, first.roundId)];
  const { lanes } = event.plan;
  return {
    free: freePlaces(heats, lanes, started),
    people: late.map(({ id, unitId: unit, name, bib, unitName }) => {
      const placed = placeLate(heats, { id, unit }, null, lanes, started);
      return { id, name, bib, unitName, best: placed.ok ? placed.value.at : null };
    }),
  };
}

/**
 * [HT22] Puts somebody who was entered after the draw into a free lane of the first round: `to`, or where it is best. Nobody
 * else moves and the other heats are not touched; once the round is published with a reason.
 */
export async function placeInDraw(
  world: World,
  author: Author,
  roundId: RoundId,
  wish: { id: EntrantId; to: Place | null; reason?: string; op?: OpId },
): Promise<Decision<Place, PlaceRefusal | AlreadyDone>> {
  const found = await findRound(world.db, roundId);
  if (!found) return refuse({ kind: "no-such-round" });
  const request = {
    meet: found.meetId,
    author,
    lock: { kind: "event" as const, id: found.eventId },
    ...(wish.op ? { op: wish.op } : {}),
  };
  return act(world, request, async (deed): Promise<Decision<Place, PlaceRefusal | AlreadyDone>> => {
    const { tx } = deed;
    const round = await findRound(tx, roundId);
    const event = await findEvent(tx, found.eventId);
    if (round?.stageId) return refuse({ kind: "no-such-place" });
    if (!round?.draw || !event) return refuse({ kind: "no-such-round" });
    if (round.number !== 1) return refuse({ kind: "not-first-round" });
    // held, so that nothing starts meanwhile
    await lockHeats(tx, roundId);
    const entry = (await findEntries(tx, event.id)).find((one) => one.entrantId === wish.id);
    if (entry?.state !== "entered") return refuse({ kind: "not-entered" });
    const reason = wish.reason?.trim() || null;
    const drawable = { id: wish.id, unit: entry.unitId };
    const standing = await standingHeats(tx, roundId);
    const placed = placeLate(standing, drawable, wish.to, event.plan.lanes, await startedOf(tx, roundId));
    if (!placed.ok) return (await isSecond(tx, roundId, wish.op)) ? refuse({ kind: "already-done" }) : placed;
    if (round.state !== "drawn" && !reason) return refuse({ kind: "reason-required" });
    const { at, heats, costBefore, costAfter, least } = placed.value;
    const heat = (await findHeats(tx, roundId)).find(({ number }) => number === at.heat);
    if (!heat) return refuse({ kind: "no-such-heat" });
    await insertLanes(tx, [{ heatId: heat.id, roundId, lane: at.lane, entrantId: wish.id }]);
    await openOnSheets(tx, heat.id, at.lane, event.options);
    const draw: HeatDraw = { ...round.draw, cost: costAfter, least, meetings: sameUnitMeetings(heats) };
    await updateRound(tx, roundId, { draw });
    const payload = { id: wish.id, unit: entry.unitName, to: at, chosen: wish.to !== null, costBefore, costAfter };
    await deed.log({ kind: "entrant-placed", subject: "round", subjectId: roundId, payload, reason });
    deed.touch(`event:${event.id}`, `round:${roundId}`, `heat:${heat.id}`);
    return accept(at);
  });
}

/** Whether this very wish was done before: the button was pressed twice. */
const isSecond = async (on: Executor, roundId: RoundId, op: OpId | undefined) =>
  op !== undefined && (await findLogOf(on, roundId)).some(({ opId }) => opId === op);

/** Gives a lane that was empty its line on the heat's sheets, or sheets of its own; what is filled in already stays. */
async function openOnSheets(tx: Tx, heatId: HeatId, lane: number, options: EventRow["options"]): Promise<void> {
  const whole = (await findSheetsOfHeat(tx, heatId)).filter(({ slot }) => slot === 0);
  if (options.sheets === "lane" || whole.length === 0) await insertSheetsForHeat(tx, { id: heatId }, [lane], options);
  else
    for (const { id, lanes } of whole)
      await updateSheetLanes(
        tx,
        id,
        [...lanes, lane].sort((a, b) => a - b),
      );
}
