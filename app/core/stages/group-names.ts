import { type GroupRules, groupRules, union } from "../groups/rules.ts";

/** The only group of those left at the end of a contest drawn anew. */
export const lastGroup = "F";

/** A, B … Z, AA, AB … */
export function groupName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : groupName(Math.floor(index / 26) - 1) + letter;
}

/** The rules of a table by their id; those of a union meet where an id is not known any more. */
export const rulesOf = (id: string): GroupRules => groupRules.find((rules) => rules.id === id) ?? union;
