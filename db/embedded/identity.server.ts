import { execFile } from "node:child_process";
import fs from "node:fs";
import { promisify } from "node:util";
import { childEnvironment } from "#platform/env.server.ts";
import { DatabaseProblem } from "../problem.ts";

/** The user the server runs as; empty = whoever we are. */
export type Identity = { readonly uid?: number; readonly gid?: number };

const run = promisify(execFile);

/**
 * PostgreSQL refuses to run as root. Where we are root it runs as the owner of an existing cluster, else as the
 * system's `postgres` or `nobody`. Throws `unsupported-platform` where there is no such user.
 */
export function serverIdentity(clusterDir: string): Identity {
  if (process.getuid?.() !== 0) return {};
  const owner = fs.statSync(clusterDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const users = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const user = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody");
  if (!user)
    throw new DatabaseProblem("unsupported-platform", "root, and no postgres or nobody user", { reason: "no-user" });
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

/** Runs a program to its end as that user, away from any folder of ours. Rejects as `execFile` does. */
export async function runAs(identity: Identity, program: string, args: readonly string[]): Promise<string> {
  const options = { ...identity, cwd: "/", env: childEnvironment(), encoding: "utf8" as const, windowsHide: true };
  return (await run(program, args, options)).stdout;
}

/** Whether that user can enter the folder. */
export async function canEnter(identity: Identity, dir: string): Promise<boolean> {
  if (identity.uid === undefined) return true;
  return runAs(identity, "/bin/sh", ["-c", 'cd "$1"', "sh", dir]).then(
    () => true,
    () => false,
  );
}

/** Hands a file or folder to the server's user. */
export function giveTo(identity: Identity, file: string): void {
  if (identity.uid !== undefined) fs.chownSync(file, identity.uid, identity.gid ?? identity.uid);
}
