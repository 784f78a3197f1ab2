import type { TestProject } from "vitest/node";
import { singleton } from "#platform/singleton.server.ts";
import { startTestServer, type TestServer } from "./database-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** the run's database server: which kind, its address, the database to copy, and the run's folder */
    database: Omit<TestServer, "stop">;
  }
}

interface Shared {
  running?: Promise<TestServer> | undefined;
  users: number;
}

/** Each project reads this file for itself: what they share outlives that. */
const shared = singleton("test-server", (): Shared => ({ users: 0 }));

/** Vitest's global set-up: one server for the whole run, however many projects ask for it. */
export async function setup(project: TestProject): Promise<void> {
  shared.users++;
  shared.running ??= startTestServer();
  const { stop: _stop, ...facts } = await shared.running;
  project.provide("database", facts);
}

export async function teardown(): Promise<void> {
  shared.users--;
  if (shared.users > 0) return;
  const server = await shared.running;
  shared.running = undefined;
  await server?.stop();
}
