import { io, type Socket } from "socket.io-client";
import type { ClientToServer, ServerToClient } from "./protocol.ts";

export type ScreenSocket = Socket<ServerToClient, ClientToServer>;

/** A connection to the server of this page (or of `origin`) that comes back by itself, spread over one to four seconds. */
export function connect(origin = ""): ScreenSocket {
  return io(origin, {
    // where it does not get through, pages poll by request; the other transport would tie them to one process
    transports: ["websocket"],
    reconnectionDelay: 1000,
    reconnectionDelayMax: 4000,
    randomizationFactor: 1,
    forceNew: true,
  });
}
