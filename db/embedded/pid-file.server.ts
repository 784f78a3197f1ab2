import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** What a running server wrote down about itself. */
export type PidFile = { readonly pid: number; readonly port: number };

const fileOf = (clusterDir: string) => path.join(clusterDir, "postmaster.pid");

/** A number no process has: the greatest that fits, far above every system's limit. */
const nobody = 2_147_483_647;

/** The server's own note in its cluster, or null where there is none. */
export function readPidFile(clusterDir: string): PidFile | null {
  try {
    const lines = fs.readFileSync(fileOf(clusterDir), "utf8").split("\n");
    const pid = Math.abs(Number(lines[0]));
    return pid > 0 && pid !== nobody ? { pid, port: Number(lines[3]) || 0 } : null;
  } catch {
    return null;
  }
}

/** The process number of the cluster's server, or null; never that of another program that got a dead server's number. */
export function runningServer(clusterDir: string): number | null {
  const pid = readPidFile(clusterDir)?.pid;
  return pid !== undefined && isServer(pid) ? pid : null;
}

/**
 * Takes the process number out of a note whose server is certainly gone: the number is some other program's now (a
 * power cut, then a reboot), or a dead child's that nobody collects (a container without an init). PostgreSQL would
 * take either for a running server. The rest of the note stays: by it PostgreSQL still finds backends that linger.
 */
export function disownPidFile(clusterDir: string): void {
  const pid = readPidFile(clusterDir)?.pid;
  if (pid === undefined || isServer(pid)) return;
  const note = fs.readFileSync(fileOf(clusterDir), "utf8");
  fs.writeFileSync(fileOf(clusterDir), note.replace(/^[^\n]*/, String(nobody)));
}

/** Windows tells no program's name; there the note itself has to do. */
function isServer(pid: number): boolean {
  if (process.platform === "win32") return true;
  try {
    const [state = "", name = ""] = process.platform === "linux" ? ofLinux(pid) : ofPs(pid);
    return name.includes("postgres") && !state.startsWith("Z");
  } catch {
    return false;
  }
}

function ofLinux(pid: number): string[] {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
  const [, name = "", state = ""] = /\((.*)\) (\S)/s.exec(stat) ?? [];
  return [state, name];
}

const ofPs = (pid: number) =>
  execFileSync("ps", ["-p", String(pid), "-o", "stat=,comm="], { encoding: "utf8" })
    .trim()
    .split(/\s+(.*)/);
