/** A row of a sheet that two people typed differently; null where one of them has no such row. */
export interface EntryDifference<Value> {
  /** from 1 */
  row: number;
  first: Value | null;
  second: Value | null;
}

/**
 * [SC29] The rows in which two typings of a sheet differ, in order; rows hold numbers, texts, or null for nothing typed.
 * Source: domain 4.2 (P), after the double check of [WCAL]; S23.
 */
export function entryDifferences<Value extends string | number>(
  first: readonly (Value | null)[],
  second: readonly (Value | null)[],
): EntryDifference<Value>[] {
  const rows = Math.max(first.length, second.length);
  return Array.from({ length: rows }, (_unused, i) => ({
    row: i + 1,
    first: first[i] ?? null,
    second: second[i] ?? null,
  })).filter((one) => one.first !== one.second);
}
