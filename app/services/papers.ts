import type { EntrantId, EventId, HeatId, MeetId, RoundId } from "#core/ids.ts";
import { type Advance, nameOfRound, type RoundName } from "#core/rounds/plan.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { type Fate, fatesOf } from "#core/standing/fates.ts";
import { standingOrder } from "#core/standing/order.ts";
import type { Executor } from "#db/client.server.ts";
import { findEvents } from "#db/events.ts";
import { findPaperLanes } from "#db/paper.ts";
import { type PlayedEvent, peopleOf, playEvent, resultOf, type Seated } from "./results.ts";

// What goes on paper: only what is published; drawn rounds stay with the organizer.

interface PaperPerson {
  id: EntrantId;
  bib: number | null;
  name: string;
  unit: string;
}

export interface PaperRound {
  id: RoundId;
  number: number;
  name: RoundName;
  advance: Advance | null;
}

export interface StartList {
  event: { id: EventId; name: string };
  round: PaperRound;
  /** null where the event is met two by two: its stage has the draw */
  draw: { seed: string; edition: string; moved: boolean } | null;
  heats: { number: number; lanes: (PaperPerson & { lane: number })[] }[];
}

type Played = PlayedEvent["rounds"][number];

const person = ({ entrant: id, bib, name, unitName: unit }: Seated): PaperPerson => ({ id, bib, name, unit });
const roundOf = ({ event }: PlayedEvent, { round }: Played): PaperRound => ({
  id: round.id,
  number: round.number,
  name: nameOfRound(round, event.plan),
  advance: round.advance,
});

async function playMeet(on: Executor, meetId: MeetId): Promise<PlayedEvent[]> {
  const all: PlayedEvent[] = [];
  for (const { id } of await findEvents(on, meetId)) {
    const played = await playEvent(on, id);
    if (played) all.push({ ...played, rounds: played.rounds.filter(({ round }) => round.state !== "drawn") });
  }
  return all;
}

/** Whether the lanes are others than the lot gave: moved by hand, a reserve called, a lane left empty. */
function isMoved({ round, heats }: Played): boolean {
  const seats = (list: readonly { number: number; lanes: readonly { lane: number; id: EntrantId }[] }[]) =>
    list.map(({ number, lanes }) => `${number}: ${lanes.map(({ lane, id }) => `${lane} ${id}`).sort()}`).join("; ");
  const now = heats.map(({ heat, lanes }) => ({
    number: heat.number,
    lanes: lanes.map(({ lane, entrant: id }) => ({ lane, id })),
  }));
  return round.draw !== null && seats(now) !== seats(round.draw.heats);
}

/**
 * The start lists of a meet: of every event the published round that is not over yet, or the wanted one, whatever its
 * state; and all published rounds to choose from.
 */
export async function startLists(
  on: Executor,
  meetId: MeetId,
  wanted: RoundId | null,
): Promise<{ lists: StartList[]; choices: { event: StartList["event"]; rounds: PaperRound[] }[] }> {
  const all = (await playMeet(on, meetId)).filter(({ rounds }) => rounds.length > 0);
  const lists = all.flatMap((played) =>
    played.rounds
      .filter((one) => (wanted ? one.round.id === wanted : one.round.state === "published"))
      .map((one) => ({
        event: { id: played.event.id, name: played.event.name },
        round: roundOf(played, one),
        draw: one.round.draw && { seed: one.round.draw.seed, edition: one.round.draw.edition, moved: isMoved(one) },
        // of matches those whose two are known
        heats: one.heats
          .filter(({ heat, lanes }) => heat.match === null || lanes.length > 1)
          .map(({ heat, lanes }) => ({
            number: heat.number,
            lanes: lanes.map((lane) => ({ ...person(lane), lane: lane.lane })),
          })),
      }))
      .filter(({ heats }) => heats.length > 0),
  );
  return {
    lists,
    choices: all.map((played) => ({
      event: { id: played.event.id, name: played.event.name },
      rounds: played.rounds.map((one) => roundOf(played, one)),
    })),
  };
}

interface PaperLine extends PaperPerson {
  heat: number;
  place: number | null;
  mark: LaneMark;
  /** keyed in from a printed sheet */
  paper: boolean;
  fate: Fate;
}

interface PaperPlace extends PaperPerson {
  /** null for those who failed in the final */
  place: number | null;
  /** number of the last round they took part in */
  round: number;
  shared: boolean;
  mark: LaneMark;
  /** keyed in from a printed sheet */
  paper: boolean;
}

export interface EventPaper {
  event: { id: EventId; name: string; options: ScoringOptions };
  /** [] until the final is official */
  places: PaperPlace[];
  /** last one first; people of heats that are not official yet are left out */
  rounds: (PaperRound & { waiting: number; lines: PaperLine[] })[];
}

/** Says of a lane's mark whether it came from a printed sheet. */
type IsPaper = (heat: HeatId, lane: number) => boolean;

function roundPaper(played: PlayedEvent, one: Played, isPaper: IsPaper): EventPaper["rounds"][number] {
  const heats = one.heats.filter(({ heat }) => heat.state === "official");
  const fates = fatesOf(one, played.event, played.withdrawn);
  const lines = standingOrder({ ...one, heats }, played.event, fates).map((line) => ({
    ...person(line),
    heat: line.heat.number,
    place: line.place,
    mark: line.mark,
    paper: isPaper(line.heat.id, line.lane),
    fate: fates.get(line.entrant) ?? ("open" as const),
  }));
  return { ...roundOf(played, one), waiting: one.heats.length - heats.length, lines };
}

/** The results of every event of the meet that has any, as far as they are official. */
export async function resultsBook(on: Executor, meetId: MeetId): Promise<EventPaper[]> {
  const all = await playMeet(on, meetId);
  const lanes = new Set((await findPaperLanes(on, meetId)).map(({ heat, lane }) => `${heat} ${lane}`));
  const isPaper: IsPaper = (heat, lane) => lanes.has(`${heat} ${lane}`);
  return all
    .map((played) => {
      const { places } = resultOf(played);
      const people = peopleOf(played);
      const rounds = played.rounds
        .map((one) => roundPaper(played, one, isPaper))
        .filter(({ lines }) => lines.length > 0);
      const { id, name, options } = played.event;
      return {
        event: { id, name, options },
        places: places.flatMap((one) => {
          const who = people.get(one.id);
          if (!who) return [];
          const { place, round, mark } = one;
          const heats = played.rounds.find((other) => other.round.number === round)?.heats ?? [];
          const paper = heats.some(({ heat, lanes: here }) =>
            here.some((lane) => lane.entrant === one.id && isPaper(heat.id, lane.lane)),
          );
          return [{ ...person(who), place, round, shared: one.tiedWith.length > 0, mark, paper }];
        }),
        rounds: rounds.reverse(),
      };
    })
    .filter(({ rounds }) => rounds.length > 0);
}
