import { type EntrantId, type MeetId, parseId } from "#core/ids.ts";
import type { Executor } from "#db/client.server.ts";
import { findEntrants } from "#db/entrants.ts";
import { findLogPage } from "#db/log.ts";
import type { Author } from "#db/schema/log.ts";

export interface LogLine {
  seq: number;
  at: Date;
  author: Author;
  kind: string;
  /** what it names: people first, then what things are called */
  about: string[];
  reason: string | null;
}

const length = 100;

/** Texts and people an entry's payload names, without digging into lists of marks or settings. */
function aboutOf(payload: unknown, people: ReadonlyMap<string, { name: string }>): string[] {
  if (typeof payload !== "object" || payload === null) return [];
  return Object.entries(payload).flatMap(([key, value]) => {
    if (typeof value !== "string") return [];
    const id = parseId<EntrantId>(value);
    if (id) return people.get(id)?.name ?? [];
    return ["name", "unit", "unitName", "seed", "event"].includes(key) ? [value] : [];
  });
}

/** A hundred entries of the meet's log before `before`, newest first. */
export async function logPage(
  on: Executor,
  meetId: MeetId,
  before: number | null,
): Promise<{ lines: LogLine[]; older: number | null }> {
  const entries = await findLogPage(on, meetId, before, length + 1);
  const people = await findEntrants(on, meetId);
  const lines = entries.slice(0, length).map(({ seq, serverAt, author, kind, payload, reason }) => ({
    seq,
    at: serverAt,
    author,
    kind,
    about: aboutOf(payload, people),
    reason,
  }));
  return { lines, older: entries.length > length ? (lines.at(-1)?.seq ?? null) : null };
}
