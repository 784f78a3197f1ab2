import type { Direction } from "../scoring/ruleset.ts";
import { type NoPlace, sheetOrder } from "./status.ts";
import { compareValues, type Value } from "./value.ts";

/** One link of a chain: what is compared, and whether more or less of it is better. */
export interface ChainKey {
  key: string;
  direction: Direction;
}

export interface ChainRow<Id extends string> {
  id: Id;
  /** one for every key of the chain */
  values: Readonly<Record<string, Value>>;
  /** set for whoever has no place, whatever the values say */
  status?: NoPlace;
}

/** [RK5] The first key that separates two rows, or null. A key that a row has no value for throws. */
export function separator<Id extends string>(
  a: ChainRow<Id>,
  b: ChainRow<Id>,
  keys: readonly ChainKey[],
): { at: number; sign: number } | null {
  let at = 0;
  for (const { key, direction } of keys) {
    const [one, other] = [a.values[key], b.values[key]];
    if (one === undefined || other === undefined) throw new RangeError(`no value for ${key}`);
    const sign = compareValues(one, other, direction);
    if (sign !== 0) return { at, sign };
    at++;
  }
  return null;
}

/** [RK5] Negative where `a` stands before `b`, 0 where nothing separates them: places first, then the sheet's order of RK3. */
export function compareRows<Id extends string>(a: ChainRow<Id>, b: ChainRow<Id>, keys: readonly ChainKey[]): number {
  if (!a.status && !b.status) return separator(a, b, keys)?.sign ?? 0;
  return (a.status ? sheetOrder[a.status] : 0) - (b.status ? sheetOrder[b.status] : 0);
}
