import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { log } from "#platform/log.server.ts";
import { DatabaseProblem } from "../problem.ts";
import { canEnter, giveTo, type Identity } from "./identity.server.ts";

/** A short name for a path, the same on every run. */
export const shortHash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);

/** Where things go that a server user must reach and the program's own folder does not let it: root only. */
export function systemHome(): string {
  const home = "/var/lib/fieldday";
  fs.mkdirSync(home, { recursive: true });
  fs.chmodSync(home, 0o755);
  return home;
}

/**
 * The cluster's folder for a data folder: `postgres` inside it, or, where the server's user cannot get there (root
 * with its data under /root), one under /var/lib/fieldday with a link left in its place. Creates the data folder.
 */
export async function clusterPlace(dataDir: string, identity: Identity): Promise<string> {
  const place = path.join(dataDir, "postgres");
  const target = fs.lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() ? fs.readlinkSync(place) : null;
  if (target !== null) return path.resolve(dataDir, target);
  if (await canEnter(identity, dataDir)) return place;
  if (await canEnter(identity, path.dirname(dataDir))) {
    letIn(identity, dataDir);
    return place;
  }
  if (fs.existsSync(place)) {
    throw new DatabaseProblem("cannot-open", "the server's user cannot enter the data folder", {
      reason: "not-reachable",
      dir: dataDir,
    });
  }
  const elsewhere = path.join(systemHome(), `data-${randomUUID()}`);
  fs.symlinkSync(elsewhere, place);
  log().warn({ event: "database-elsewhere", dataDir, cluster: elsewhere });
  return elsewhere;
}

/** Gives the server's group the right to pass through a private folder of root's, and nobody else. */
function letIn(identity: Identity, dir: string): void {
  const { uid, mode } = fs.statSync(dir);
  fs.chownSync(dir, uid, identity.gid ?? 0);
  fs.chmodSync(dir, (mode & 0o7777) | 0o010);
}

/** Unix socket paths end at 104 to 108 bytes: a deep cluster gets a private folder under the system's temporary one. */
export function socketFolder(clusterDir: string, identity: Identity): string {
  if (Buffer.byteLength(clusterDir) <= 85) return clusterDir;
  const dir = path.join(os.tmpdir(), `fieldday-${shortHash(clusterDir)}`);
  if (!fs.existsSync(dir)) {
    fs.mkdirSync(dir, { mode: 0o700 });
    giveTo(identity, dir);
  }
  const owner = identity.uid ?? process.getuid?.() ?? 0;
  const found = fs.lstatSync(dir);
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o077) !== 0) {
    throw new DatabaseProblem("cannot-open", "the socket folder belongs to somebody else", {
      reason: "socket-folder",
      dir,
    });
  }
  return dir;
}

/** Removes the cluster's socket folder where it is one of its own; the server must be gone. */
export function removeSocketFolder(clusterDir: string, host: string): void {
  if (path.isAbsolute(host) && host !== clusterDir) fs.rmSync(host, { recursive: true, force: true });
}
