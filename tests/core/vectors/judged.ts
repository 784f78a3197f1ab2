import type { Adapter } from "./adapter.ts";

export const judged: Record<string, Adapter> = {};
