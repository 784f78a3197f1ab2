import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/support/longest-first.ts";

// long properties of what rules and screens make of rows, whichever server keeps these: once is enough
const once =
  process.env.FIELDDAY_TEST_DB === "tcp"
    ? ["tests/live/derive-equals.test.ts", "tests/services/stages-property.test.ts"]
    : [];

export default defineConfig({
  test: {
    globalSetup: ["tests/support/database.setup.ts", "tests/support/chromium.setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // two cores: more workers than that only wait for each other
    maxWorkers: 2,
    pool: "forks",
    sequence: { sequencer: LongestFirst },
    // what is waited for is a state, not a speed: a busy machine is given time
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "alone",
          // routes share one open program in a module; a browser's test is long, and starts its own
          include: ["tests/routes/**/*.test.ts", "tests/e2e/**/*.test.ts"],
          // `npm test` names each that needed it, with what went wrong at first
          retry: 1,
        },
      },
      {
        extends: true,
        test: {
          name: "together",
          include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
          exclude: ["tests/routes/**", "tests/e2e/**", ...once],
          // many files that only read the same modules: a process of its own for each would cost half of the time
          isolate: false,
        },
      },
    ],
  },
});
