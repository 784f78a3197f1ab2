import { randomBytes } from "node:crypto";
import type { HeatId, MeetId } from "#core/ids.ts";
import { log } from "#platform/log.server.ts";
import { singleton } from "#platform/singleton.server.ts";
import { mergeDeltas } from "./deltas.ts";
import { above, type BoardRow, type Delta, type RowKey } from "./protocol.ts";

/**
 * Reads rows as they stand now: those asked for, everything under them, and whatever above them they change.
 * What is not (or no longer) public is missing from the answer.
 */
type RowLoader = (meet: MeetId, keys: readonly RowKey[] | "all") => Promise<BoardRow[]>;
type Sender = (meet: MeetId, delta: Delta) => void;

export interface Hub {
  /** names this run of the server: versions count within it */
  readonly epoch: string;
  /** registers where rows come from and where deltas go; a later call replaces both */
  connect(loader: RowLoader, send: Sender): void;
  /** these rows changed in the database; the room is told at once when idle, at most ten times a second when busy */
  changed(meet: MeetId, keys: readonly RowKey[]): void;
  version(meet: MeetId): number;
  /** whether the screens were sent this heat as official, or would get it so with the rows the hub knows of */
  showsOfficial(meet: MeetId, heat: HeatId): boolean;
  /** all rows by `load`, with a version they are at least as new as */
  snapshot(meet: MeetId, load: RowLoader): Promise<{ version: number; rows: BoardRow[] }>;
  /** everything after `version` as one delta; null = nothing new; "gap" = too long ago, fetch the snapshot */
  since(meet: MeetId, version: number): Delta | null | "gap";
}

const busyGapMs = 100;
const ringLength = 2000;
const ringMs = 5 * 60_000;
const retryMs = { first: 200, most: 5000 };
const snapshotTries = 3;

interface Room {
  version: number;
  pending: Set<RowKey>;
  loading: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
  lastAt: number;
  failures: number;
  ring: { at: number; delta: Delta }[];
  /** answers to `since` at the present version */
  caughtUp: Map<number, Delta>;
  /** every row that any screen may hold, with the rows it stands under */
  known: Map<RowKey, readonly RowKey[]>;
  /** heats whose row, as it was read last, is official */
  official: Set<RowKey>;
}

const emptyRoom = (): Room => ({
  version: 0,
  pending: new Set(),
  loading: false,
  timer: undefined,
  lastAt: Number.NEGATIVE_INFINITY,
  failures: 0,
  ring: [],
  caughtUp: new Map(),
  known: new Map(),
  official: new Set(),
});

/** A hub of its own; the program has one, by `hub()`. A busy room is told every `gapMs` at most. */
export function createHub(epoch: string = randomBytes(6).toString("hex"), gapMs: number = busyGapMs): Hub {
  const rooms = new Map<MeetId, Room>();
  let connected: { loader: RowLoader; send: Sender } | null = null;

  const roomOf = (meet: MeetId): Room => {
    const found = rooms.get(meet) ?? emptyRoom();
    rooms.set(meet, found);
    return found;
  };

  const remember = (room: Room, rows: readonly BoardRow[]) => {
    for (const row of rows) {
      room.known.set(row.key, above(row));
      if ("lanes" in row && row.state === "official") room.official.add(row.key);
      else room.official.delete(row.key);
    }
  };

  /** Rows that some screen may hold, that the answer had to cover, and that it does not contain. */
  const missing = (room: Room, asked: ReadonlySet<RowKey>, rows: readonly BoardRow[]): RowKey[] => {
    const answered = new Set<RowKey>(rows.map((row) => row.key));
    const covered = (key: RowKey, over: readonly RowKey[]) => asked.has(key) || over.some((one) => asked.has(one));
    return [...room.known].filter(([key, over]) => !answered.has(key) && covered(key, over)).map(([key]) => key);
  };

  const announce = (meet: MeetId, room: Room, asked: ReadonlySet<RowKey>, rows: BoardRow[], send: Sender) => {
    const gone = missing(room, asked, rows);
    for (const key of gone) {
      room.known.delete(key);
      room.official.delete(key);
    }
    remember(room, rows);
    const delta: Delta = { epoch, from: room.version, version: room.version + 1, rows, gone };
    room.version = delta.version;
    const now = Date.now();
    room.ring.push({ at: now, delta });
    while (room.ring.length > ringLength || (room.ring[0]?.at ?? now) < now - ringMs) room.ring.shift();
    room.caughtUp.clear();
    send(meet, delta);
  };

  const schedule = (meet: MeetId, room: Room) => {
    if (room.loading || room.timer || room.pending.size === 0) return;
    const patience = room.failures > 0 ? Math.min(retryMs.most, retryMs.first * 2 ** (room.failures - 1)) : gapMs;
    const wait = room.lastAt + patience - performance.now();
    if (wait <= 0) void flush(meet, room);
    else room.timer = setTimeout(() => void flush(meet, room), wait).unref();
  };

  const flush = async (meet: MeetId, room: Room) => {
    room.timer = undefined;
    if (!connected) {
      // nobody listens yet: the version still moves, so that no stored snapshot outlives the change
      room.pending.clear();
      room.ring.length = 0;
      room.version += 1;
      return;
    }
    const asked = new Set(room.pending);
    room.pending.clear();
    room.loading = true;
    room.lastAt = performance.now();
    try {
      const rows = await connected.loader(meet, [...asked]);
      announce(meet, room, asked, rows, connected.send);
      room.failures = 0;
    } catch (error) {
      log().error({ event: "hub-load", meet, err: error });
      for (const key of asked) room.pending.add(key);
      room.failures += 1;
    } finally {
      room.loading = false;
      schedule(meet, room);
    }
  };

  return {
    epoch,
    connect(loader, send) {
      connected = { loader, send };
    },
    changed(meet, keys) {
      const room = roomOf(meet);
      for (const key of keys) room.pending.add(key);
      schedule(meet, room);
    },
    version: (meet) => rooms.get(meet)?.version ?? 0,
    showsOfficial: (meet, heat) => rooms.get(meet)?.official.has(`heat:${heat}`) ?? false,
    async snapshot(meet, load) {
      const room = roomOf(meet);
      for (let tries = 1; ; tries += 1) {
        // before the rows: a change that comes in between is then sent again rather than missed
        const { version } = room;
        const rows = await load(meet, "all");
        remember(room, rows);
        if (version === room.version || tries === snapshotTries) return { version, rows };
      }
    },
    since(meet, version) {
      const room = roomOf(meet);
      if (version === room.version) return null;
      const ready = room.caughtUp.get(version);
      if (ready) return ready;
      const [first, ...rest] = room.ring.map((one) => one.delta).filter((delta) => delta.version > version);
      if (!first || first.from > version) return "gap";
      const merged = mergeDeltas([first, ...rest]);
      room.caughtUp.set(version, merged);
      return merged;
    },
  };
}

/** The hub of this process. */
export const hub = (): Hub => singleton("hub", () => createHub());
