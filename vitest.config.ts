import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["tests/support/database.setup.ts"],
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // two cores: more workers than that only wait for each other
    maxWorkers: 2,
    pool: "forks",
    // what is waited for is a state, not a speed: a busy machine is given time
    expect: { poll: { timeout: 20_000 } },
  },
});
