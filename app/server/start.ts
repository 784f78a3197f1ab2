import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { sourceHash } from "../../vite.source-hash.ts";

// `npm start`: builds where the sources changed since the last build, then runs the build.

const root = path.resolve(import.meta.dirname, "../..");
const stamp = path.join(root, "build/source-hash");
const program = path.join(root, "build/server/index.js");
process.chdir(root);

const hash = sourceHash(root);
if (!existsSync(program) || !existsSync(stamp) || readFileSync(stamp, "utf8") !== hash) {
  const remix = path.join(root, "node_modules/@remix-run/dev/dist/cli.js");
  const built = spawnSync(process.execPath, [remix, "vite:build", "--logLevel", "warn"], { stdio: "inherit" });
  if (built.status !== 0) process.exit(built.status ?? 1);
  writeFileSync(stamp, hash);
}
await import(pathToFileURL(program).href);
