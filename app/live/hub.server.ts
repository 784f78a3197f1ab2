import { randomBytes } from "node:crypto";
import type { MeetId } from "#core/ids.ts";
import { singleton } from "#platform/singleton.server.ts";
import type { BoardRow, Delta, RowKey } from "./protocol.ts";

/** Reads rows as they stand now; a key that is not (or no longer) public is missing from the answer. */
export type RowLoader = (meet: MeetId, keys: readonly RowKey[] | "all") => Promise<BoardRow[]>;
export type Sender = (meet: MeetId, delta: Delta) => void;

export interface Hub {
  readonly epoch: string;
  connect(loader: RowLoader, send: Sender): void;
  changed(meet: MeetId, keys: readonly RowKey[]): void;
  version(meet: MeetId): number;
}

export const hub = (): Hub => {
  throw new Error("placeholder for types until the live floor is written");
};
