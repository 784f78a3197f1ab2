/**
 * [QZ2] A total after each change in turn, from `base`, never below `floor` (null: it may be negative): what the last change that
 * would go below it takes is only what is there. Source: domain 9.1 (base 100 [HEDGEY], [SHDB]; below zero P); Q01–Q03.
 */
export function totals(base: number, changes: readonly number[], floor: number | null): number[] {
  let total = base;
  return changes.map((change) => {
    total = afterChange(total, change, floor);
    return total;
  });
}

/** [QZ2] A total after one change. One that begins below the floor is not lifted to it by a loss, only kept from falling. */
export function afterChange(total: number, change: number, floor: number | null): number {
  const wanted = total + change;
  return floor === null ? wanted : Math.max(wanted, Math.min(total, floor));
}
