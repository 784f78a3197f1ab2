import type { Server as HttpServer, IncomingMessage } from "node:http";
import { Server, type Socket } from "socket.io";
import { z } from "zod";
import { findMeetBySlug } from "#db/meets.ts";
import { type Hub, hub } from "#live/hub.server.ts";
import type { ClientToServer, ServerToClient, WatchAnswer } from "#live/protocol.ts";
import { meetOf, roomOf } from "#live/rooms.ts";
import { buildId } from "#platform/build-id.ts";
import { loadRows } from "#services/boards.ts";
import { noteReport } from "#services/devices.ts";
import { world } from "#services/open.ts";
import { handleOps } from "#services/scoring.ts";
import { tokenOf, visitorOf } from "#services/sessions.ts";
import type { World } from "#services/world.ts";
import { acceptLimit } from "./accept-limit.ts";
import { FastAdapter } from "./fast-adapter.ts";
import { allowance, receiver } from "./receive.ts";

const tickMs = 5000;
/** above the largest batch a tablet sends; what is larger closes the connection */
const messageBytes = 256 * 1024;

const watchSchema = z.object({
  slug: z.string().max(40),
  since: z.object({ epoch: z.string().max(64), version: z.int().nonnegative() }).nullable(),
});

type Io = Server<ClientToServer, ServerToClient>;
type Screen = Socket<ClientToServer, ServerToClient>;

/** A page of another site may not listen in, nor speak with the visitor's cookie; programs send no Origin. */
function foreign({ headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

/** Follows a meet: into the room before the version is read, so that nothing falls between. */
async function watch(of: World, live: Hub, socket: Screen, wish: z.output<typeof watchSchema>): Promise<WatchAnswer> {
  const meet = await findMeetBySlug(of.db, wish.slug);
  if (!meet) return { kind: "no-such-meet" };
  await socket.join(roomOf(meet.id));
  if (wish.since?.epoch !== live.epoch) return { kind: "resync" };
  const delta = live.since(meet.id, wish.since.version);
  return delta === "gap" ? { kind: "resync" } : { kind: "following", delta };
}

/** What the sockets stand on; the program's own where nothing else is given. */
export interface Ground {
  world: World;
  hub: Hub;
}

/**
 * The one place where hub and services meet: screens follow their meet's room, tablets send what they noted.
 * Returns what closes every connection so that the clients come back by themselves.
 */
export async function attachSockets(http: HttpServer, given?: Ground): Promise<() => void> {
  const { world: of, hub: live } = given ?? { world: await world(), hub: hub() };
  let stopped = false;
  const mayEnter = acceptLimit();
  const io: Io = new Server(http, {
    adapter: FastAdapter,
    serveClient: false,
    transports: ["websocket", "polling"],
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: messageBytes,
    allowRequest: (request, answer) => answer(null, !stopped && !foreign(request) && mayEnter()),
  });

  live.connect(
    (meet, keys) => loadRows(of, meet, keys),
    (meet, delta) => io.to(roomOf(meet)).emit("delta", delta),
  );

  io.on("connection", (socket) => {
    const token = tokenOf(socket.handshake.headers.cookie);
    const receive = receiver(allowance());
    socket.on(
      "watch",
      receive("watch", watchSchema, (wish) => watch(of, live, socket, wish)),
    );
    socket.on(
      "ops",
      receive("ops", z.unknown(), async (batch) => handleOps(of, await visitorOf(of, token), batch)),
    );
    socket.on(
      "report",
      receive("report", z.unknown(), async (report) => noteReport(of, await visitorOf(of, token), report)),
    );
    socket.on(
      "clock",
      receive("clock", z.unknown(), async () => of.now()),
    );
  });

  const ticking = setInterval(() => {
    for (const room of io.sockets.adapter.rooms.keys()) {
      const meet = meetOf(room);
      const tick = meet && { epoch: live.epoch, version: live.version(meet), build: buildId, now: of.now() };
      if (tick) io.to(room).emit("tick", tick);
    }
  }, tickMs).unref();

  return () => {
    stopped = true;
    clearInterval(ticking);
    // not disconnectSockets(): that tells clients to stay away
    io.engine.close();
  };
}
