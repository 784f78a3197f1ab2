import { randomBytes, randomUUID } from "node:crypto";
import type { MeetId } from "#core/ids.ts";
import type { Db } from "#db/client.server.ts";
import type { TouchKey } from "#live/protocol.ts";

/** What a use case may reach besides its arguments: the database, time, chance, and the one way to tell screens. */
export interface World {
  readonly db: Db;
  /** epoch ms */
  now(): number;
  /** a new id of the kind the caller names */
  id<Id extends string>(): Id;
  /** chance for a draw, short enough to be read out and typed again */
  seed(): string;
  /** n random bytes, base64url */
  secret(bytes: number): string;
  /** the meet's rows are at `version` now, having changed under `keys`: called by act.ts after commit, nowhere else */
  publish(meet: MeetId, version: number, keys: readonly TouchKey[]): void;
}

/** The real world around a database. */
export function worldOf(db: Db, publish: World["publish"]): World {
  return {
    db,
    now: Date.now,
    id: <Id extends string>() => randomUUID() as string as Id,
    seed: () => randomBytes(5).toString("hex"),
    secret: (bytes) => randomBytes(bytes).toString("base64url"),
    publish,
  };
}
