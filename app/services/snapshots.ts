import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { MeetId } from "#core/ids.ts";
import { findMeetBySlug, type MeetRow } from "#db/meets.ts";
import { hub } from "#live/hub.server.ts";
import { protocolVersion, type Snapshot } from "#live/protocol.ts";
import { buildId } from "#platform/build-id.ts";
import { singleton } from "#platform/singleton.server.ts";
import { loadRows } from "./boards.ts";
import type { World } from "./world.ts";

const zip = promisify(gzip);

export interface Stored {
  snapshot: Snapshot;
  etag: string;
  body: Uint8Array<ArrayBuffer>;
  zipped: Uint8Array<ArrayBuffer>;
}

const cache = () => singleton("snapshots", () => new Map<MeetId, { version: number; stored: Promise<Stored> }>());

/** Everything public of a meet at its present version; made once per version, however many ask for it at once. */
export function snapshotOf(world: World, meet: MeetId): Promise<Stored> {
  const version = hub().version(meet);
  const known = cache().get(meet);
  if (known?.version === version) return known.stored;
  const stored = make(world, meet);
  cache().set(meet, { version, stored });
  stored.catch(() => {
    if (cache().get(meet)?.stored === stored) cache().delete(meet);
  });
  return stored;
}

async function make(world: World, meet: MeetId): Promise<Stored> {
  const { epoch } = hub();
  const { version, rows } = await hub().snapshot(meet, (id, keys) => loadRows(world, id, keys));
  const snapshot: Snapshot = { protocol: protocolVersion, epoch, version, build: buildId, rows };
  const body = new TextEncoder().encode(JSON.stringify(snapshot));
  return { snapshot, etag: `"${epoch}-${version}"`, body, zipped: new Uint8Array(await zip(body)) };
}

/** The meet of a public address, or null. */
export async function meetAt(world: World, slug: string | undefined): Promise<MeetRow | null> {
  if (!slug || slug.length > 40) return null;
  return (await findMeetBySlug(world.db, slug)) ?? null;
}
