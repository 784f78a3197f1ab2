import { type Change, type Changes, type Content, editionOf, heldIn, scoped } from "./content.ts";
import { type Delta, isEventRow, isHeatRow, isRoundRow, type RowKey, type TouchKey } from "./protocol.ts";
import type { Scope } from "./rooms.ts";

// Pure: what came after a version, for whoever comes back with it.

/** One step along the line of versions. */
interface Step {
  at: number;
  from: number;
  version: number;
  keys: readonly TouchKey[];
  /** null: a step that was taken before this process held the meet's rows */
  changes: Changes | null;
}

export type Steps = readonly Step[];

const most = 2000;
const mostMs = 5 * 60_000;
/** an answer of more rows than this, and of more than half of all, is better fetched as a snapshot */
const many = 200;

/** The steps with one more, without those that are too old. */
export function withStep(steps: Steps, step: Step): Steps {
  const young = steps.findIndex(({ at }) => at >= step.at - mostMs);
  const kept = young < 0 ? [] : steps.slice(Math.max(young, steps.length + 1 - most));
  return [...kept, step];
}

/** What is held now, with the steps that led here. */
export interface Line {
  epoch: string;
  version: number;
  content: Content;
  steps: Steps;
}

type Part = Pick<Delta, "rows" | "gone" | "covers">;

/**
 * Everything of a room after `since` as one delta, exactly: applied to the room's rows at that version it gives those
 * held now. null = nothing can be new; "gap" = not known, or so much that a snapshot is cheaper.
 */
export function since(line: Line, scope: Scope, since: number): Delta | null | "gap" {
  const { epoch, version, content, steps } = line;
  if (since === version) return null;
  const later = steps.filter((step) => step.version > since);
  const [first] = later;
  if (!first || first.from > since || since > version) return "gap";
  const part = first.from === since ? between(scope, later) : null;
  const found: Part | null = part ?? under(line, scope, later);
  if (!found) return "gap";
  const all = content[editionOf(scope)].size;
  if (found.rows.length > many && found.rows.length > all / 2) return "gap";
  return { epoch, from: since, version, ...found };
}

/** Where the version is the end of a step: the difference of the rows before and after. */
function between(scope: Scope, steps: Steps): Part | null {
  const merged = new Map<RowKey, Change>();
  for (const { changes } of steps) {
    if (!changes) return null;
    for (const [key, [before, after]] of changes[editionOf(scope)]) {
      const first = merged.get(key);
      merged.set(key, [first ? first[0] : before, after]);
    }
  }
  return scoped(scope, merged);
}

/**
 * Where the version is one this process never held (another one's, or from before a restart): all there is under
 * what was touched since, and the rows above, which may say something of it.
 */
function under({ content }: Line, scope: Scope, steps: Steps): Part | null {
  const rows = content[editionOf(scope)];
  const covers = new Set<TouchKey>();
  const along = new Set<RowKey>();
  for (const key of new Set(steps.flatMap((step) => step.keys))) {
    if (key === "meet") return null;
    if (key.startsWith("event:") || key.startsWith("screen:")) {
      covers.add(key);
      continue;
    }
    const row = rows.get(key)?.row;
    // not there any more, or never was: what else that changed is not known
    if (!row || !(isRoundRow(row) || isHeatRow(row))) return null;
    const event = rows.get(`event:${row.event}`)?.row;
    // where marks wait to be released, one heat decides over others
    const whole = !event || !isEventRow(event) || event.release !== "live";
    covers.add(whole ? `event:${row.event}` : key);
    along.add(`event:${row.event}`);
    if (isHeatRow(row)) along.add(`round:${row.round}`);
  }
  const told = heldIn(content, scope).filter(
    (one) => along.has(one.row.key) || one.over.some((key) => covers.has(key as TouchKey)),
  );
  return { rows: told.map(({ row }) => row), gone: [], covers: [...covers] };
}
