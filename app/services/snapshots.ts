import type { MeetId } from "#core/ids.ts";
import { findMeetBySlug, type MeetRow } from "#db/meets.ts";
import { protocolVersion, type Snapshot } from "#live/protocol.ts";
import type { Room } from "#live/rooms.ts";
import { buildId } from "#platform/build-id.ts";
import { hubOf } from "./hubs.ts";
import type { World } from "./world.ts";

export interface Stored {
  snapshot: Snapshot;
  etag: string;
  /** the snapshot as JSON */
  body(): string;
}

/**
 * Everything of a room, as new as this process knows of, and as version `at` if that exists; null where the meet has no
 * such event or venue, or the screen was taken away.
 */
export async function roomSnapshot(world: World, room: Room, at = 0): Promise<Stored | null> {
  const content = await hubOf(world).content(room, at);
  if (!content) return null;
  const { epoch, version, rows, json } = content;
  const head = { protocol: protocolVersion, epoch, version, build: buildId };
  return {
    snapshot: { ...head, rows },
    etag: `"${epoch}-${version}-${buildId}"`,
    body: () => `${JSON.stringify(head).slice(0, -1)},"rows":[${json.join(",")}]}`,
  };
}

/** Everything public of a meet. */
export async function snapshotOf(world: World, meet: MeetId): Promise<Stored> {
  const stored = await roomSnapshot(world, { meet, scope: { kind: "meet" } });
  if (!stored) throw new Error(`meet ${meet} is gone`);
  return stored;
}

/** The meet of a public address, or null. */
export async function meetAt(world: World, slug: string | undefined): Promise<MeetRow | null> {
  if (!slug || slug.length > 40) return null;
  return (await findMeetBySlug(world.db, slug)) ?? null;
}
