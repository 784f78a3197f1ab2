import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { readPidFile } from "../../db/embedded/pid-file.server.ts";
import { signalStop } from "../../db/embedded/postmaster.server.ts";

const prefix = "fieldday-test-";

/** A data folder of this process that the server's user can enter, too. */
export function temporaryFolder(): string {
  const dir = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), `${prefix}${process.pid}-`)));
  fs.chmodSync(dir, 0o711);
  return dir;
}

/** Ends the server of a data folder, if one runs, and removes the folder; within two seconds, without a turn of the event loop. */
export function removeFolder(dataDir: string): void {
  const cluster = path.join(dataDir, "postgres");
  if (signalStop(cluster) !== null) {
    const clock = new Int32Array(new SharedArrayBuffer(4));
    for (let waited = 0; waited < 2000 && readPidFile(cluster); waited += 20) Atomics.wait(clock, 0, 0, 20);
  }
  fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
}

/** Removes what runs that were killed outright could not remove themselves. */
export function removeLeftovers(): void {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : 0;
    if (pid > 0 && !isAlive(pid)) removeFolder(path.join(os.tmpdir(), name));
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
