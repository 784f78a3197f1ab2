import { accept, type Decision, refuse } from "#core/decision.ts";
import type { CourtId, HeatId, MeetId, OpId } from "#core/ids.ts";
import {
  type CourtRow,
  clearCourt,
  findCourt,
  findCourts,
  findLastCourtSort,
  insertCourts,
  updateCourt,
} from "#db/courts.ts";
import { findEvents } from "#db/events.ts";
import type { Author } from "#db/schema/log.ts";
import { type AlreadyDone, act, type Deed } from "./act.ts";
import { courtDay } from "./court-day.ts";
import type { World } from "./world.ts";

// The courts of a meet: which there are, and for whom.

export type CourtRefusal =
  | { kind: "court-name-empty" }
  | { kind: "court-name-too-long"; max: number }
  | { kind: "court-name-taken"; name: string }
  | { kind: "too-many-courts"; max: number }
  | { kind: "no-such-venue" }
  | { kind: "no-such-court" }
  /** a match is on it */
  | { kind: "court-busy" };

export const courtNameLength = 20;
const mostCourts = 100;

const request = (meet: MeetId, author: Author, op?: OpId) => ({
  meet,
  author,
  lock: { kind: "meet" as const, id: meet },
  ...(op ? { op } : {}),
});

const spelled = (name: string) => name.replace(/\s+/g, " ").trim();

function judgeNames(names: readonly string[], others: readonly CourtRow[]): CourtRefusal | null {
  if (names.length === 0) return { kind: "court-name-empty" };
  if (names.some((name) => Array.from(name).length > courtNameLength))
    return { kind: "court-name-too-long", max: courtNameLength };
  const taken = names.find((name, at) => others.some((one) => one.name === name) || names.indexOf(name) < at);
  if (taken !== undefined) return { kind: "court-name-taken", name: taken };
  return names.length + others.length > mostCourts ? { kind: "too-many-courts", max: mostCourts } : null;
}

const isVenue = async ({ tx }: Deed, meet: MeetId, venue: string): Promise<boolean> =>
  venue === "" || (await findEvents(tx, meet)).some((event) => event.venue === venue);

/** Makes courts by name, for the events held at `venue` or (empty) for all. */
export function addCourts(
  world: World,
  author: Author,
  meet: MeetId,
  wish: { names: readonly string[]; venue: string },
  op?: OpId,
): Promise<Decision<number, CourtRefusal | AlreadyDone>> {
  const names = wish.names.map(spelled).filter((name) => name !== "");
  return act<number, CourtRefusal>(world, request(meet, author, op), async (deed) => {
    const refusal = judgeNames(names, await findCourts(deed.tx, meet));
    if (refusal) return refuse(refusal);
    if (!(await isVenue(deed, meet, wish.venue))) return refuse({ kind: "no-such-venue" });
    const last = await findLastCourtSort(deed.tx, meet);
    const rows = names.map((name, at) => ({
      id: world.id<CourtId>(),
      ...{ meetId: meet, name, venue: wish.venue, sort: last + at + 1, createdAt: deed.at },
    }));
    await insertCourts(deed.tx, rows);
    for (const { id, name, venue } of rows)
      await deed.log({ kind: "court-added", subject: "court", subjectId: id, payload: { name, venue } });
    deed.touch("meet");
    return accept(rows.length);
  });
}

const atCourt = (
  world: World,
  author: Author,
  meet: MeetId,
  id: CourtId,
  work: (deed: Deed, court: CourtRow) => Promise<CourtRefusal | null>,
) =>
  act<CourtId, CourtRefusal>(world, request(meet, author), async (deed) => {
    const court = await findCourt(deed.tx, id);
    if (!court || court.meetId !== meet || court.removedAt) return refuse({ kind: "no-such-court" });
    const refusal = await work(deed, court);
    return refusal ? refuse(refusal) : accept(id);
  });

/** Gives a court another name, or to the events of another place; what is on it stays. */
export function changeCourt(
  world: World,
  author: Author,
  meet: MeetId,
  id: CourtId,
  wish: { name: string; venue: string },
): Promise<Decision<CourtId, CourtRefusal | AlreadyDone>> {
  const after = { name: spelled(wish.name), venue: wish.venue };
  return atCourt(world, author, meet, id, async (deed, court) => {
    const others = (await findCourts(deed.tx, meet)).filter((one) => one.id !== id);
    const refusal = judgeNames([after.name].filter(Boolean), others);
    if (refusal) return refusal;
    if (after.venue !== court.venue && !(await isVenue(deed, meet, after.venue))) return { kind: "no-such-venue" };
    if (after.name === court.name && after.venue === court.venue) return null;
    await updateCourt(deed.tx, id, after);
    const before = { name: court.name, venue: court.venue };
    await deed.log({ kind: "court-changed", subject: "court", subjectId: id, payload: { before, after } });
    // boards know the courts, and every match that was or will be on it says its name
    deed.touch("meet");
    return null;
  });
}

/** Takes a court out of use; matches that were to come on it wait for any. Refused while one is on it. */
export function removeCourt(
  world: World,
  author: Author,
  meet: MeetId,
  id: CourtId,
): Promise<Decision<CourtId, CourtRefusal | AlreadyDone>> {
  return atCourt(world, author, meet, id, async (deed, { name }) => {
    const { queue } = await courtDay(deed.tx, meet, deed.at.getTime());
    if (queue.courts.some((court) => court.id === id && court.on.length > 0)) return { kind: "court-busy" };
    const cleared: HeatId[] = await clearCourt(deed.tx, id);
    await updateCourt(deed.tx, id, { removedAt: deed.at });
    await deed.log({ kind: "court-removed", subject: "court", subjectId: id, payload: { name, matches: cleared } });
    deed.touch("meet");
    return null;
  });
}
