import { CourtLine } from "./court-line.ts";
import {
  type CourtMatch,
  type CourtWait,
  type Elsewhere,
  endOfMatch,
  heldNow,
  overtime,
  waitsFor,
} from "./court-match.ts";

export interface CourtShown {
  id: string;
  /** what is called to it or played on it; several only where referees began them so */
  on: string[];
  /** what comes next, and when at the earliest; null where nothing waits for it */
  next: { id: string; at: number } | null;
}

export interface Waiting {
  id: string;
  /** why not now; [] where only a court has to be free */
  why: CourtWait[];
  /** where and when as things go; null where nobody can say */
  expected: { court: string; at: number } | null;
}

export interface CourtQueue {
  courts: CourtShown[];
  /** in the order in which they are expected, those of which nobody can say last */
  waiting: Waiting[];
}

interface InLine {
  match: CourtMatch;
  /** since when all of its people rest */
  since: number;
}

const inTurn = (a: InLine, b: InLine) =>
  a.match.round - b.match.round ||
  compare(a.since, b.since) ||
  a.match.order - b.match.order ||
  (a.match.id < b.match.id ? -1 : 1);

/** -Infinity less itself is no number */
const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);

/**
 * [SH7] What is on each court, what is next, and why the others wait. [SH8] Every waiting match is put on the first court that
 * is free for it, in turn: the earlier round first, then who has rested longest; one put on a court by hand comes first there.
 * Nobody is called before `notBefore`, before `restMs` is over, or while they are needed elsewhere. The same for any order of
 * the input; costs n log n for n matches, as often as people play, and the courts for each start.
 * Source: P (domain 7.5 and 12.4 name rest and a court's times, not the method).
 */
export function courtQueue({
  courts,
  matches,
  elsewhere,
  now,
}: {
  /** in their order */
  courts: readonly string[];
  matches: readonly CourtMatch[];
  elsewhere: readonly Elsewhere[];
  now: number;
}): CourtQueue {
  const held = heldNow(matches, elsewhere);
  const on = matches.filter(({ state }) => state === "on");
  const planned = new Planning(courts, matches, elsewhere, now).run();
  const next = new Map<string, { id: string; at: number }>();
  for (const [id, { court, at }] of planned) if (!next.has(court)) next.set(court, { id, at });
  const waiting = matches
    .filter(({ state }) => state === "waiting")
    .map((match) => ({ match, since: planned.get(match.id)?.at ?? Infinity }))
    .sort((a, b) => compare(a.since, b.since) || inTurn({ ...a, since: 0 }, { ...b, since: 0 }));
  return {
    courts: courts.map((id) => ({
      id,
      on: on.flatMap((match) => (match.court === id ? [match.id] : [])).sort(),
      next: next.get(id) ?? null,
    })),
    waiting: waiting.map(({ match }) => ({
      id: match.id,
      why: waitsFor(match, held, now),
      expected: planned.get(match.id) ?? null,
    })),
  };
}

interface Court {
  id: string;
  free: number;
  /** those who may only play here, and those who may play here and elsewhere */
  own: CourtLine<InLine>;
  shared: CourtLine<InLine>[];
}

/** [SH8] The day as it goes on from now when every match lasts as long as it is said to. */
class Planning {
  private readonly courts: Court[];
  private readonly lines = new Map<string, CourtLine<InLine>>();
  /** those who cannot play yet, by the earliest time at which they could */
  private readonly later = new CourtLine<InLine & { at: number }>((a, b) => compare(a.at, b.at) || inTurn(a, b));
  /** when somebody's last match is over, and when they are back from elsewhere */
  private readonly ended = new Map<string, number>();
  private readonly back = new Map<string, number>();
  /** who waits for this match to end; how many a match waits for; when the last of these is over */
  private readonly behind = new Map<string, CourtMatch[]>();
  private readonly open = new Map<string, number>();
  private readonly known = new Map<string, number>();
  private readonly planned = new Map<string, { court: string; at: number }>();

