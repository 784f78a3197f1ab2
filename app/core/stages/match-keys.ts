import type { StageDraw } from "./draw.ts";
import { bracketOf, isBracket } from "./structure.ts";

const known = new WeakMap<StageDraw, readonly string[]>();

/** [ST3] The keys of a bracket's matches by the numbers its slots name them with; none where there is no bracket. */
export function matchKeys(draw: StageDraw): readonly string[] {
  const keys = known.get(draw) ?? (isBracket(draw) ? bracketOf(draw).matches.map(({ id }) => id) : []);
  known.set(draw, keys);
  return keys;
}

/** [ST3] The round of a match within its side or group: W-2-1 is of round 2. */
export const roundOfKey = (key: string): number => Number(key.split("-").at(-2));
