import { createServer } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
// @ts-expect-error the Remix plugin makes this module while it builds
import * as build from "virtual:remix/server-build";
import { database, world } from "#services/open.ts";
import { env } from "#platform/env.server.ts";
import { log } from "#platform/log.server.ts";
import { health } from "./health.ts";
import { protect } from "./protect.ts";
import { attachSockets } from "./sockets.ts";

const { HOST, PORT, NODE_ENV, TRUST_PROXY } = env();
const app = express();
app.disable("x-powered-by");
if (TRUST_PROXY) app.set("trust proxy", TRUST_PROXY);

app.get("/healthz", health);
app.use(protect);
app.use(compression());
app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y" }));
app.use(express.static("build/client", { maxAge: "1h" }));
app.all(
  "*",
  createRequestHandler({
    build: build as unknown as ServerBuild,
    mode: NODE_ENV,
    getLoadContext: (req, res) => ({ nonce: res.locals.nonce, ip: req.ip ?? "", secure: req.secure }),
  }),
);

const server = createServer(app);
const stopSockets = await attachSockets(server);
await world();

/** Resolves to the port once people can connect; rejects when the port is taken. */
export const listening = new Promise<number>((resolve, reject) => {
  server.once("error", reject);
  server.listen({ host: HOST, port: PORT, backlog: 4096 }, () => {
    const address = server.address();
    resolve(typeof address === "object" && address ? address.port : PORT);
  });
});

/** Stops taking new work, lets requests in flight finish, closes sockets and the database. */
export async function stop(): Promise<void> {
  log.info({ event: "stopping" });
  stopSockets();
  server.closeIdleConnections();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    setTimeout(() => server.closeAllConnections(), 5000).unref();
  });
  await (await database()).close();
  log.info({ event: "stopped" });
}
