import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const roots = [
  ...["app", "db", "public", "package-lock.json", "remix.config.js"],
  ...["vite.config.ts", "vite.live-server.ts", "vite.postgres.ts"],
];

function* filesUnder(place: string): Generator<string> {
  if (statSync(place).isFile()) yield place;
  else for (const name of readdirSync(place).sort()) yield* filesUnder(path.join(place, name));
}

/** Twelve hex digits of everything the program is built from: names the build, and tells `npm start` when to build again. */
export function sourceHash(root: string): string {
  const hash = createHash("sha256");
  for (const start of roots)
    for (const file of filesUnder(path.join(root, start))) {
      hash.update(path.relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
    }
  return hash.digest("hex").slice(0, 12);
}
