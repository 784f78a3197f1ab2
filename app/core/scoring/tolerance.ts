/** How much of a fault is forgiven: that many, and each no longer than `ms` (null: however long). */
export type Tolerance = {
  count: number;
  ms: number | null;
};

/**
 * [SC18] The ones of a fault that are not forgiven: each after the first `count`, and each that lasted longer than `ms`.
 * Source: [JIUYI], foot down more than twice or longer than two seconds is out; C06–C08.
 */
export function beyondTolerance<One extends { ms: number | null }>(noted: readonly One[], tolerance: Tolerance): One[] {
  const { count, ms: limit } = tolerance;
  return noted.filter(({ ms }, i) => i >= count || (limit !== null && ms !== null && ms > limit));
}
