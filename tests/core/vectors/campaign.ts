import type { Adapter } from "./adapter.ts";

export const campaign: Record<string, Adapter> = {};
