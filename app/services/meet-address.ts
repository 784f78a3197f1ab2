import type { MeetId } from "#core/ids.ts";
import { findMeetBySlug } from "#db/meets.ts";
import type { World } from "./world.ts";

/** How long an answer does for whoever asks next: thousands come back at once after a restart. */
const keptMs = 1000;
const mostKept = 500;

type Found = Promise<MeetId | null>;
const byWorld = new WeakMap<World, Map<string, { at: number; found: Found }>>();

/** The meet of a public address, or null; the database is asked for each address once a second at most. */
export function meetIdAt(world: World, slug: string): Found {
  const known = byWorld.get(world) ?? new Map<string, { at: number; found: Found }>();
  byWorld.set(world, known);
  const now = performance.now();
  const kept = known.get(slug);
  if (kept && now - kept.at < keptMs) return kept.found;
  const found = findMeetBySlug(world.db, slug).then((meet) => meet?.id ?? null);
  const one = { at: now, found };
  if (known.size >= mostKept) known.clear();
  known.set(slug, one);
  const forget = () => known.get(slug) === one && known.delete(slug);
  // a meet that is made in the next moment is found
  found.then((id) => id ?? forget(), forget);
  return found;
}
