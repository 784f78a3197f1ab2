import { accept, type Decision, refuse } from "#core/decision.ts";
import type { CourtId, HeatId, MeetId, OpId } from "#core/ids.ts";
import type { CourtWait } from "#core/schedule/court-match.ts";
import { findCourts, holdMatch, updateMatch } from "#db/courts.ts";
import type { Author } from "#db/schema/log.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import { type CourtDay, courtDay } from "./court-day.ts";
import type { World } from "./world.ts";

// Which match is on which court: called in turn, or put there by hand.

export type CallRefusal =
  | { kind: "no-such-court" }
  /** a match is on it */
  | { kind: "court-busy" }
  /** nobody can be called to it now; why the one who comes next cannot */
  | { kind: "nobody-ready"; why: CourtWait[] }
  /** another match comes next now than the page showed */
  | { kind: "next-changed" }
  | { kind: "no-such-match" }
  | { kind: "match-over" }
  /** its people are called, or it runs */
  | { kind: "match-on" }
  | { kind: "match-not-called" };

type Answer = Decision<HeatId, CallRefusal | AlreadyDone>;
type Held = NonNullable<Awaited<ReturnType<typeof holdMatch>>>;

const request = (meet: MeetId, author: Author, op?: OpId) => ({
  meet,
  author,
  // one call at a time: two desks never call one match twice, nor two to one court
  lock: { kind: "meet" as const, id: meet },
  ...(op ? { op } : {}),
});

const entry = (kind: string, { id }: Pick<Held, "id">, payload: object) => ({
  kind,
  subject: "heat",
  subjectId: id,
  heatId: id,
  payload,
});

const isBusy = ({ queue }: CourtDay, id: CourtId) => queue.courts.some((one) => one.id === id && one.on.length > 0);

/**
 * Calls the next match to a court that is free, by the queue [SH8]. `shown` is the match the desk saw as the next one: where it is
 * another one by now nobody is called.
 */
export function callNext(
  world: World,
  author: Author,
  meet: MeetId,
  court: CourtId,
  { shown, op }: { shown?: HeatId | undefined; op?: OpId | undefined } = {},
): Promise<Answer> {
  return act<HeatId, CallRefusal>(world, request(meet, author, op), async (deed) => {
    const now = deed.at.getTime();
    const day = await courtDay(deed.tx, meet, now);
    const row = day.courts.find(({ id }) => id === court);
    const next = day.queue.courts.find(({ id }) => id === court)?.next;
    if (!row) return refuse({ kind: "no-such-court" });
    if (isBusy(day, court)) return refuse({ kind: "court-busy" });
    const why = day.queue.waiting.find(({ id }) => id === next?.id)?.why ?? [];
    if (!next || next.at > now) return refuse({ kind: "nobody-ready", why });
    const id = day.matches.get(next.id)?.row.id;
    if (!id || (shown && shown !== id)) return refuse({ kind: "next-changed" });
    const match = await holdMatch(deed.tx, meet, id);
    if (match?.state !== "scheduled" || match.calledAt) return refuse({ kind: "next-changed" });
    await updateMatch(deed.tx, id, { courtId: court, calledAt: deed.at });
    await deed.log(entry("match-called", match, { number: match.number, court: row.name }));
    deed.touch(`heat:${id}`);
    return accept(id);
  });
}

const atMatch = (
  world: World,
  author: Author,
  meet: MeetId,
  heat: HeatId,
  op: OpId | undefined,
  work: (deed: Deed, match: Held) => Promise<CallRefusal | null>,
): Promise<Answer> =>
  act<HeatId, CallRefusal>(world, request(meet, author, op), async (deed) => {
    const match = await holdMatch(deed.tx, meet, heat);
    if (!match) return refuse({ kind: "no-such-match" });
    if (match.state === "provisional" || match.state === "official") return refuse({ kind: "match-over" });
    const refusal = await work(deed, match);
    return refusal ? refuse(refusal) : accept(heat);
  });

/**
 * Says on which court a match is played (null: on any that is free) and when it is called at the earliest. One that is called
 * or runs moves to a court that is free at once, and has no hour any more.
 */
export function placeMatch(
  world: World,
  author: Author,
  meet: MeetId,
  heat: HeatId,
  wish: { court: CourtId | null; notBefore: Date | null },
  op?: OpId,
): Promise<Answer> {
  return atMatch(world, author, meet, heat, op, async (deed, match) => {
    const isOn = match.state === "running" || match.calledAt !== null;
    const courts = await findCourts(deed.tx, meet);
    const nameOf = (id: CourtId | null) => courts.find((one) => one.id === id)?.name ?? null;
    if (wish.court !== null && nameOf(wish.court) === null) return { kind: "no-such-court" };
    const moves = wish.court !== match.courtId;
    const notBefore = isOn ? match.notBefore : wish.notBefore;
    if (isOn && moves) {
      if (wish.court === null) return { kind: "match-on" };
      if (isBusy(await courtDay(deed.tx, meet, deed.at.getTime()), wish.court)) return { kind: "court-busy" };
    }
    if (!moves && notBefore?.getTime() === match.notBefore?.getTime()) return null;
    await updateMatch(deed.tx, heat, { courtId: wish.court, notBefore });
    const before = { court: nameOf(match.courtId), notBefore: match.notBefore };
    const after = { court: nameOf(wish.court), notBefore };
    await deed.log(entry("match-placed", match, { number: match.number, before, after }));
    deed.touch(`heat:${heat}`);
    return null;
  });
}

/** Takes the call of a match that has not begun back: it waits again, and its court is free. */
export function takeBackMatch(world: World, author: Author, meet: MeetId, heat: HeatId, op?: OpId): Promise<Answer> {
  return atMatch(world, author, meet, heat, op, async (deed, match) => {
    if (match.state !== "scheduled") return { kind: "match-on" };
    if (!match.calledAt) return { kind: "match-not-called" };
    await updateMatch(deed.tx, heat, { courtId: null, calledAt: null });
    await deed.log(entry("call-taken-back", match, { number: match.number }));
    deed.touch(`heat:${heat}`);
    return null;
  });
}
