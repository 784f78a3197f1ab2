import type { SheetAct } from "./ops.ts";

/** What a claim says: one entry, or all that a device counted. */
export type Claimed = SheetAct | { kind: "counted"; count: number; misses: number };

/** What several devices said alike; it counts once. */
export interface Confirmation {
  lane: number;
  aspect: string;
  devices: number;
}
