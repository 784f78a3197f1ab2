/** [SH7] A match on its way to a court. Times are of one clock, whole milliseconds. */
export interface CourtMatch {
  id: string;
  /** those who are known, the members of teams too */
  people: readonly string[];
  /** null: both sides are known. Else the matches that decide who meets; [] where that lies with no match of the queue */
  after: readonly string[] | null;
  /** the courts on which it may be played */
  courts: readonly string[];
  /** where it is played, or was put by hand; null while nobody said */
  court: string | null;
  /** the earlier round is called first */
  round: number;
  /** what decides last: the smaller first */
  order: number;
  notBefore: number | null;
  /** what its people need after the match before it */
  restMs: number;
  /** how long it holds a court, its turnover included */
  matchMs: number;
  /** on: called, or running */
  state: "waiting" | "on" | "over";
  /** when it was started; null before */
  from: number | null;
  /** when it was over; null before */
  to: number | null;
}

/** [SH7] What people are needed for that is no match of the queue. */
export interface Elsewhere {
  id: string;
  people: readonly string[];
  until: number;
}

/** Nobody says how long a heat holds its people. */
export const heatMs = 10 * 60_000;

/** what has taken longer than it should is over in a minute: nobody in it can be called now */
export const overtime = (end: number, now: number): number => Math.max(end, now + 60_000);

/** [SH7] When a match that is on is over: as long as a match lasts after its start; who was only called begins now. */
export const endOfMatch = ({ from, matchMs }: CourtMatch, now: number): number =>
  overtime((from ?? now) + matchMs, now);

/** [SH7] Why a match cannot be called now. */
export type CourtWait =
  | { kind: "unknown"; after: readonly string[] }
  | { kind: "rests"; who: string; until: number }
  | { kind: "elsewhere"; who: string; at: string }
  | { kind: "not-before"; at: number }
  | { kind: "no-court" };

/** Where and until when people are held at this moment. */
export interface Held {
  matches: ReadonlyMap<string, CourtMatch>;
  /** the match or heat somebody is in */
  at: ReadonlyMap<string, string>;
  /** when the last match of somebody was over */
  ended: ReadonlyMap<string, number>;
}

export function heldNow(matches: readonly CourtMatch[], elsewhere: readonly Elsewhere[]): Held {
  const at = new Map<string, string>();
  const ended = new Map<string, number>();
  // who is in two places is said to be in the same one whatever the order of the input
  const isAt = (who: string, id: string) => at.set(who, id < (at.get(who) ?? id) ? id : (at.get(who) ?? id));
  for (const { id, people } of elsewhere) for (const who of people) isAt(who, id);
  for (const { id, people, state, to } of matches)
    for (const who of people)
      if (state === "on") isAt(who, id);
      else if (state === "over" && to !== null) ended.set(who, Math.max(to, ended.get(who) ?? to));
  return { matches: new Map(matches.map((match) => [match.id, match])), at, ended };
}

/** [SH7] All that keeps a waiting match from being called now; [] where only a court has to be free. */
export function waitsFor(match: CourtMatch, { matches, at, ended }: Held, now: number): CourtWait[] {
  const after = match.after?.filter((id) => matches.get(id)?.state !== "over");
  const ofPeople = match.people.flatMap((who): CourtWait[] => {
    const where = at.get(who);
    if (where !== undefined) return [{ kind: "elsewhere", who, at: where }];
    const until = (ended.get(who) ?? -Infinity) + match.restMs;
    return until > now ? [{ kind: "rests", who, until }] : [];
  });
  return [
    ...(after ? [{ kind: "unknown" as const, after }] : []),
    ...ofPeople,
    ...(match.notBefore !== null && match.notBefore > now
      ? [{ kind: "not-before" as const, at: match.notBefore }]
      : []),
    ...(match.courts.length === 0 && match.court === null ? [{ kind: "no-court" as const }] : []),
  ];
}
