// What is worked out from rows is kept while they are the same, so that only what changed is worked out and painted again.

interface Kept<Value> {
  inputs: readonly unknown[];
  value: Value;
}
export type Memory<Key extends object, Value> = WeakMap<Key, Kept<Value>>;

export const memory = <Key extends object, Value>(): Memory<Key, Value> => new WeakMap();

/** The value made for `key` last time, if `inputs` are the same; else `make` makes one, and is told the old one. */
export function remember<Key extends object, Value>(
  kept: Memory<Key, Value>,
  key: Key,
  inputs: readonly unknown[],
  make: (old: Value | undefined) => Value,
): Value {
  const last = kept.get(key);
  if (last && last.inputs.length === inputs.length && last.inputs.every((one, i) => one === inputs[i]))
    return last.value;
  const value = make(last?.value);
  kept.set(key, { inputs, value });
  return value;
}

type Parts = Record<string, unknown>;
const isParts = (value: unknown): value is Parts =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Map);

/** `next`, with the objects of `old` wherever they say the same; `old` itself where all does. */
export function withOld<Value>(old: Value | undefined, next: Value): Value;
export function withOld(old: unknown, next: unknown): unknown {
  if (Object.is(old, next)) return old;
  if (Array.isArray(old) && Array.isArray(next)) {
    const parts = next.map((one, i) => withOld<unknown>(old[i], one));
    return old.length === parts.length && parts.every((one, i) => one === old[i]) ? old : parts;
  }
  if (isParts(old) && isParts(next)) {
    const names = Object.keys(next);
    const parts = Object.fromEntries(names.map((name) => [name, withOld(old[name], next[name])]));
    const same = names.length === Object.keys(old).length && names.every((name) => parts[name] === old[name]);
    return same ? old : parts;
  }
  return next;
}
