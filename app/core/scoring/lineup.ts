export type Sex = "f" | "m";

/** Who has to be in a team; null = any number. */
export interface LineupOptions {
  size: number | null;
  minWomen: number | null;
  minMen: number | null;
  maxWomen: number | null;
  maxMen: number | null;
}

export const anyLineup: LineupOptions = { size: null, minWomen: null, minMen: null, maxWomen: null, maxMen: null };

export type LineupFact =
  | { kind: "members-missing" | "members-over"; count: number }
  | { kind: "women-missing" | "women-over" | "men-missing" | "men-over"; count: number };

/**
 * [SC30] What is wrong with the members of a team, and by how many; nothing where it may start. The size is exact.
 * Source: [TUG17] six men and four women, [HEFEI] 5 + 5, [XYTEST] at least three women; F10.
 */
export function lineupFacts(members: readonly Sex[], options: LineupOptions): LineupFact[] {
  const women = members.filter((sex) => sex === "f").length;
  const men = members.length - women;
  const checks: [LineupFact["kind"], number, number | null][] = [
    ["members-missing", -members.length, options.size],
    ["members-over", members.length, options.size],
    ["women-missing", -women, options.minWomen],
    ["women-over", women, options.maxWomen],
    ["men-missing", -men, options.minMen],
    ["men-over", men, options.maxMen],
  ];
  return checks.flatMap(([kind, signed, limit]): LineupFact[] => {
    if (limit === null) return [];
    const count = signed > 0 ? signed - limit : limit + signed;
    return count > 0 ? [{ kind, count }] : [];
  });
}
