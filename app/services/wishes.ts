import { checkEntry } from "#core/entries/limits.ts";
import { checkName, type NameRefusal, normaliseName } from "#core/entries/names.ts";
import type { EntrantId, EventId, OpId } from "#core/ids.ts";
import type { Author } from "#db/schema/log.ts";
import { namesakeOf, type Roster, standingEntries } from "./roster.ts";

export type Sex = "F" | "M";

/** A person as somebody wants them entered. `namesake` confirms that this is another person of a name already there. */
export interface Wish {
  name: string;
  sex: Sex | null;
  events: readonly EventId[];
  namesake?: boolean;
  /** why after the deadline */
  reason?: string;
  op?: OpId;
}

type LimitRefusal =
  | { kind: "already-entered"; event: string }
  | { kind: "too-many-events"; max: number }
  | { kind: "event-full-for-unit"; max: number; event: string }
  | { kind: "too-many-people"; max: number };

export type WishRefusal =
  | NameRefusal
  | LimitRefusal
  | { kind: "no-events" }
  | { kind: "no-such-event" }
  | { kind: "event-drawn"; event: string }
  | { kind: "same-name"; name: string; id: EntrantId };

/** What of a wish stands against the unit's people, limits and draws; null where nothing does. */
export function judgeWish(
  roster: Roster,
  author: Author,
  wish: Wish,
  self: { id: EntrantId; name: string; events: EventId[] } | null,
): WishRefusal | null {
  const name = checkName(wish.name);
  if (name) return name;
  const known = self && normaliseName(wish.name) === self.name ? undefined : namesakeOf(roster, wish.name, self?.id);
  if (known && !wish.namesake) return { kind: "same-name", name: known.name, id: known.id };
  if (wish.events.length === 0) return { kind: "no-events" };
  return judgeEvents(roster, author, wish.events, self);
}

/** The same of the events alone. */
export function judgeEvents(
  roster: Roster,
  author: Author,
  events: readonly EventId[],
  self: { id: EntrantId; events: EventId[] } | null,
): WishRefusal | null {
  const nameOf = (id: EventId) => roster.events.find((one) => one.id === id)?.name ?? "";
  const entrant = self?.id ?? ("new" as EntrantId);
  const current = standingEntries(roster).filter((one) => one.entrant !== entrant);
  for (const event of new Set(events)) {
    if (!roster.events.some(({ id }) => id === event)) return { kind: "no-such-event" };
    const problem = checkEntry(current, { entrant, event }, roster.meet);
    if (problem?.kind === "already-entered") return { kind: problem.kind, event: nameOf(event) };
    if (problem?.kind === "event-full-for-unit") return { ...problem, event: nameOf(event) };
    if (problem) return problem;
    current.push({ entrant, event });
  }
  if (author.kind !== "leader") return null;
  const held = self?.events ?? [];
  const moved = [...events.filter((id) => !held.includes(id)), ...held.filter((id) => !events.includes(id))];
  const drawn = moved.find((id) => roster.drawn.has(id));
  return drawn ? { kind: "event-drawn", event: nameOf(drawn) } : null;
}
