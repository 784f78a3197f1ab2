const kept: Map<string, unknown> = ((globalThis as { __fieldday?: Map<string, unknown> }).__fieldday ??= new Map());

/**
 * The one value of that name in this process: made at the first call, the same one ever after, also when the
 * development server loads the calling module anew. Where `make` throws, nothing is kept.
 */
export function singleton<T>(name: string, make: () => T): T {
  if (!kept.has(name)) kept.set(name, make());
  return kept.get(name) as T;
}

/** Drops the value of that name; the next `singleton` call makes a new one. */
export function forget(name: string): void {
  kept.delete(name);
}
