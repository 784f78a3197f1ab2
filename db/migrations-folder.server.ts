import fs from "node:fs";
import path from "node:path";

/**
 * The folder db/migrations of the program: looked for upwards from this file, which the bundle moves to
 * build/server, then upwards from the working directory. Throws where there is none.
 */
export function findMigrations(starts: readonly string[] = [import.meta.dirname, process.cwd()]): string {
  for (const start of starts) {
    for (let dir = start, above = ""; dir !== above; above = dir, dir = path.dirname(dir)) {
      const folder = path.join(dir, "db", "migrations");
      if (fs.existsSync(path.join(folder, "meta", "_journal.json"))) return folder;
    }
  }
  throw new Error(`no db/migrations above ${starts.join(" or ")}`);
}
