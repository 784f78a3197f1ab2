import type { Adapter } from "./adapter.ts";

export const swiss: Record<string, Adapter> = {};
