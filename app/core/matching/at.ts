// One function for each kind of list: reading is the innermost step of a matching, and one for all would be several times as slow.

/** The number at an index that exists; one that does not is a fault of the program and throws. */
export function at(list: readonly number[], index: number): number {
  return found(list[index], index);
}

/** As `at`, of 32-bit integers. */
export function intAt(list: Int32Array, index: number): number {
  return found(list[index], index);
}

/** As `at`, of integers up to 2⁵³. */
export function longAt(list: Float64Array, index: number): number {
  return found(list[index], index);
}

function found(value: number | undefined, index: number): number {
  if (value === undefined) throw new RangeError(`nothing at ${index}`);
  return value;
}
