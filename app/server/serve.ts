import { createServer } from "node:http";
import path from "node:path";
import { createRequestHandler } from "@remix-run/express";
import { createRequestHandler as pagesOf, type ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Request as Asked, type Response } from "express";
import { env } from "#platform/env.server.ts";
import { log } from "#platform/log.server.ts";
import { hubOf } from "#services/hubs.ts";
import { close, world } from "#services/open.ts";
import { buffer } from "./buffer.ts";
import { health } from "./health.ts";
import { protect } from "./protect.ts";
import { attachSockets } from "./sockets.ts";

const graceMs = 5000;

/** The browser asks each time whether the tablet's worker is another one. */
function freshWorker(response: Response, file: string): void {
  if (path.basename(file) === "tablet-sw.js") response.setHeader("Cache-Control", "no-cache");
}

const contextOf = (asked: Asked, answer: Response) => ({
  nonce: String(answer.locals.nonce),
  ip: asked.ip ?? "",
  secure: asked.secure,
});

/** Express, Remix and the sockets on one port; resolves once people can connect. `stop` lets requests in flight finish. */
export async function serve(): Promise<{ port: number; stop: () => Promise<void> }> {
  const { HOST, PORT, NODE_ENV, TRUST_PROXY } = env();
  const open = await world();
  const build = (await import("virtual:remix/server-build")) as unknown as ServerBuild;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", TRUST_PROXY);
  app.get("/healthz", health);
  app.use(protect);
  const makePage = pagesOf(build, NODE_ENV);
  app.use(
    buffer({
      make: (request, asked, answer) => makePage(request, contextOf(asked, answer)),
      latest: ({ meet }) => hubOf(open).latest(meet),
    }),
  );
  app.use(compression());
  app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y" }));
  app.use(express.static("build/client", { maxAge: "1h", setHeaders: freshWorker }));
  app.all("*", createRequestHandler({ build, mode: NODE_ENV, getLoadContext: contextOf }));

  const server = createServer(app);
  const stopSockets = await attachSockets(server);
  const port = await new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: HOST, port: PORT, backlog: 4096 }, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : PORT);
    });
  });

  const stop = async () => {
    log().info({ event: "stopping" });
    stopSockets();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), graceMs).unref();
    });
    await close();
    log().info({ event: "stopped" });
  };
  return { port, stop };
}
