import type { HeatId, MeetId } from "#core/ids.ts";
import { log } from "#platform/log.server.ts";
import { within } from "#platform/within.ts";
import { heldIn, isThere, type Reading } from "./content.ts";
import type { Line } from "./history.ts";
import { type Delta, isHeatRow, type Point, type TouchKey, type WireRow } from "./protocol.ts";
import { Rooms, type Since } from "./room-book.ts";
import { nameOf, type Room, roomOf } from "./rooms.ts";

/** A meet's rows at one version, exactly. */
export interface Read extends Point, Reading {
  /** what the versions up to this one touched, in order and without a gap: those after the held one, else the last ones */
  touched: readonly { version: number; keys: readonly TouchKey[] }[];
}

/** Where a hub's rows come from. */
export interface Source {
  /** the rows as they stand: all of them, or where `held` is given what came after it; null = no such meet */
  read(meet: MeetId, held: Point | null): Promise<Read | null>;
  /** where these meets stand */
  points(meets: MeetId[]): Promise<ReadonlyMap<MeetId, Point>>;
}

/** Where deltas and hints go. */
export interface Outlet {
  delta(room: string, delta: Delta): void;
  hint(room: string, hint: Point): void;
}

/** Everything of a room at one version. */
export interface RoomContent extends Point {
  rows: WireRow[];
  /** the same as JSON, row by row */
  json: string[];
}

export interface Hub {
  /** at least this version exists: a hint, it may come late, twice or never */
  changed(meet: MeetId, version: number): void;
  /**
   * The rows of a room, as new as all this process heard of, and as `at` if that exists; null where there is no such
   * event, venue or screen. Rejects where the database does not answer.
   */
  content(room: Room, at?: number): Promise<RoomContent | null>;
  /** where the meet stands, as new as all this process heard of */
  latest(meet: MeetId, at?: number): Promise<Point>;
  /** whether everybody who looks now is shown this heat as official */
  showsOfficial(meet: MeetId, heat: HeatId): Promise<boolean>;
  /** the same without the rows: false where there is no such room; after it `since` answers */
  ready(room: Room, at?: number): Promise<boolean>;
  /** what a room holds after `since`; call it in the same turn as joining */
  since(room: Room, since: Point | null): Since;
  /** somebody is in the room of this name from now on; names of other things are passed over */
  opened(name: string): void;
  closed(name: string): void;
  /** what the room was sent last; null where nobody can say whether that is still all */
  sent(name: string): Point | null;
  /** rooms somebody is in are looked after, and what changes goes to `outlet`, until the answer is called */
  start(outlet: Outlet): () => void;
}

const usual = { gapMs: 100, lookMs: 1000, readMs: 8000, pointsMs: 2000 };
const retryMs = { first: 200, most: 1000 };
/** without a word from the database for so long nobody says that rows are new */
const sureMs = 3000;
/** a meet nobody asked for is forgotten after that */
const idleMs = 60_000;

interface Waiting {
  /** enough for whoever waits; Infinity where only a read that begins later says so */
  version: number;
  resolve(): void;
  reject(error: unknown): void;
}

interface Meet {
  rooms: Rooms;
  /** the highest version heard of */
  heard: number;
  /** how often the line itself was in question since it was read */
  doubts: number;
  waiting: Waiting[];
  reading: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
  readAt: number;
  failures: number;
  /** when the database last said that what is held is all there is */
  sureAt: number;
  askedAt: number;
}

/**
 * A hub that reads from `source`: a busy meet every `gapMs` at most, and every `lookMs` it looks whether it missed anything.
 * What the source does not answer in `readMs` or `pointsMs` it is asked again: a connection that broke may never answer.
 */
