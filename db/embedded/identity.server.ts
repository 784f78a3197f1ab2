import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
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
  const owner = fs.statSync(clusterDir, { throwIfNoEntry: false });
  if (process.getuid?.() !== 0) {
    if (!owner && !hasName()) throw noUser("this user has no name, and initdb wants one");
    return {};
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const users = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const user = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody");
  if (!user) throw noUser("root, and there is no postgres or nobody to run the server as");
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

const noUser = (message: string) => new DatabaseProblem("unsupported-platform", message, { reason: "no-user" });

/** Containers may run programs under a bare number. */
function hasName(): boolean {
  try {
    return os.userInfo().username !== "";
  } catch {
    return false;
  }
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
