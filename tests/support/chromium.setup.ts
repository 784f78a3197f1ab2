import { chromiumAt } from "./chromium.ts";

/** Vitest's global set-up: unpacks the browser once, before two workers would do it at the same moment. */
export const setup = async (): Promise<void> => void (await chromiumAt());
