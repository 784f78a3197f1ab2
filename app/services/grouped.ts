/** Things by what they have in common, in their order. */
export function grouped<One, Key>(all: readonly One[], keyOf: (one: One) => Key): Map<Key, One[]> {
  const found = new Map<Key, One[]>();
  for (const one of all) {
    const group = found.get(keyOf(one)) ?? [];
    group.push(one);
    found.set(keyOf(one), group);
  }
  return found;
}
