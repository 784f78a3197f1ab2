import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { runningServer } from "../../db/embedded/pid-file.server.ts";

const prefix = "fieldday-test-";

/** The folder of this run, named by its process; everything that tests start keeps its data below. */
export const runFolder = (): string => newFolder(path.join(os.tmpdir(), `${prefix}${process.pid}-`));

/** A new folder that the server's user can enter, too. */
export function newFolder(start: string): string {
  const dir = fs.realpathSync(fs.mkdtempSync(start));
  fs.chmodSync(dir, 0o711);
  return dir;
}

/** Ends every server with a cluster below a folder and removes the folder, without a turn of the event loop. */
export function removeFolder(folder: string): void {
  const clusters = clustersBelow(folder).filter(quit);
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; waited < 2000 && clusters.some((one) => runningServer(one)); waited += 20)
    Atomics.wait(clock, 0, 0, 20);
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** Removes what this user's runs that were killed outright could not remove themselves. */
export function removeLeftovers(): void {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : 0;
    if (pid > 0 && !isAlive(pid) && isOurs(path.join(os.tmpdir(), name))) removeFolder(path.join(os.tmpdir(), name));
  }
}

function clustersBelow(folder: string): string[] {
  if (fs.existsSync(path.join(folder, "PG_VERSION"))) return [folder];
  const entries = fs.existsSync(folder) ? fs.readdirSync(folder, { withFileTypes: true }) : [];
  return entries.filter((entry) => entry.isDirectory()).flatMap(({ name }) => clustersBelow(path.join(folder, name)));
}

/** Nothing in these folders is worth an orderly shutdown. */
function quit(cluster: string): boolean {
  const pid = runningServer(cluster);
  try {
    return pid !== null && process.kill(pid, "SIGQUIT");
  } catch {
    return false;
  }
}

const isOurs = (folder: string) => fs.statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.();

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
