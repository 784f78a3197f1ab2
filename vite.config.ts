import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import config from "./remix.config.js";
import { liveServer } from "./vite.live-server.ts";

export default defineConfig({
  plugins: [remix(config), liveServer()],
  server: { host: true, port: 3000 },
  // tablets and phones: retired iPads and domestic Android browsers are what unions hand to referees
  build: { target: ["chrome87", "safari14"] },
});
