import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import { Follower, type FollowOptions } from "#live/follow.ts";
import { hub } from "#live/hub.server.ts";
import type { ClientToServer, Delta, ServerToClient, Snapshot, WatchAnswer } from "#live/protocol.ts";
import { loader } from "../../app/routes/board/snapshot.ts";
import { attachSockets } from "../../app/server/sockets.ts";
import { freePort } from "./program.ts";
import type { TestWorld } from "./world.ts";

export type Screen = Socket<ServerToClient, ClientToServer>;

/** The sockets and the snapshot's address in this process, on `world`; `serveFrom(world)` first. */
export interface LiveServer {
  url: string;
  stop(): Promise<void>;
}

export async function startLive(world: TestWorld, port?: number): Promise<LiveServer> {
  const http = createServer(async (request, response) => {
    const url = `http://127.0.0.1${request.url ?? "/"}`;
    const slug = /^\/api\/board\/([^/?]+)$/.exec(request.url ?? "")?.[1];
    const headers = new Headers(
      Object.entries(request.headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
    );
    const answer = await Promise.resolve(
      loader({ request: new Request(url, { headers }), params: { slug }, context: {} }),
    ).catch((thrown: unknown) => (thrown instanceof Response ? thrown : new Response(null, { status: 500 })));
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
  });
  const stopSockets = await attachSockets(http, { world, hub: hub() });
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
  globalThis.__fieldday?.delete("hub");
  globalThis.__fieldday?.delete("snapshots");
}

export async function fetchSnapshot(url: string, slug: string): Promise<Snapshot> {
  const response = await fetch(`${url}/api/board/${slug}`);
  if (!response.ok) throw new Error(`snapshot: ${response.status}`);
  return response.json();
}

/** A page's follower, started with a snapshot as the page would be. */
export async function follow(url: string, slug: string, over: Partial<FollowOptions> = {}): Promise<Follower> {
  const snapshot = over.snapshot ?? (await fetchSnapshot(url, slug));
  return new Follower({ slug, snapshot, now: Date.now(), origin: url, ...over });
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
