import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** What a running server wrote down about itself. */
export type PidFile = { readonly pid: number; readonly port: number };

const fileOf = (clusterDir: string) => path.join(clusterDir, "postmaster.pid");

/** The server's own note in its cluster, or null where there is none. */
export function readPidFile(clusterDir: string): PidFile | null {
  try {
    const lines = fs.readFileSync(fileOf(clusterDir), "utf8").split("\n");
    const pid = Math.abs(Number(lines[0]));
    return pid > 0 ? { pid, port: Number(lines[3]) || 0 } : null;
  } catch {
    return null;
  }
}

/**
 * Removes a note whose process number belongs to some other program now (a power cut, then a reboot); PostgreSQL
 * would take that program for a server. A note of anything called postgres stays: PostgreSQL judges those itself.
 */
export function dropRecycledPidFile(clusterDir: string): void {
  const pid = readPidFile(clusterDir)?.pid;
  if (pid === undefined || process.platform === "win32") return;
  const name = programName(pid);
  if (name !== null && !name.includes("postgres")) fs.rmSync(fileOf(clusterDir), { force: true });
}

function programName(pid: number): string | null {
  try {
    if (process.platform === "linux") return fs.readFileSync(`/proc/${pid}/comm`, "utf8").trim();
    return execFileSync("ps", ["-p", String(pid), "-o", "comm="], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}
