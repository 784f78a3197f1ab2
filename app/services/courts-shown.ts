import type { HeatId, MeetId } from "#core/ids.ts";
import type { CourtWait } from "#core/schedule/court-match.ts";
import { netMark } from "#core/scoring/mark.ts";
import type { Executor } from "#db/client.server.ts";
import type { ShownRound } from "#live/shown.ts";
import { type CourtDay, courtDay, isMet, type MatchOfDay } from "./court-day.ts";
import type { DrawnMatch } from "./drawn-matches.ts";

/** A match by what names it. */
export interface MatchTitle {
  id: HeatId;
  event: string;
  /** the column it stands in */
  round: Pick<ShownRound, "number" | "name"> & { heats: number };
  number: number;
  match: DrawnMatch["match"] | null;
  /** by lane; as many as are known */
  sides: { name: string; unit: string }[];
}

export interface MatchOnCourt extends MatchTitle {
  state: "called" | "running";
  /** server's epoch ms */
  since: number | null;
  /** what each side has so far; null before the start */
  score: (number | null)[] | null;
  court: string | null;
}

/** Where somebody is, in words' parts. */
export type Place = { kind: "match"; title: MatchTitle } | { kind: "heat"; event: string; number: number | null };

export type WaitShown =
  | { kind: "unknown"; after: MatchTitle[]; more: number }
  | { kind: "rests"; who: string; until: number }
  | { kind: "elsewhere"; who: string; at: Place }
  | { kind: "not-before"; at: number }
  | { kind: "no-court" };

export interface MatchWaiting extends MatchTitle {
  why: WaitShown[];
  court: string | null;
  notBefore: number | null;
  /** as things go; null where nobody can say */
  expected: { court: string; at: number } | null;
}

export interface CourtsShown {
  courts: {
    id: string;
    name: string;
    venue: string;
    on: MatchOnCourt[];
    /** `ready`: can be called now */
    next: { title: MatchTitle; at: number; ready: boolean } | null;
  }[];
  /** called or running without a court */
  nowhere: MatchOnCourt[];
  waiting: MatchWaiting[];
  /** how many wait in all, also those that are not listed */
  waitingInAll: number;
  clashes: { kind: "person" | "rest"; at: number; places: Place[]; people: string[] }[];
  /** an event is met two by two */
  met: boolean;
  /** the places of such events */
  venues: string[];
}

const titleOf = ({ row, event, drawn, players }: MatchOfDay): MatchTitle => ({
  id: row.id,
  event: event.name,
  round: { ...(drawn?.column ?? { number: row.round, name: "round" as const }), heats: 0 },
  number: row.number,
  match: drawn?.match ?? null,
  sides: players.map(({ name, unit }) => ({ name, unit })),
});

function onCourt(one: MatchOfDay): MatchOnCourt {
  const { row, event, players } = one;
  const scores = players.map(({ lane }) => {
    const mark = row.marks.find((each) => each.lane === lane);
    return mark ? netMark(mark, event.options) : null;
  });
  const running = row.state === "running";
  return {
    ...titleOf(one),
    state: running ? "running" : "called",
    since: (running ? row.startedAt : row.calledAt)?.getTime() ?? null,
    score: running ? scores : null,
    court: row.courtId,
  };
}

class Words {
  private readonly names = new Map<string, string>();

  constructor(private readonly day: CourtDay) {
    for (const { players } of day.matches.values())
      for (const { entrant, name } of players) this.names.set(entrant, name);
  }

  nameOf = (who: string): string => this.names.get(who) ?? "";

  placeOf = (id: string): Place => {
    const match = this.day.matches.get(id);
    if (match) return { kind: "match", title: titleOf(match) };
    const heat = this.day.heats.get(id);
    const event = this.day.events.find((one) => one.id === (heat?.event ?? id));
    return { kind: "heat", event: event?.name ?? "", number: heat?.number ?? null };
  };

  waitOf = (wait: CourtWait): WaitShown => {
    switch (wait.kind) {
      case "unknown": {
        const all = wait.after.flatMap((id) => this.day.matches.get(id) ?? []);
        return { kind: "unknown", after: all.slice(0, 2).map(titleOf), more: Math.max(0, all.length - 2) };
      }
      case "rests":
        return { ...wait, who: this.nameOf(wait.who) };
      case "elsewhere":
        return { kind: "elsewhere", who: this.nameOf(wait.who), at: this.placeOf(wait.at) };
      default:
        return wait;
    }
  };
}

/** What is on, next and waiting on the meet's courts; of those who wait at most `most`, the first ones. */
export async function courtsShown(on: Executor, meet: MeetId, now: number, most: number): Promise<CourtsShown> {
  const day = await courtDay(on, meet, now);
  const words = new Words(day);
  const { queue } = day;
  const nextWhy = new Map(queue.waiting.map(({ id, why }) => [id, why]));
  const courts = day.courts.map(({ id, name, venue }) => {
    const { on: here = [], next = null } = queue.courts.find((one) => one.id === id) ?? {};
    const coming = next && day.matches.get(next.id);
    return {
      ...{ id, name, venue },
      on: here.flatMap((each) => day.matches.get(each) ?? []).map(onCourt),
      next:
        next && coming
          ? {
              title: titleOf(coming),
              at: next.at,
              ready: here.length === 0 && next.at <= now && nextWhy.get(next.id)?.length === 0,
            }
          : null,
    };
  });
  const nowhere = [...day.matches.values()].filter(
    ({ row }) =>
      (row.state === "running" || (row.state === "scheduled" && row.calledAt)) &&
      !day.courts.some(({ id }) => id === row.courtId),
  );
  return {
    courts,
    nowhere: nowhere.map(onCourt),
    waiting: queue.waiting.slice(0, most).flatMap(({ id, why, expected }) => {
      const match = day.matches.get(id);
      if (!match) return [];
      const { courtId: court, notBefore } = match.row;
      return {
        ...titleOf(match),
        why: why.map(words.waitOf),
        ...{ court, notBefore: notBefore?.getTime() ?? null, expected },
      };
    }),
    waitingInAll: queue.waiting.length,
    clashes: day.clashes.map(({ kind, at, items, people }) => ({
      ...{ kind, at, places: items.map(words.placeOf), people: people.map(words.nameOf) },
    })),
    met: day.events.some(isMet),
    venues: [...new Set(day.events.filter(isMet).map(({ venue }) => venue))].filter(Boolean).sort(),
  };
}
