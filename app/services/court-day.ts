import type { EntrantId, EventId, HeatId, MeetId } from "#core/ids.ts";
import { type CourtClash, type Expected, queueClashes } from "#core/schedule/court-clashes.ts";
import { type CourtMatch, type Elsewhere, endOfMatch, heatMs, overtime } from "#core/schedule/court-match.ts";
import { type CourtQueue, courtQueue } from "#core/schedule/courts.ts";
import { stageDefaults } from "#core/stages/plan-defaults.ts";
import type { Executor } from "#db/client.server.ts";
import {
  type CourtRow,
  findCourts,
  findDrawsOfMeet,
  findHeatsUnderWay,
  findMatchesOfMeet,
  findPlannedEvents,
  findPlayersOfMeet,
  type MatchRow,
} from "#db/courts.ts";
import { type EventRow, findEvents } from "#db/events.ts";
import { type DrawnMatch, drawnMatches } from "./drawn-matches.ts";

/** Nobody says how long an event that is planned holds its people. */
const eventMs = 30 * 60_000;

export interface MatchOfDay {
  row: MatchRow;
  event: EventRow;
  drawn: DrawnMatch | null;
  players: { lane: number; entrant: EntrantId; name: string; unit: string }[];
}

/** The courts of a meet with everything that is or will be played on them. */
export interface CourtDay {
  events: EventRow[];
  courts: CourtRow[];
  matches: ReadonlyMap<string, MatchOfDay>;
  heats: ReadonlyMap<string, { event: EventId; number: number }>;
  queue: CourtQueue;
  clashes: CourtClash[];
}

/** Which events are met two by two. */
export const isMet = ({ plan }: Pick<EventRow, "plan">): boolean => plan.stages !== undefined;

const ms = (at: Date | null): number | null => at?.getTime() ?? null;

function stateOf({ state, calledAt }: MatchRow): CourtMatch["state"] {
  if (state === "provisional" || state === "official") return "over";
  return state === "running" || calledAt ? "on" : "waiting";
}

/** Whether one side did not come: nobody is tired from that. */
const isWalkover = ({ marks }: MatchRow) => marks.some(({ outcome }) => outcome === "DNS");

/** By stage and group (or match) the heats that stand for it. */
class Places {
  private readonly ids = new Map<string, string[]>();

  constructor(matches: Iterable<MatchOfDay>) {
    for (const { row, drawn } of matches) {
      const { eventId, stage } = row;
      this.add(`${eventId} ${stage} ${row.match}`, row.id);
      if (drawn?.match.group) this.add(`${eventId} ${stage} group ${drawn.match.group}`, row.id);
    }
  }

  /** The heats of which the two of a match come. */
  before({ row, drawn }: MatchOfDay): string[] {
    if (!drawn) return [];
    const { eventId, stage } = row;
    const own = drawn.after.flatMap((key) => this.ids.get(`${eventId} ${stage} ${key}`) ?? []);
    const groups = drawn.groups.flatMap((name) => this.ids.get(`${eventId} ${stage - 1} group ${name}`) ?? []);
    return [...own, ...groups];
  }

  private add(key: string, id: string): void {
    const known = this.ids.get(key);
    if (known) known.push(id);
    else this.ids.set(key, [id]);
  }
}

function inQueue(one: MatchOfDay, order: number, courts: readonly CourtRow[], places: Places): CourtMatch {
  const { row, event, players } = one;
  const { restMs, matchMs } = event.plan.stages ?? stageDefaults;
  return {
    id: row.id,
    people: players.map(({ entrant }) => entrant),
    after: players.length < 2 ? places.before(one) : null,
    courts: courts.flatMap(({ id, venue }) => (venue === "" || venue === event.venue ? [id] : [])),
    court: row.courtId,
    round: row.round,
    order,
    notBefore: ms(row.notBefore),
    restMs,
    matchMs,
    state: stateOf(row),
    from: ms(row.startedAt),
    to: isWalkover(row) ? null : ms(row.closedAt),
  };
}

/** Where people are expected from now on: matches as the queue has them, heats under way, events at their hour. */
function expectedOf(
  queue: CourtQueue,
  matches: readonly CourtMatch[],
  elsewhere: readonly Elsewhere[],
  planned: Awaited<ReturnType<typeof findPlannedEvents>>,
  now: number,
): Expected[] {
  const expected = new Map(queue.waiting.map((one) => [one.id, one.expected?.at]));
  return [
    ...matches.flatMap((match): Expected[] => {
      const { id, people, restMs, matchMs, state } = match;
      const from = state === "on" ? (match.from ?? now) : expected.get(id);
      if (from === undefined || people.length < 2) return [];
      return [{ id, people, restMs, from, to: state === "on" ? endOfMatch(match, now) : from + matchMs }];
    }),
    ...elsewhere.map(({ id, people, until }) => ({ id, people, from: now, to: overtime(until, now), restMs: null })),
    ...planned.flatMap(({ id, people, startsAt }) => {
      const from = ms(startsAt);
      return from === null ? [] : [{ id, people, from, to: from + eventMs, restMs: null }];
    }),
  ];
}

/** Reads the courts of a meet as they stand, by as many statements for a large meet as for a small one. */
export async function courtDay(on: Executor, meetId: MeetId, now: number): Promise<CourtDay> {
  const [events, courts, rows, players, draws, underWay, planned] = await Promise.all([
    findEvents(on, meetId),
    findCourts(on, meetId),
    findMatchesOfMeet(on, meetId),
    findPlayersOfMeet(on, meetId),
    findDrawsOfMeet(on, meetId),
    findHeatsUnderWay(on, meetId),
    findPlannedEvents(on, meetId, new Date(now - eventMs)),
  ]);
  const eventOf = new Map(events.map((event) => [event.id, event]));
  const drawn = new Map(draws.map(({ id, draw }) => [id, drawnMatches(draw)]));
  const playersOf = new Map<HeatId, MatchOfDay["players"]>();
  for (const { heatId, ...player } of players) playersOf.set(heatId, [...(playersOf.get(heatId) ?? []), player]);
  const matches = new Map<string, MatchOfDay>();
  for (const row of rows) {
    const event = eventOf.get(row.eventId);
    const of = drawn.get(row.stageId)?.get(row.match) ?? null;
    if (event) matches.set(row.id, { row, event, drawn: of, players: playersOf.get(row.id) ?? [] });
  }
  const places = new Places(matches.values());
  const inLine = [...matches.values()].map((one, order) => inQueue(one, order, courts, places));
  const elsewhere = underWay.map(({ id, people, startedAt, calledAt }): Elsewhere => {
    const from = ms(startedAt ?? calledAt) ?? now;
    return { id, people, until: from + heatMs };
  });
  const queue = courtQueue({ courts: courts.map(({ id }) => id), matches: inLine, elsewhere, now });
  return {
    events,
    courts,
    matches,
    heats: new Map(underWay.map(({ id, eventId, number }) => [id, { event: eventId, number }])),
    queue,
    clashes: queueClashes(expectedOf(queue, inLine, elsewhere, planned, now), now),
  };
}
