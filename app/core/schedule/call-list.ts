import { inTime, type Timed } from "./item.ts";

/**
 * [SH6] When people are called for each item: `call` before its start, the first call first. The same for any order of the
 * input. Source: domain 12.4 (20 minutes before the start: [RUN2018], [FENGYUN]).
 */
export function callList(items: readonly Timed[], call: number): { id: string; at: number }[] {
  return [...items].sort(inTime).map(({ id, from }) => ({ id, at: from - call }));
}
