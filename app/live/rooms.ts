import { type EventId, type MeetId, parseId, type ScreenId } from "#core/ids.ts";

/** Which of a meet's rows a room is about. */
export type Scope =
  | { kind: "meet" }
  | { kind: "event"; event: EventId }
  | { kind: "venue"; venue: string }
  | { kind: "screen"; screen: ScreenId }
  | { kind: "hint" };

/** All rooms of a meet are on its line of versions; each is a filter over its rows. */
export interface Room {
  meet: MeetId;
  scope: Scope;
}

/** What a room is called where sockets join it. */
export function nameOf({ meet, scope }: Room): string {
  if (scope.kind === "event") return `event:${meet}:${scope.event}`;
  if (scope.kind === "venue") return `venue:${meet}:${scope.venue}`;
  if (scope.kind === "screen") return `screen:${meet}:${scope.screen}`;
  return `${scope.kind}:${meet}`;
}

const shape = /^(meet|event|venue|screen|hint):([0-9a-f-]{36})(?::(.+))?$/s;

/** The room of that name, or null for a socket's own. */
export function roomOf(name: string): Room | null {
  const [, kind, id, of] = shape.exec(name) ?? [];
  const meet = parseId<MeetId>(id);
  const scope = meet && scopeOf(kind, of);
  return scope ? { meet, scope } : null;
}

function scopeOf(kind: string | undefined, of: string | undefined): Scope | null {
  if (kind === "meet" || kind === "hint") return of === undefined ? { kind } : null;
  if (kind === "venue") return of === undefined ? null : { kind, venue: of };
  const event = kind === "event" ? parseId<EventId>(of) : null;
  if (event) return { kind: "event", event };
  const screen = kind === "screen" ? parseId<ScreenId>(of) : null;
  return screen && { kind: "screen", screen };
}
