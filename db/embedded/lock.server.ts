import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { holdSocketFile } from "./lock-file.server.ts";

/** A name only one process of the machine can hold; the system frees it when the process dies, however it dies. */
export type Held = { release(): Promise<void> };

/** Takes the name, trying again for `patience` ms (a predecessor may be shutting down); null where another keeps it. */
export async function hold(name: string, patience: number): Promise<Held | null> {
  for (const end = Date.now() + patience; ; await sleep(100)) {
    const held = await tryHold(name);
    if (held || Date.now() >= end) return held;
  }
}

function tryHold(name: string): Promise<Held | null> {
  if (process.platform === "linux") return listen(`\0${name}`);
  if (process.platform === "win32") return listen(`\\\\.\\pipe\\${name}`);
  return holdSocketFile(name);
}

function listen(address: string): Promise<Held | null> {
  const server = net.createServer((socket) => socket.destroy()).unref();
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(null) : reject(error),
    );
    server.listen(address, () => resolve({ release: () => new Promise((done) => server.close(() => done())) }));
  });
}
