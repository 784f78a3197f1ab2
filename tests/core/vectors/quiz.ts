import type { Adapter } from "./adapter.ts";

export const quiz: Record<string, Adapter> = {};
