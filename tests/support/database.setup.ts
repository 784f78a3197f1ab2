import type { TestProject } from "vitest/node";
import { startTestServer, type TestServer } from "./database-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** the run's database server: which kind, its address, the database to copy, and the run's folder */
    database: Omit<TestServer, "stop">;
  }
}

let running: Promise<TestServer> | undefined;
let users = 0;

/** Vitest's global set-up: one server for the whole run, however many projects ask for it. */
export async function setup(project: TestProject): Promise<void> {
  users++;
  running ??= startTestServer();
  const { stop: _stop, ...facts } = await running;
  project.provide("database", facts);
}

export async function teardown(): Promise<void> {
  users--;
  if (users > 0) return;
  const server = await running;
  running = undefined;
  await server?.stop();
}
