import { accept, type Decision, refuse } from "#core/decision.ts";
import type { EventId, MeetId, OfficialId, OpId, SeatId, UnitId } from "#core/ids.ts";
import { chairsIn } from "#core/judged/chairs.ts";
import { chairOf } from "#core/judged/judge-number.ts";
import type { JudgedModule } from "#core/judged/plan.ts";
import type { Executor } from "#db/client.server.ts";
import { lockEvents } from "#db/entries.ts";
import { type EventRow, findEvent } from "#db/events.ts";
import { deleteJudges, findEventsJudged, findJudgeSeats, findJudges, upsertJudge } from "#db/judged.ts";
import { findOfficial, updateOfficial } from "#db/officials.ts";
import type { Author } from "#db/schema/log.ts";
import { findSeats } from "#db/seats.ts";
import { findUnit } from "#db/units.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import { settleOwnUnit } from "./judged-own-unit.ts";
import { isSameSeat, wholeSeat } from "./seat-scope.ts";
import { makeSeat } from "./seats.ts";
import type { World } from "./world.ts";

// Who sits at which of an event's judges' numbers, and of which unit they are.

export type SeatJudgeRefusal =
  | { kind: "no-such-event" }
  | { kind: "not-judged" }
  | { kind: "no-such-chair" }
  | { kind: "no-such-official" }
  /** at another chair of the same module */
  | { kind: "seated-already"; number: number }
  /** every judge of somebody would have to step down, in these heats */
  | { kind: "nobody-left"; heats: number[] };

export type OfficialUnitRefusal =
  | { kind: "no-such-official" }
  | { kind: "no-such-unit" }
  | { kind: "nobody-left"; heats: number[] };

/** Puts somebody on a chair, or leaves it empty, and looks at own units again; nothing where they sit there already. */
async function putOnChair(
  deed: Deed,
  event: EventRow,
  number: number,
  official: { id: OfficialId; name: string } | null,
): Promise<{ nobody: number[] }> {
  const judges = await findJudges(deed.tx, event.id);
  const before = judges.find((one) => one.number === number);
  if (before?.id === official?.id) return { nobody: [] };
  if (official) await upsertJudge(deed.tx, { eventId: event.id, number, officialId: official.id });
  else await deleteJudges(deed.tx, event.id, [number]);
  const payload = { event: event.id, number, name: official?.name ?? null, before: before?.name ?? null };
  await deed.log({ kind: "judge-seated", subject: "event", subjectId: event.id, payload });
  deed.touch(`event:${event.id}`);
  return settleOwnUnit(deed, event);
}

/** Another chair of the same module that somebody sits on. */
async function elsewhere(deed: Deed, eventId: EventId, number: number, official: OfficialId): Promise<number | null> {
  const { module } = chairOf(number);
  const judges = await findJudges(deed.tx, eventId);
  return (
    judges.find((one) => one.id === official && one.number !== number && chairOf(one.number).module === module)
      ?.number ?? null
  );
}

/** Says who sits at a judge's number of an event; null = nobody. Own units are looked at again. */
export async function seatJudge(
  world: World,
  author: Author,
  eventId: EventId,
  number: number,
  officialId: OfficialId | null,
  op?: OpId,
): Promise<Decision<null, SeatJudgeRefusal | AlreadyDone>> {
  const found = await findEvent(world.db, eventId);
  if (!found) return refuse({ kind: "no-such-event" });
  const lock = { kind: "event" as const, id: eventId };
  const request = { meet: found.meetId, author, lock, ...(op ? { op } : {}) };
  return act(world, request, async (deed): Promise<Decision<null, SeatJudgeRefusal>> => {
    const event = (await findEvent(deed.tx, eventId)) ?? found;
    if (!event.plan.judged) return refuse({ kind: "not-judged" });
    if (!chairsIn(event.plan.judged).includes(number)) return refuse({ kind: "no-such-chair" });
    const official = officialId === null ? null : await findOfficial(deed.tx, event.meetId, officialId);
    if (official === undefined) return refuse({ kind: "no-such-official" });
    const other = official && (await elsewhere(deed, eventId, number, official.id));
    if (other) return refuse({ kind: "seated-already", number: other });
    const { nobody } = await putOnChair(deed, event, number, official);
    return nobody.length > 0 ? refuse({ kind: "nobody-left", heats: nobody }) : accept(null);
  });
}

/**
 * Somebody signed in on the tablet of a judge's seat: they sit there now, and on no other chair of the module. Whom nobody is
 * left to judge has no mark, and the chief is told so; call it in a deed that holds the event.
 */
export async function sitDown(
  deed: Deed,
  eventId: EventId,
  number: number,
  official: { id: OfficialId; name: string },
): Promise<void> {
  const event = await findEvent(deed.tx, eventId);
  if (!event?.plan.judged || !chairsIn(event.plan.judged).includes(number)) return;
  const other = await elsewhere(deed, eventId, number, official.id);
  if (other) await putOnChair(deed, event, other, null);
  await putOnChair(deed, event, number, official);
}

