import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { childEnvironment } from "#platform/env.server.ts";
import { DatabaseProblem } from "../problem.ts";
import { type Identity, runAs } from "./identity.server.ts";
import { disownPidFile, runningServer } from "./pid-file.server.ts";
import { type Connection, probe } from "./probe.server.ts";
import type { Runtime } from "./runtime.server.ts";
import { type Settings, settingArgs } from "./settings.server.ts";

/** One cluster and everything needed to run a server on it. */
export type Site = {
  readonly runtime: Runtime;
  readonly identity: Identity;
  readonly dir: string;
  readonly logFile: string;
  readonly connection: Connection;
  readonly settings: Settings;
};

const patience = { start: 90_000, foreignLock: 15_000, stop: 60_000 };

/**
 * Brings the cluster's server up: true where it had to be started, false where one was running (left by a program
 * that was killed). `onExit` is called when a server started here ends. Throws `cannot-open`, or `in-use` where
 * another server holds the cluster.
 */
export async function ensureServer(site: Site, onExit: () => void): Promise<boolean> {
  const begun = Date.now();
  let child: ChildProcess | null = null;
  let from = 0;
  for (; Date.now() - begun < patience.start; await sleep(child ? 25 : 100)) {
    const answer = await probe(site.connection, site.dir, String(site.settings.cluster_name));
    if (answer === "ready") {
      child?.once("exit", onExit);
      return child !== null;
    }
    if (answer === "foreign") throw problem(site, "cannot-open", "foreign-server", from);
    if (answer === "outdated") await stopServer(site);
    if (answer === "busy" || (child && child.exitCode === null && child.signalCode === null)) continue;
    if (child) judgeFailure(site, from, Date.now() - begun);
    disownPidFile(site.dir);
    from = fs.statSync(site.logFile, { throwIfNoEntry: false })?.size ?? 0;
    child = launch(site);
  }
  throw problem(site, "cannot-open", "server-did-not-start", from);
}

/** Asks for a fast shutdown and waits for it. Promises that the server is gone, or throws after a minute. */
export async function stopServer({
  dir,
  runtime,
  identity,
}: Pick<Site, "dir" | "runtime" | "identity">): Promise<void> {
  const pid = signalStop(dir);
  if (pid === null) return;
  if (process.platform === "win32") await runAs(identity, runtime.pgCtl, ["stop", "-m", "fast", "-D", dir]);
  for (const end = Date.now() + patience.stop; runningServer(dir) === pid; await sleep(20)) {
    if (Date.now() > end) throw new DatabaseProblem("cannot-open", "the server does not stop", { reason: "stop", pid });
  }
}

/** The part of stopping that needs no waiting, for a process that is about to exit; the server's pid, or null. */
export function signalStop(clusterDir: string): number | null {
  const pid = runningServer(clusterDir);
  if (pid === null || process.platform === "win32") return pid;
  try {
    process.kill(pid, "SIGINT");
    return pid;
  } catch {
    return null;
  }
}

function launch(site: Site): ChildProcess {
  const log = fs.openSync(site.logFile, "a", 0o600);
  const options = { ...site.identity, cwd: "/", env: childEnvironment(), detached: true, windowsHide: true };
  const [program, args] = commandLine(site);
  const child = spawn(program, args, { ...options, stdio: ["ignore", log, log] });
  child.on("error", () => {});
  child.unref();
  fs.closeSync(log);
  return child;
}

/** Windows refuses to run a server with administrator rights; pg_ctl knows how to drop them, and waits. */
function commandLine({ runtime, dir, settings }: Site): [string, string[]] {
  const args = settingArgs(settings);
  if (process.platform !== "win32") return [runtime.postgres, ["-D", dir, ...args]];
  return [runtime.pgCtl, ["start", "-w", "-t", "80", "-D", dir, "-o", args.map((arg) => `"${arg}"`).join(" ")]];
}

/** A start that failed over a lock is tried again: backends of a killed server take some seconds to go. */
function judgeFailure(site: Site, from: number, elapsed: number): void {
  const locked = /lock file|shared memory block/.test(tail(site.logFile, from));
  if (!locked) throw problem(site, "cannot-open", "server-did-not-start", from);
  if (elapsed > patience.foreignLock) throw problem(site, "in-use", "server-lock", from);
}

function problem(
  { dir, logFile }: Site,
  kind: "cannot-open" | "in-use",
  reason: string,
  from: number,
): DatabaseProblem {
  const said = tail(logFile, from);
  return new DatabaseProblem(kind, `the built-in PostgreSQL (${reason}): ${said}`, { reason, dir, said });
}

function tail(file: string, from: number): string {
  try {
    return fs.readFileSync(file, "utf8").slice(from).slice(-800).trim();
  } catch {
    return "";
  }
}