  constructor(
    courts: readonly string[],
    matches: readonly CourtMatch[],
    elsewhere: readonly Elsewhere[],
    private readonly now: number,
  ) {
    this.courts = courts.map((id) => ({ id, free: now, own: new CourtLine(inTurn), shared: [] }));
    const byId = new Map(this.courts.map((court) => [court.id, court]));
    for (const { people, until } of elsewhere) for (const who of people) raise(this.back, who, overtime(until, now));
    const ends = new Map<string, number>();
    for (const match of matches) {
      if (match.state === "waiting") continue;
      const end = match.state === "on" ? endOfMatch(match, now) : match.to;
      ends.set(match.id, end ?? now);
      // nobody rests from a match that nobody played
      if (end !== null) for (const who of match.people) raise(this.ended, who, end);
      const court = match.state === "on" && match.court !== null ? byId.get(match.court) : undefined;
      if (court && end !== null) court.free = Math.max(court.free, end);
    }
    const waiting = new Map(matches.flatMap((one) => (one.state === "waiting" ? [[one.id, one] as const] : [])));
    for (const match of waiting.values()) {
      if (match.after?.length === 0) continue;
      const before = new Set(match.after);
      for (const id of before) {
        const end = ends.get(id);
        if (end !== undefined) raise(this.known, match.id, end);
        const behind = this.behind.get(id);
        if (!waiting.has(id)) before.delete(id);
        else if (behind) behind.push(match);
        else this.behind.set(id, [match]);
      }
      this.open.set(match.id, before.size);
      if (before.size === 0) this.putOff(match);
    }
  }

  run(): ReadonlyMap<string, { court: string; at: number }> {
    for (let time = this.now; time < Infinity; time = this.nextAfter(time)) {
      this.comeUp(time);
      for (const court of this.courts) {
        const match = court.free <= time ? this.choose(court, time) : null;
        if (match) this.start(match, court, time);
      }
    }
    return this.planned;
  }

  private nextAfter(time: number): number {
    const frees = this.courts.map(({ free }) => (free > time ? free : Infinity));
    return Math.min(this.later.first()?.at ?? Infinity, ...frees);
  }

  private since({ id, people }: CourtMatch): number {
    return Math.max(this.known.get(id) ?? -Infinity, ...people.map((who) => this.ended.get(who) ?? -Infinity));
  }

  private readyAt(match: CourtMatch): number {
    const back = match.people.map((who) => this.back.get(who) ?? -Infinity);
    // who comes out of what is over is not confirmed yet
    const soonest = match.after ? overtime(this.now, this.now) : this.now;
    return Math.max(soonest, match.notBefore ?? -Infinity, this.since(match) + match.restMs, ...back);
  }

  private putOff(match: CourtMatch): void {
    this.later.add({ match, since: this.since(match), at: this.readyAt(match) });
  }

  /** Whose time has come stands in the line of the courts where they may play. */
  private comeUp(time: number): void {
    for (let first = this.later.first(); first && first.at <= time; first = this.later.first()) {
      this.later.take();
      if (this.readyAt(first.match) > time) this.putOff(first.match);
      else this.lineOf(first.match)?.add({ match: first.match, since: this.since(first.match) });
    }
  }

  private lineOf({ court, courts }: CourtMatch): CourtLine<InLine> | undefined {
    const own = court === null ? undefined : this.courts.find(({ id }) => id === court);
    if (own) return own.own;
    const key = [...courts].sort().join("\n");
    const known = this.lines.get(key);
    if (known || courts.length === 0) return known;
    const line = new CourtLine<InLine>(inTurn);
    this.lines.set(key, line);
    for (const one of this.courts) if (courts.includes(one.id)) one.shared.push(line);
    return line;
  }

  private choose(court: Court, time: number): CourtMatch | null {
    if (this.firstOf(court.own, time)) return court.own.take()?.match ?? null;
    let best: CourtLine<InLine> | null = null;
    for (const line of court.shared) {
      const first = this.firstOf(line, time);
      const other = best?.first();
      if (first && (!other || inTurn(first, other) < 0)) best = line;
    }
    return best?.take()?.match ?? null;
  }

  /** The first of a line who can play now; those before, who began elsewhere meanwhile, wait again. */
  private firstOf(line: CourtLine<InLine>, time: number): InLine | undefined {
    for (let first = line.first(); first; first = line.first()) {
      if (this.readyAt(first.match) <= time) return first;
      line.take();
      this.putOff(first.match);
    }
    return undefined;
  }

  private start(match: CourtMatch, court: Court, time: number): void {
    // a match of no length would let the day stand still
    const end = time + Math.max(1, match.matchMs);
    this.planned.set(match.id, { court: court.id, at: time });
    court.free = end;
    for (const who of match.people) raise(this.ended, who, end);
    for (const one of this.behind.get(match.id) ?? []) {
      raise(this.known, one.id, end);
      const left = (this.open.get(one.id) ?? 0) - 1;
      this.open.set(one.id, left);
      if (left === 0) this.putOff(one);
    }
  }
}

function raise(times: Map<string, number>, key: string, time: number): void {
  times.set(key, Math.max(time, times.get(key) ?? time));
}
