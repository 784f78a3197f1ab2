import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { DatabaseProblem } from "../problem.ts";
import { giveTo, type Identity, runAs } from "./identity.server.ts";
import type { Runtime } from "./runtime.server.ts";

export const superuser = "fieldday";
const passwordFile = "fieldday-password";

/**
 * Makes sure there is a cluster of the runtime's major version in `dir` and returns the superuser's password.
 * It is made beside `dir` and renamed, so that a kill never leaves half of one; the caller holds the folder's lock.
 * Throws `cannot-open`, and `newer` where a later PostgreSQL wrote it.
 */
export async function ensureCluster(runtime: Runtime, identity: Identity, dir: string): Promise<string> {
  if (!fs.existsSync(path.join(dir, "PG_VERSION"))) await create(runtime, identity, dir);
  const found = Number.parseInt(fs.readFileSync(path.join(dir, "PG_VERSION"), "utf8"), 10);
  if (found !== runtime.major) {
    const detail = { reason: "data-version", found, program: runtime.major, dir };
    const kind = found > runtime.major ? "newer" : "cannot-open";
    throw new DatabaseProblem(kind, `the data is of PostgreSQL ${found}, the program has ${runtime.major}`, detail);
  }
  return fs.readFileSync(path.join(dir, passwordFile), "utf8");
}

async function create(runtime: Runtime, identity: Identity, dir: string): Promise<void> {
  if (fs.existsSync(dir) && fs.readdirSync(dir).length > 0) {
    throw new DatabaseProblem("cannot-open", "the folder holds something that is no cluster", {
      reason: "not-a-cluster",
      dir,
    });
  }
  const half = `${dir}.init`;
  const password = `${half}.password`;
  fs.rmSync(half, { recursive: true, force: true });
  fs.mkdirSync(half, { mode: 0o700 });
  giveTo(identity, half);
  fs.writeFileSync(password, randomBytes(18).toString("base64url"), { mode: 0o600 });
  giveTo(identity, password);
  const locale = runtime.major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] : [];
  const fixed = ["-U", superuser, "-A", "scram-sha-256", "--pwfile", password, "-E", "UTF8", "--locale=C"];
  try {
    await runAs(identity, runtime.initdb, ["-D", half, ...fixed, ...locale]);
  } catch (error) {
    const said = String((error as { stderr?: string }).stderr ?? "")
      .trim()
      .slice(-800);
    throw new DatabaseProblem("cannot-open", `initdb failed: ${said}`, { reason: "initdb", dir, said }, error);
  }
  fs.renameSync(password, path.join(half, passwordFile));
  fs.rmSync(dir, { recursive: true, force: true });
  fs.renameSync(half, dir);
  syncFolder(path.dirname(dir));
}

/** A rename is only durable once its folder is written; Windows has no such call. */
function syncFolder(dir: string): void {
  if (process.platform === "win32") return;
  const handle = fs.openSync(dir, "r");
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}
