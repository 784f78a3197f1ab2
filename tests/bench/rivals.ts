import { createServer, type Server as HttpServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { FastAdapter } from "../../app/server/fast-adapter.ts";
import { monotonicMs, reporting } from "./children.ts";

// A process of the live bench: one way of telling everybody, and a health page beside it.

export type Rival = "raw ws" | "default Socket.IO" | "Fieldday";
export type RivalWish =
  | { kind: "port" | "cpu" }
  | { kind: "publish"; messages: number; everyMs: number; bytes: number };
/** when each message was given to the server to send, by its number; ms of the machine's monotonic clock */
export type Published = [version: number, at: number][];

type Broadcast = (message: object) => void;

interface Ws {
  WebSocketServer: new (options: object) => { clients: Iterable<{ _sender: { sendFrame(frame: Buffer[]): void } }> };
  Sender: { frame(data: Buffer, options: object): Buffer[] };
}

/** The ws that Socket.IO brings. */
function rawWs(http: HttpServer): Broadcast {
  const from = (module: string, by: NodeJS.Require) => createRequire(by.resolve(module));
  const ws = from("engine.io", from("socket.io", createRequire(import.meta.url)))("ws") as Ws;
  const server = new ws.WebSocketServer({ server: http, perMessageDeflate: false });
  return (message) => {
    const data = Buffer.from(JSON.stringify(["delta", message]));
    const frame = ws.Sender.frame(data, { readOnly: false, mask: false, rsv1: false, opcode: 1, fin: true });
    for (const { _sender } of server.clients) _sender.sendFrame(frame);
  };
}

function socketIo(http: HttpServer, options: object): Broadcast {
  const server = new Server(http, options);
  server.on("connection", (socket) => void socket.join("viewers"));
  return (message) => server.to("viewers").emit("delta", message);
}

const ways: Record<Rival, (http: HttpServer) => Broadcast> = {
  "raw ws": rawWs,
  "default Socket.IO": (http) => socketIo(http, {}),
  // as app/server/sockets.ts sets it up
  Fieldday: (http) =>
    socketIo(http, {
      adapter: FastAdapter,
      serveClient: false,
      transports: ["websocket", "polling"],
      perMessageDeflate: false,
      httpCompression: false,
    }),
};

const http = createServer((_request, response) => void response.end("ok"));
const broadcast = ways[process.argv[2] as Rival](http);
await new Promise<void>((resolve) => http.listen({ host: "127.0.0.1", port: 0, backlog: 4096 }, resolve));

let sent = 0;

async function publish(messages: number, everyMs: number, bytes: number): Promise<Published> {
  const times: Published = [];
  const from = monotonicMs();
  for (let n = 0; n < messages; n++) {
    const wait = from + n * everyMs - monotonicMs();
    // at full speed, too, the loop turns once between two messages
    await new Promise<void>((resolve) => (everyMs > 0 ? setTimeout(resolve, wait) : setImmediate(resolve)));
    sent += 1;
    times.push([sent, monotonicMs()]);
    broadcast({ version: sent, x: "x".repeat(Math.max(0, bytes - 40)) });
  }
  return times;
}

reporting(async (wish: RivalWish) => {
  switch (wish.kind) {
    case "port":
      return (http.address() as AddressInfo).port;
    case "cpu": {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    }
    case "publish":
      return publish(wish.messages, wish.everyMs, wish.bytes);
  }
});
