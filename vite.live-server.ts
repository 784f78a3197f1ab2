import type { Plugin } from "vite";

const entry = "app/server/main.ts";

/**
 * One server in development and production: the server build starts at app/server/main.ts instead of Remix's own
 * entry, and `npm run dev` attaches the sockets to Vite's http server.
 */
export function liveServer(): Plugin {
  return {
    name: "fieldday-live-server",
    config(_config, { isSsrBuild }) {
      return isSsrBuild
        ? { build: { target: "node20", rollupOptions: { input: entry } }, ssr: { target: "node" } }
        : {};
    },
    configureServer(server) {
      // Remix starts a hidden second Vite server for route exports: only the one that listens gets sockets
      server.httpServer?.once("listening", async () => {
        const { attachSockets } = await server.ssrLoadModule("/app/server/sockets.ts");
        await attachSockets(server.httpServer);
        const { announce } = await server.ssrLoadModule("/app/server/announce.ts");
        const address = server.httpServer?.address();
        await announce(typeof address === "object" && address ? address.port : server.config.server.port);
      });
    },
  };
}
