import { maskName } from "#core/entries/mask.ts";
import type { EventId, PictureId } from "#core/ids.ts";
import { type PictureShown, voteModule } from "#core/judged/works.ts";
import { isTold } from "#core/standing/veil.ts";
import type { Executor } from "#db/client.server.ts";
import { type EventRow, findEvent } from "#db/events.ts";
import { findHeats } from "#db/heats.ts";
import type { MeetRow } from "#db/meets.ts";
import { findPicture, type PictureFacts } from "#db/pictures.ts";
import { findRounds } from "#db/rounds.ts";
import { type BallotRow, countVotesOf, findBallot } from "#db/votes.ts";
import { asLeader, asOfficial } from "./access.ts";
import { type GalleryState, voteState } from "./gallery.ts";
import type { Visitor } from "./sessions.ts";
import { voteCounts, votedToday } from "./votes.ts";
import { readWorks, type Work } from "./works.ts";
import type { World } from "./world.ts";

/** A work as everybody sees it; name and unit are null while nobody may be told. */
export type HangingWork = {
  number: number;
  label: string;
  name: string | null;
  unit: string | null;
  pictures: PictureShown[];
};

const byNumber = (a: { number: number }, b: { number: number }) => a.number - b.number;

const hangingWork =
  (blind: boolean, titles: boolean, masked: boolean) =>
  ({ number, label, name, unitName, pictures }: Work): HangingWork[] => {
    if (number === null) return [];
    if (!blind) return [{ number, label, name: masked ? maskName(name) : name, unit: unitName, pictures }];
    const shown = titles ? pictures : pictures.map((one) => ({ ...one, title: "" }));
    return [{ number, label, name: null, unit: null, pictures: shown }];
  };

/** Whether what was voted may be seen by everybody: with the marks of its module where it has one, else once it is closed. */
async function isVoteTold(on: Executor, event: EventRow, ballot: BallotRow, blind: boolean): Promise<boolean> {
  if (!ballot.closesAt) return false;
  const module = voteModule(event.plan.judged);
  if (module === null) return true;
  // a published result says votes beside names: beside numbers they would join the two
  if (blind) return false;
  const round = (await findRounds(on, event.id)).find(({ number }) => number === module);
  if (round?.state !== "official") return false;
  return (await findHeats(on, round.id)).every((heat) => isTold(event.release, heat));
}

/** An open gallery as everybody sees it, with what this device voted today; null where it is not open. */
export async function galleryShown(world: World, meet: MeetRow, eventId: EventId, secret: string | null) {
  const [event, ballot] = await Promise.all([findEvent(world.db, eventId), findBallot(world.db, eventId)]);
  if (event?.meetId !== meet.id || !ballot?.galleryAt) return null;
  const { blind, works } = await readWorks(world.db, event);
  const told = await isVoteTold(world.db, event, ballot, blind);
  const { counts } = told ? await voteCounts(world.db, event, ballot) : { counts: null };
  const vote: GalleryState["vote"] = voteState(ballot);
  return {
    meet: { name: meet.name, slug: meet.slug },
    event: { id: event.id, name: event.name },
    blind,
    works: works.flatMap(hangingWork(blind, ballot.titles, meet.maskNames)).sort(byNumber),
    vote,
    picks: ballot.picks,
    voted: vote === "open" ? await votedToday(world, event, secret) : null,
    /** votes by number, once they may be seen */
    results: counts && ballot.opensAt ? Object.fromEntries(counts) : null,
  };
}

/** Numbers as they are written and their votes, the most first. */
const resultsOf = ({ counts, works: { works } }: Awaited<ReturnType<typeof voteCounts>>): [string, number][] =>
  works
    .flatMap(({ number, label }) => (number === null ? [] : [{ number, label, votes: counts.get(number) ?? 0 }]))
    .sort((a, b) => b.votes - a.votes || a.number - b.number)
    .map(({ label, votes }) => [label, votes]);

/** Everybody's works of an event with names, what of them is open, and how the vote stands: for the organizer. */
export async function worksForDesk(on: Executor, event: EventRow) {
  const [{ blind, since, works }, ballot, rounds] = await Promise.all([
    readWorks(on, event),
    findBallot(on, event.id),
    findRounds(on, event.id),
  ]);
  const module = voteModule(event.plan.judged);
  const round = rounds.find(({ number, state }) => number === module && state !== "drawn");
  const open = round
    ? (await findHeats(on, round.id)).some(({ state }) => state === "scheduled" || state === "running")
    : null;
  const moduleState = open === null ? ("waits" as const) : open ? ("open" as const) : ("entered" as const);
  const closed = ballot?.closesAt ? await voteCounts(on, event, ballot) : null;
  return {
    blind,
    /** the gallery can open: numbers are there where it takes them */
    numbered: since !== null,
    /** numbers stay off this page while they are blind: names stand on it */
    works: works.map(({ number: _number, label, ...one }) => ({ ...one, label: blind ? "" : label })),
    ballot: ballot
      ? {
          gallery: ballot.galleryAt !== null,
          vote: voteState(ballot),
          ...{ code: ballot.code, picks: ballot.picks, titles: ballot.titles },
          votes: ballot.opensAt ? await countVotesOf(on, event.id, ballot.opensAt) : 0,
          results: closed && resultsOf(closed),
        }
      : null,
    /** of the module the vote counts in: null = there is none; waits: it is not drawn and published */
    module: module === null ? null : moduleState,
  };
}

/**
 * A picture for whoever may see it: organizers and the chief referee of its meet, who judges its event, the leader of the unit
 * it is of, everybody while the gallery is open; else null.
 */
export async function pictureFor(world: World, visitor: Visitor, id: PictureId): Promise<PictureFacts | null> {
  const found = await findPicture(world.db, id);
  if (!found) return null;
  const { device } = visitor;
  const judges = device?.meet === found.meetId && (device.event === null || device.event === found.eventId);
  const own = asLeader(visitor)?.id === found.unitId;
  if (found.galleryAt || judges || own) return found;
  return (await asOfficial(world, visitor, found.meetId)) ? found : null;
}
