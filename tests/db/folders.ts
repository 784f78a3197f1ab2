import fs from "node:fs";
import path from "node:path";
import { afterAll, inject } from "vitest";
import { readPidFile } from "../../db/embedded/pid-file.server.ts";
import { newFolder, removeFolder } from "../support/database-folder.ts";

const folders: string[] = [];

/** A data folder for one test; folder and server are gone at the end of the file, whatever happened. */
export function dataFolder(...below: string[]): string {
  const top = newFolder(path.join(inject("database").folder, "data-"));
  const dir = path.join(top, ...below);
  fs.mkdirSync(dir, { recursive: true });
  folders.push(top);
  return dir;
}

const removeAll = () => folders.splice(0).forEach(removeFolder);
afterAll(removeAll);
process.once("exit", removeAll);

/** The process number of a data folder's server; 0 where none runs. */
export const serverPid = (dataDir: string): number => readPidFile(path.join(dataDir, "postgres"))?.pid ?? 0;

/** These tests bring servers of their own: once a run is enough. */
export const embeddedRun = inject("database").kind === "embedded";
