import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { sourceHash } from "../../vite.source-hash.ts";

// Builds where the sources changed since the last build; `npm start` and `npm test` begin with it.

const root = path.resolve(import.meta.dirname, "../..");
const stamp = path.join(root, "build/source-hash");
const hash = sourceHash(root);

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== hash) {
  const remix = path.join(root, "node_modules/@remix-run/dev/dist/cli.js");
  const built = spawnSync(process.execPath, [remix, "vite:build", "--logLevel", "error"], {
    cwd: root,
    stdio: "inherit",
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
  writeFileSync(stamp, hash);
}
