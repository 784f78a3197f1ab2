import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import config from "./remix.config.js";
import { liveServer } from "./vite.live-server.ts";
import { mendedPostgres } from "./vite.postgres.ts";
import { sourceHash } from "./vite.source-hash.ts";

export default defineConfig(({ command, isSsrBuild }) => ({
  plugins: [remix(config), liveServer(), mendedPostgres()],
  define: { __BUILD_ID__: JSON.stringify(command === "build" ? sourceHash(import.meta.dirname) : "dev") },
  server: { host: true, port: 3000 },
  // runs on the server only; its browser entry asks for a WebAssembly package that is not installed
  optimizeDeps: { exclude: ["@node-rs/argon2"] },
  // tablets and phones: retired iPads and domestic Android browsers are what unions hand to referees;
  // the server's target stands in liveServer, and a list here would be joined to it
  build: isSsrBuild
    ? {}
    : {
        target: ["chrome87", "safari14"],
        // pages that are entries beside Remix's own: they have no router to carry
        rollupOptions: { input: ["app/entry.tablet.tsx", "app/entry.board.tsx", "app/entry.phone.tsx"] },
        manifest: true,
        // only a hint to load early, which old Safaris do without
        modulePreload: { polyfill: false },
      },
}));
