import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Held } from "./lock.server.ts";

/**
 * The lock where the system has neither abstract sockets nor named pipes (macOS): a socket file in the user's
 * temporary folder. A file nobody answers at is left over and replaced; two replacers at once find out who won by
 * asking the file who answers there.
 */
export async function holdSocketFile(name: string): Promise<Held | null> {
  const file = path.join(os.tmpdir(), `${name}.sock`);
  if ((await answer(file)) !== null) return null;
  const token = randomBytes(8).toString("hex");
  const own = path.join(os.tmpdir(), `${name}.${token}`);
  const server = net.createServer((socket) => socket.on("error", () => {}).end(token)).unref();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(own, resolve));
  fs.renameSync(own, file);
  await sleep(150);
  const release = () => new Promise<void>((done) => server.close(() => done()));
  if ((await answer(file)) === token) {
    return {
      release: () => {
        fs.rmSync(file, { force: true });
        return release();
      },
    };
  }
  await release();
  return null;
}

/** What the holder of the file says, or null where nobody answers. */
function answer(file: string): Promise<string | null> {
  return new Promise((resolve) => {
    let said = "";
    const socket = net.connect(file);
    socket.setTimeout(2000, () => socket.destroy());
    socket.on("data", (chunk) => (said += chunk));
    socket.on("error", () => resolve(null));
    socket.on("close", () => resolve(said));
  });
}
