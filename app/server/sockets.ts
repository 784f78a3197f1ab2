import type { Server as HttpServer } from "node:http";

/** The one place where hub and services meet. */
export async function attachSockets(_server: HttpServer): Promise<() => void> {
  return () => {};
}
