import { createServer } from "node:http";
import { Server } from "socket.io";
import { attachSockets } from "../../app/server/sockets.ts";
import { prepareGround } from "./ground.ts";

// A process of the latency bench: the program's sockets on one port, and on another bare Socket.IO that sends what it is told.

/** What the process tells once both ports listen. */
export interface Ready {
  own: number;
  bare: number;
  slug: string;
  cookie: string;
  /** the one sheet that is written on */
  sheet: string;
}

const ground = await prepareGround(1);
const http = createServer();
const stop = await attachSockets(http, ground.world);

const bareHttp = createServer();
const bare = new Server(bareHttp, { serveClient: false, perMessageDeflate: false, httpCompression: false });
bare.on("connection", (socket) => {
  socket.on("watch", (_wish: unknown, answer: (what: unknown) => void) => {
    void socket.join("boards");
    answer({ kind: "following", delta: null });
  });
  socket.on("mark", (delta: unknown, answer: (what: unknown) => void) => {
    bare.to("boards").emit("delta", delta);
    answer({ kind: "answered" });
  });
});

const portOf = (server: typeof http) =>
  new Promise<number>((resolve) => {
    server.listen({ host: "127.0.0.1", port: 0, backlog: 4096 }, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });

const { slug, cookie, sheets } = ground;
const ready: Ready = {
  own: await portOf(http),
  bare: await portOf(bareHttp),
  slug,
  cookie,
  sheet: sheets[0]?.id ?? "",
};
process.send?.(ready);
process.once("message", async () => {
  stop();
  bare.close();
  http.close();
  await ground.end();
  process.exit(0);
});
