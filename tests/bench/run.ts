import { benchBracketPages } from "./brackets.ts";
import { benchCommits } from "./commits.ts";
import { benchCore } from "./core.ts";
import { benchLatency } from "./latency.ts";
import { benchLive } from "./live.ts";
import { benchTap } from "./tap.ts";
import { benchWeight } from "./weight.ts";

// `npm run bench`, `npm run bench core`, `npm run bench tablet`, `npm run bench brackets`, `npm run bench live`, `npm run bench -- quick`: each figure beside its bare rival in the same run.

const quick = process.argv.includes("quick");
const started = performance.now();
const only = ["core", "tablet", "brackets", "live"].find((part) => process.argv.includes(part));
if (only === undefined || only === "core") {
  console.log("The rules\n");
  console.log(await benchCore(quick ? 3 : 9));
}
if (only === undefined || only === "tablet") {
  console.log("\nWhat pages load\n");
  console.log(await benchWeight());
  console.log("\nFrom the finger to the count\n");
  console.log(await benchTap(quick ? { rounds: 2, taps: 20 } : { rounds: 6, taps: 40 }));
}
if (only === undefined || only === "brackets") {
  console.log("\nBrackets\n");
  console.log(
    await benchBracketPages(
      quick
        ? { rounds: 2, asked: 3, sizes: [16, 64], reports: 4 }
        : { rounds: 7, asked: 10, sizes: [16, 256, 1024], reports: 6 },
    ),
  );
}
if (only === undefined) {
  console.log("\nMarks committed in a second\n");
  console.log(await benchCommits(quick ? { rounds: 2, windowMs: 300 } : { rounds: 5, windowMs: 600 }));
  console.log("\nFrom the tap to the board\n");
  console.log(
    await benchLatency(
      quick ? { boards: [1, 100], rounds: 2, marks: 8 } : { boards: [1, 100, 1000], rounds: 4, marks: 20 },
    ),
  );
}
// only where it is asked for: thousands of viewers want both cores for themselves
if (only === "live") {
  const wish = quick
    ? { viewers: 500, rounds: 1, seconds: 3, pageMs: 500 }
    : { viewers: 5000, rounds: 3, seconds: 8, pageMs: 2000 };
  await benchLive(wish, console.log);
}
console.log(`\n${Math.round((performance.now() - started) / 1000)} s`);
