import type { Adapter } from "./adapter.ts";

export const groups: Record<string, Adapter> = {};
