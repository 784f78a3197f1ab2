import { defineConfig } from "vitest/config";

/** The rules alone: no database is started. */
export default defineConfig({ test: { include: ["tests/core/**/*.test.ts"], maxWorkers: 2, testTimeout: 60_000 } });
