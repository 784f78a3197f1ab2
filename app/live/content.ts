import { maskName } from "#core/entries/mask.ts";
import type { EventId } from "#core/ids.ts";
import {
  above,
  type Delta,
  isEventRow,
  isLaneRow,
  isScreenRow,
  isStageRow,
  type RowKey,
  type TouchKey,
  type WireRow,
} from "./protocol.ts";
import type { Scope } from "./rooms.ts";

// Pure: what a meet's rows are at one version, and what is different at another.

export interface Held {
  row: WireRow;
  json: string;
  /** what covers it */
  over: readonly RowKey[];
  /** where its event is held; null for rows of no event */
  venue: string | null;
}

type Rows = Map<RowKey, Held>;

/** The rows twice: as the hall sees them, and as everybody does, with names in part where the meet wants that. */
export interface Content {
  full: Rows;
  shown: Rows;
}

/** A row before and after; undefined where there is none. */
export type Change = readonly [before: Held | undefined, after: Held | undefined];
export type Changes = { [Edition in keyof Content]: Map<RowKey, Change> };

/** All rows that exist under `covers`, and any others that were read along. */
export interface Reading {
  /** names are shown in part to everybody but the hall */
  masked: boolean;
  covers: readonly TouchKey[] | "all";
  rows: readonly WireRow[];
}

export const noContent = (): Content => ({ full: new Map(), shown: new Map() });

const eventOf = (row: WireRow): EventId | null => ("event" in row ? row.event : isEventRow(row) ? row.id : null);

function asShown(row: WireRow): WireRow {
  if (row.key === "meet") return { ...row, masked: true };
  if (isStageRow(row)) return { ...row, people: row.people.map((one) => ({ ...one, name: maskName(one.name) })) };
  return isLaneRow(row) ? { ...row, name: maskName(row.name) } : row;
}

/** Brings `content` to what was read, and answers what that changed. */
export function bring(content: Content, { masked, covers, rows }: Reading): Changes {
  const venueOf = venuesBy(content.full, rows);
  const hold = (row: WireRow): Held => ({
    row,
    json: JSON.stringify(row),
    over: [row.key, ...above(row)],
    venue: venueOf(row),
  });
  const full = rows.map(hold);
  const open = full.filter(({ row }) => !isScreenRow(row));
  const shown = masked ? open.map((one) => masking(one, hold)) : open;
  return {
    full: bringEdition(content.full, covers, full, venueOf),
    shown: bringEdition(content.shown, covers, shown, venueOf),
  };
}

function masking(one: Held, hold: (row: WireRow) => Held): Held {
  const row = asShown(one.row);
  return row === one.row ? one : hold(row);
}

/** Where the event of a row is held: as it was just read, else as it was. */
function venuesBy(held: Rows, rows: readonly WireRow[]): (row: WireRow) => string | null {
  const read = new Map(rows.filter(isEventRow).map((row) => [row.id, row.venue]));
  return (row) => {
    const event = eventOf(row);
    if (!event) return null;
    const was = held.get(`event:${event}`)?.row;
    return read.get(event) ?? (was && isEventRow(was) ? was.venue : null);
  };
}

function bringEdition(
  held: Rows,
  covers: Reading["covers"],
  read: readonly Held[],
  venueOf: (row: WireRow) => string | null,
): Map<RowKey, Change> {
  const changes = new Map<RowKey, Change>();
  const put = (key: RowKey, after: Held | undefined) => {
    const before = held.get(key);
    if (before?.json === after?.json && before?.venue === after?.venue) return;
    changes.set(key, [before, after]);
    if (after) held.set(key, after);
    else held.delete(key);
  };
  const answered = new Set(read.map(({ row }) => row.key));
  const asked: ReadonlySet<RowKey> | null = covers === "all" ? null : new Set(covers);
  for (const [key, one] of [...held])
    if (!answered.has(key) && (!asked || one.over.some((over) => asked.has(over)))) put(key, undefined);
  const moved = new Set<EventId>();
  for (const one of read) {
    const before = held.get(one.row.key);
    if (isEventRow(one.row) && before && before.venue !== one.venue) moved.add(one.row.id);
    put(one.row.key, one);
  }
  // an event that moved to another place takes along what was not read again
  for (const [key, one] of moved.size > 0 ? [...held] : []) {
    const event = eventOf(one.row);
    if (event && moved.has(event) && !answered.has(key)) put(key, { ...one, venue: venueOf(one.row) });
  }
  return changes;
}

/** Which of the two a room is told. */
export const editionOf = (scope: Scope): keyof Content => (scope.kind === "screen" ? "full" : "shown");

export function isIn(scope: Scope, { row, venue }: Held): boolean {
  if (row.key === "meet") return scope.kind !== "hint";
  if (isScreenRow(row)) return scope.kind === "screen" && scope.screen === row.id;
  if (scope.kind === "event") return eventOf(row) === scope.event;
  if (scope.kind === "venue") return venue === scope.venue;
  return scope.kind !== "hint";
}

/** What a room is told of these changes. */
export function scoped(scope: Scope, changes: Iterable<readonly [RowKey, Change]>): Pick<Delta, "rows" | "gone"> {
  const rows: WireRow[] = [];
  const gone: RowKey[] = [];
  for (const [key, [before, after]] of changes) {
    const was = before && isIn(scope, before);
    if (after && isIn(scope, after)) {
      if (!was || before.json !== after.json) rows.push(after.row);
    } else if (was) gone.push(key);
  }
  return { rows, gone };
}

/** All that a room holds. */
export const heldIn = (content: Content, scope: Scope): Held[] =>
  [...content[editionOf(scope)].values()].filter((one) => isIn(scope, one));

/** Whether there is anything the scope could mean. */
export function isThere({ full, shown }: Content, scope: Scope): boolean {
  if (scope.kind === "event") return shown.has(`event:${scope.event}`);
  if (scope.kind === "screen") return full.has(`screen:${scope.screen}`);
  if (scope.kind !== "venue") return true;
  for (const { row } of shown.values()) if (isEventRow(row) && row.venue === scope.venue) return true;
  return false;
}
