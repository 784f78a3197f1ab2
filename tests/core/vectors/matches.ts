import type { Adapter } from "./adapter.ts";

export const matches: Record<string, Adapter> = {};
