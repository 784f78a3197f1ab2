import { defineConfig } from "vitest/config";

/** The rules' tests as mutation testing runs them, thousands of times: without those that walk through every size. */
export default defineConfig({
  test: {
    setupFiles: ["tests/support/mutation.setup.ts"],
    testTimeout: 60_000,
    include: ["tests/core/**/*.test.ts"],
    exclude: ["tests/core/**/*.exhaustive.test.ts", "tests/core/citations.test.ts"],
  },
});