/** Says of which unit an official is; where they judge, own units are looked at again. */
export async function setOfficialUnit(
  world: World,
  author: Author,
  meet: MeetId,
  officialId: OfficialId,
  unitId: UnitId | null,
): Promise<Decision<null, OfficialUnitRefusal | AlreadyDone>> {
  const request = { meet, author, lock: { kind: "meet" as const, id: meet } };
  return act(world, request, async (deed): Promise<Decision<null, OfficialUnitRefusal>> => {
    await lockEvents(deed.tx, meet);
    const official = await findOfficial(deed.tx, meet, officialId);
    if (!official) return refuse({ kind: "no-such-official" });
    const unit = unitId === null ? null : await findUnit(deed.tx, unitId);
    if (unit === undefined || (unit && unit.meetId !== meet)) return refuse({ kind: "no-such-unit" });
    if (official.unitId === unitId) return accept(null);
    await updateOfficial(deed.tx, officialId, { unitId });
    const payload = { name: official.name, unit: unit?.name ?? "" };
    await deed.log({ kind: "official-unit-set", subject: "official", subjectId: officialId, payload });
    const heats: number[] = [];
    for (const id of await findEventsJudged(deed.tx, officialId)) {
      const event = await findEvent(deed.tx, id);
      if (event) heats.push(...(await settleOwnUnit(deed, event)).nobody);
    }
    return heats.length > 0 ? refuse({ kind: "nobody-left", heats }) : accept(null);
  });
}

/** How judges' seats are called, in the organizer's language; `panel` is null where the module has but one. */
export interface JudgeSeatNames {
  judge(chair: { event: string; module: JudgedModule; panel: number | null; chair: number }): string;
  clerk(chair: { event: string; module: JudgedModule; panel: number | null }): string;
}

/** Makes the seats of all chairs of an event that have none yet; answers how many are new. */
export async function makeJudgeSeats(
  world: World,
  author: Author,
  eventId: EventId,
  names: JudgeSeatNames,
  op?: OpId,
): Promise<Decision<number, { kind: "no-such-event" } | { kind: "not-judged" } | AlreadyDone>> {
  const event = await findEvent(world.db, eventId);
  if (!event) return refuse({ kind: "no-such-event" });
  const request = { meet: event.meetId, author, lock: { kind: "meet" as const, id: event.meetId }, ...(op && { op }) };
  type Refusal = { kind: "no-such-event" } | { kind: "not-judged" };
  return act<number, Refusal>(world, request, async (deed) => {
    const judged = (await findEvent(deed.tx, eventId))?.plan.judged;
    if (!judged) return refuse({ kind: "not-judged" });
    const there = (await findSeats(deed.tx, event.meetId)).map(({ seat }) => seat);
    const wishes = chairsIn(judged).flatMap((number) => {
      const { module: at, panel, chair } = chairOf(number);
      const module = judged.modules[at - 1];
      if (!module) return [];
      const place = { event: event.name, module, panel: module.panels > 1 ? panel : null };
      const name = chair === 0 ? names.clerk(place) : names.judge({ ...place, chair });
      return [wholeSeat({ kind: "referee", name, event: eventId, slot: null, judge: number })];
    });
    const missing = wishes.filter((wish) => !there.some((one) => isSameSeat(one, wish)));
    for (const seat of missing) await makeSeat(world, deed, event.meetId, seat);
    return accept(missing.length);
  });
}

/** A chair with who sits on it and the seat whose tablet stands before it. */
export type Chair = {
  number: number;
  module: number;
  panel: number;
  /** 0 = the clerk */
  chair: number;
  official: { id: OfficialId; name: string; unit: UnitId | null; unitName: string | null } | null;
  seat: { id: SeatId; name: string; code: string } | null;
  /** signed in on the seat's tablet */
  person: string | null;
};

/** All chairs of an event in order; [] where no panel judges it. */
export async function chairsOf(on: Executor, eventId: EventId): Promise<Chair[]> {
  const judged = (await findEvent(on, eventId))?.plan.judged;
  if (!judged) return [];
  const [judges, seats] = await Promise.all([findJudges(on, eventId), findJudgeSeats(on, eventId)]);
  return chairsIn(judged).map((number) => {
    const official = judges.find((one) => one.number === number);
    const own = seats.filter(({ judge }) => judge === number);
    const [first] = own;
    return {
      number,
      ...chairOf(number),
      official: official
        ? { id: official.id, name: official.name, unit: official.unit, unitName: official.unitName }
        : null,
      seat: first ? { id: first.id, name: first.name, code: first.code } : null,
      person: own.find(({ person }) => person !== null)?.person ?? null,
    };
  });
}
