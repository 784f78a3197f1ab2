import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import type { MeetId } from "#core/ids.ts";
import { raiseRoom } from "#db/rooms.ts";
import { Follower, type FollowOptions } from "#live/follow.ts";
import type { ClientToServer, Delta, ServerToClient, Snapshot, TouchKey, WatchAnswer } from "#live/protocol.ts";
import type { World } from "#services/world.ts";
import { snapshotAt } from "../../app/routes/board/snapshot-answer.ts";
import { attachSockets } from "../../app/server/sockets.ts";
import { freePort } from "./program.ts";

export type Screen = Socket<ServerToClient, ClientToServer>;

/** The sockets and the snapshots of a world in this process; a second server on the same database is a second process. */
export interface LiveServer {
  url: string;
  stop(): Promise<void>;
}

export async function startLive(world: World, port?: number, snapshotsOf = () => world): Promise<LiveServer> {
  const http = createServer(async (request, response) => {
    const url = `http://127.0.0.1${request.url ?? "/"}`;
    const slug = /^\/api\/board\/([^/?]+)/.exec(request.url ?? "")?.[1];
    const headers = new Headers(
      Object.entries(request.headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
    );
    const answer = await snapshotAt(snapshotsOf(), slug, new Request(url, { headers })).catch((thrown: unknown) =>
      thrown instanceof Response ? thrown : new Response(null, { status: 500 }),
    );
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
  });
  const stopSockets = await attachSockets(http, world);
  const at = port ?? (await freePort());
  await new Promise<void>((resolve) => http.listen(at, "127.0.0.1", resolve));
  const { port: listening } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${listening}`,
    async stop() {
      stopSockets();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

/** What a restart does to the live floor: nothing of the old run is remembered. */
export function forgetRun(): void {
  globalThis.__fieldday?.delete("hubs");
}

/** What `act` does last: for changes a test makes by hand. Answers the version. */
export async function touch(world: World, meet: MeetId, ...keys: TouchKey[]): Promise<number> {
  const version = await world.db.transaction((tx) => raiseRoom(tx, meet, keys));
  world.publish(meet, version, keys);
  return version;
}

export async function fetchSnapshot(url: string, slug: string, query = ""): Promise<Snapshot> {
  const response = await fetch(`${url}/api/board/${slug}${query}`);
  if (!response.ok) throw new Error(`snapshot: ${response.status}`);
  return response.json();
}

/** A page's follower, started with a snapshot as the page would be. */
export async function follow(url: string, slug: string, over: Partial<FollowOptions> = {}): Promise<Follower> {
  const snapshot = over.snapshot ?? (await fetchSnapshot(url, slug));
  return new Follower({ room: { kind: "meet", slug }, snapshot, now: Date.now(), origin: url, ...over });
}

/** A bare connection that keeps every frame it gets. */
export async function listen(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ socket: Screen; frames: Delta[] }> {
  const socket: Screen = io(url, {
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    extraHeaders: headers,
  });
  const frames: Delta[] = [];
  socket.on("delta", (delta) => frames.push(delta));
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  return { socket, frames };
}

export const watch = (socket: Screen, wish: unknown): Promise<WatchAnswer> =>
  new Promise((resolve) => socket.emit("watch", wish, resolve));

/** Waits until `found` says so; the real time it takes is what is waited. */
export async function until(found: () => boolean, patienceMs = 15_000): Promise<void> {
  for (const end = Date.now() + patienceMs; !found(); await pause(5))
    if (Date.now() > end) throw new Error("it did not happen");
}
