import type { Server as HttpServer, IncomingMessage } from "node:http";
import { Server, type Socket } from "socket.io";
import { z } from "zod";
import type { ClientToServer, ServerToClient } from "#live/protocol.ts";
import { buildId } from "#platform/build-id.ts";
import { log } from "#platform/log.server.ts";
import { noteReport } from "#services/devices.ts";
import { hubOf } from "#services/hubs.ts";
import { world } from "#services/open.ts";
import { handleOps } from "#services/scoring.ts";
import { noteScreen } from "#services/screen-report.ts";
import { tokenOf } from "#services/sessions.ts";
import type { World } from "#services/world.ts";
import { door } from "./door.ts";
import { FastAdapter } from "./fast-adapter.ts";
import { allowance, receiver } from "./receive.ts";
import { follow, recheck, visitorBehind, watchSchema } from "./watch.ts";

const tickMs = 5000;
/** above the largest batch a tablet sends; what is larger closes the connection */
const messageBytes = 256 * 1024;

export type Io = Server<ClientToServer, ServerToClient>;
export type Screen = Socket<ClientToServer, ServerToClient>;

/** A page of another site may not listen in, nor speak with the visitor's cookie; programs send no Origin. */
function foreign({ headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

/**
 * The one place where hub and services meet: pages follow their rooms, tablets send what they noted. Of the program's own
 * world where no other is given. Returns what closes every connection so that the clients come back by themselves.
 */
export async function attachSockets(http: HttpServer, given?: World): Promise<() => void> {
  const of = given ?? (await world());
  const live = hubOf(of);
  const enter = door();
  let stopped = false;
  const io: Io = new Server(http, {
    serveClient: false,
    // the other transport would need every request of a page to reach the same process
    transports: ["websocket"],
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: messageBytes,
    adapter: FastAdapter,
    allowRequest: (request, answer) => {
      if (stopped || foreign(request)) return answer(null, false);
      const newcomer = {
        isGone: () => stopped || request.socket.destroyed,
        answer: (yes: boolean) => answer(null, yes),
      };
      // who has a session scores or runs the meet; the others watch
      enter(newcomer, tokenOf(request.headers.cookie) !== null);
    },
  });

  const { adapter } = io.of("/");
  adapter.on("create-room", (room: string) => live.opened(room));
  adapter.on("delete-room", (room: string) => live.closed(room));
  const stopHub = live.start({
    delta: (room, delta) => io.to(room).emit("delta", delta),
    hint: (room, hint) => io.to(room).emit("hint", hint),
  });

  io.on("connection", (socket) => {
    const who = () => visitorBehind(of, socket);
    const receive = receiver(allowance());
    socket.on(
      "watch",
      receive("watch", watchSchema, (wish) => follow(of, socket, wish)),
    );
    socket.on(
      "ops",
      receive("ops", z.unknown(), async (batch) => handleOps(of, await who(), batch)),
    );
    socket.on(
      "report",
      receive("report", z.unknown(), async (report) => noteReport(of, await who(), report)),
    );
    socket.on(
      "screen",
      receive("screen", z.unknown(), async (report) => noteScreen(of, await who(), report)),
    );
    socket.on(
      "clock",
      receive("clock", z.unknown(), async () => of.now()),
    );
  });

  const ticking = setInterval(() => {
    for (const [room, ids] of adapter.rooms) {
      // every socket has a room of its own: thousands, of which nothing is to be said
      if (adapter.sids.has(room)) continue;
      // nothing is said of rows that may be old: the screens say so by themselves
      const sent = live.sent(room);
      if (sent) io.to(room).emit("tick", { ...sent, build: buildId, now: of.now() });
      void recheck(
        of,
        room,
        [...ids].flatMap((id) => io.sockets.sockets.get(id) ?? []),
      ).catch((error: unknown) => log().error({ event: "socket", on: "recheck", err: error }));
    }
  }, tickMs).unref();

  return () => {
    stopped = true;
    clearInterval(ticking);
    stopHub();
    // not disconnectSockets(): that tells clients to stay away
    io.engine.close();
  };
}