export function createHub(source: Source, times: Partial<typeof usual> = {}): Hub {
  const { gapMs, lookMs, readMs, pointsMs } = { ...usual, ...times };
  const meets = new Map<MeetId, Meet>();
  let outlet: Outlet | null = null;

  const meetOf = (id: MeetId): Meet => {
    const never = Number.NEGATIVE_INFINITY;
    const times = { readAt: never, sureAt: never, askedAt: performance.now() };
    const found = meets.get(id) ?? {
      ...{ rooms: new Rooms(), heard: 0, doubts: 0, waiting: [], reading: false },
      ...{ timer: undefined, failures: 0, ...times },
    };
    meets.set(id, found);
    return found;
  };

  const isBehind = ({ rooms, doubts, heard }: Meet) => !rooms.line || doubts > 0 || heard > rooms.line.version;
  const isSure = ({ sureAt }: Meet) => performance.now() - sureAt < sureMs;

  const schedule = (id: MeetId, meet: Meet) => {
    if (meet.reading || meet.timer) return;
    if (meet.waiting.length === 0 && !(meet.rooms.isWatched && isBehind(meet))) return;
    const patience = meet.failures > 0 ? Math.min(retryMs.most, retryMs.first * 2 ** (meet.failures - 1)) : gapMs;
    const wait = meet.readAt + patience - performance.now();
    if (wait <= 0) void read(id, meet);
    else meet.timer = setTimeout(() => void read(id, meet), wait).unref();
  };

  const read = async (id: MeetId, meet: Meet) => {
    meet.timer = undefined;
    meet.reading = true;
    meet.readAt = performance.now();
    const { readAt, heard, doubts, rooms } = meet;
    const waiting = meet.waiting.splice(0);
    try {
      const held = rooms.line && { epoch: rooms.line.epoch, version: rooms.line.version };
      const found = await within(readMs, source.read(id, held));
      if (!found) throw new Error(`no meet ${id}`);
      rooms.take(found, outlet);
      meet.sureAt = readAt;
      meet.failures = 0;
      // what was heard of meanwhile may be younger than the answer; what was heard of before, and is not there, is nowhere
      meet.doubts -= doubts;
      if (meet.heard === heard) meet.heard = Math.min(heard, found.version);
      const isEnough = ({ version }: Waiting) => version <= found.version;
      waiting.push(...meet.waiting.filter(isEnough));
      meet.waiting = meet.waiting.filter((one) => !isEnough(one));
      for (const one of waiting) one.resolve();
    } catch (error) {
      if (meet.failures === 0) log().error({ event: "hub-read", meet: id, err: error });
      meet.failures += 1;
      for (const one of waiting) one.reject(error);
    } finally {
      meet.reading = false;
      schedule(id, meet);
    }
  };

  const lineOf = async (id: MeetId, at = 0): Promise<Line> => {
    const meet = meetOf(id);
    meet.askedAt = performance.now();
    const isKnown = meet.rooms.line !== null && meet.doubts === 0 && isSure(meet);
    const version = isKnown ? Math.max(meet.heard, at) : Number.POSITIVE_INFINITY;
    if (!meet.rooms.line || version > meet.rooms.line.version)
      await new Promise<void>((resolve, reject) => {
        meet.waiting.push({ version, resolve, reject });
        schedule(id, meet);
      });
    if (!meet.rooms.line) throw new Error("nothing was read");
    return meet.rooms.line;
  };

  const look = async () => {
    const now = performance.now();
    for (const [id, { rooms, reading, waiting, askedAt }] of meets)
      if (!rooms.isWatched && !reading && waiting.length === 0 && askedAt < now - idleMs) meets.delete(id);
    const held = [...meets].flatMap(([id, meet]) => (meet.rooms.line ? { id, meet, before: meet.rooms.line } : []));
    const ids = held.map(({ id }) => id);
    const points = ids.length > 0 ? await within(pointsMs, source.points(ids)) : null;
    for (const { id, meet, before } of held) {
      const point = points?.get(id);
      const { line } = meet.rooms;
      // read anew meanwhile: the answer may be the older one
      if (line?.epoch !== before.epoch) continue;
      if (point?.epoch !== line.epoch || point.version < before.version) meet.doubts += 1;
      else if (point.version > line.version) meet.heard = Math.max(meet.heard, point.version);
      else if (point.version === line.version) meet.sureAt = Math.max(meet.sureAt, now);
      schedule(id, meet);
    }
  };

  const lookOn = (isOn: () => boolean) => {
    let failed = false;
    const again = async () => {
      try {
        await look();
        failed = false;
      } catch (error) {
        if (!failed) log().error({ event: "hub-look", err: error });
        failed = true;
      }
      if (isOn()) setTimeout(again, lookMs).unref();
    };
    setTimeout(again, lookMs).unref();
  };

  return {
    changed(id, version) {
      const meet = meets.get(id);
      if (!meet) return;
      meet.heard = Math.max(meet.heard, version);
      schedule(id, meet);
    },
    async content({ meet, scope }, at) {
      const { epoch, version, content } = await lineOf(meet, at);
      if (!isThere(content, scope)) return null;
      const all = heldIn(content, scope);
      return { epoch, version, rows: all.map(({ row }) => row), json: all.map(({ json }) => json) };
    },
    ready: async ({ meet, scope }, at) => isThere((await lineOf(meet, at)).content, scope),
    async latest(meet, at) {
      const { epoch, version } = await lineOf(meet, at);
      return { epoch, version };
    },
    async showsOfficial(meet, heat) {
      const row = (await lineOf(meet)).content.shown.get(`heat:${heat}`)?.row;
      return row !== undefined && isHeatRow(row) && row.state === "official";
    },
    since(room, point) {
      const rooms = meets.get(room.meet)?.rooms;
      return rooms?.since(nameOf(room), room.scope, point) ?? { kind: "resync", at: 0 };
    },
    opened(name) {
      const room = roomOf(name);
      if (!room) return;
      const meet = meetOf(room.meet);
      meet.rooms.open(name, room.scope);
      schedule(room.meet, meet);
    },
    closed(name) {
      const room = roomOf(name);
      if (room) meets.get(room.meet)?.rooms.close(name);
    },
    sent(name) {
      const room = roomOf(name);
      const meet = room && meets.get(room.meet);
      return meet && isSure(meet) ? meet.rooms.sent(name) : null;
    },
    start(to) {
      outlet = to;
      lookOn(() => outlet === to);
      return () => {
        if (outlet === to) outlet = null;
      };
    },
  };
}
