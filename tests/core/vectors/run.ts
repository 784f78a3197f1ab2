import { readFileSync } from "node:fs";
import { readVectors } from "./cases.ts";
import { adapterOf, runVector } from "./index.ts";

// `npm run vectors -- FILE`: every worked example of the file whose answer differs, by its id; exit 1 where one does.

const file = process.argv[2];
if (!file) {
  console.error("npm run vectors -- FILE");
  process.exit(2);
}
const vectors = readVectors(readFileSync(file, "utf8"));
let differing = 0;
for (const vector of vectors) {
  const told = differs(vector);
  if (told === null) continue;
  differing++;
  console.log(`${vector.id} ${vector.op}: ${told}`);
}
console.log(`${vectors.length - differing} of ${vectors.length} agree`);
process.exitCode = differing === 0 ? 0 : 1;

function differs(vector: (typeof vectors)[number]): string | null {
  const adapter = adapterOf(vector);
  if (!adapter) return "no rule is known for this operation";
  try {
    const { same, got, expected } = runVector(vector, adapter);
    return same ? null : `expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`;
  } catch (error) {
    return `cannot be run: ${error instanceof Error ? error.message : error}`;
  }
}
