/** A value as text that does not depend on the order of keys: jsonb gives them back in an order of its own. */
export const stable = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    one !== null && typeof one === "object" && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  ) ?? "";

export const same = (a: unknown, b: unknown): boolean => stable(a) === stable(b);

/** The fields of `after` that differ from `before`, with both values: what the log keeps of a change. */
export function difference<Row extends object, Key extends keyof Row>(before: Row, after: Pick<Row, Key>) {
  const changed: { before: Partial<Row>; after: Partial<Row> } = { before: {}, after: {} };
  for (const key of Object.keys(after) as Key[]) {
    if (same(before[key], after[key])) continue;
    changed.before[key] = before[key];
    changed.after[key] = after[key];
  }
  return changed;
}
