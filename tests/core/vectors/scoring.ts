import type { Adapter } from "./adapter.ts";

export const scoring: Record<string, Adapter> = {};
