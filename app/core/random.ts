/** A source of repeatable chance; the same seed gives the same numbers on every machine. Edition "draw@1". */
export interface Random {
  /** an integer 0 ≤ x < n, every one equally likely; n is a whole number from 1 to 2³², anything else throws */
  below(n: number): number;
  /** the items in a new order, every order equally likely */
  shuffle<T>(items: readonly T[]): T[];
}

/** 32-bit FNV-1a with a final avalanche: turns a seed's text into a number. */
function hash(text: string, start: number): number {
  let h = start ^ 0x811c9dc5;
  for (const char of text) {
    h ^= char.codePointAt(0) ?? 0;
    h = Math.imul(h, 0x01000193);
  }
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** [HT2] Chance from a seed that can be read out and typed again (sfc32). Source: domain 1.2, draws must be repeatable (P). */
export function seededRandom(seed: string): Random {
  let a = hash(seed, 1);
  let b = hash(seed, 2);
  let c = hash(seed, 3);
  let d = hash(seed, 4);
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return t >>> 0;
  };
  for (let warm = 0; warm < 12; warm++) next();
  const below = (n: number): number => {
    if (!Number.isInteger(n) || n < 1 || n > 0x1_0000_0000) throw new RangeError(`no number below ${n}`);
    // numbers past the last whole multiple of n would favour the small ones
    const limit = Math.floor(0x1_0000_0000 / n) * n;
    for (;;) {
      const x = next();
      if (x < limit) return x % n;
    }
  };
  const shuffle = <T>(items: readonly T[]): T[] => {
    const boxes = items.map((item) => ({ item }));
    for (let last = boxes.length - 1; last > 0; last--) {
      const at = below(last + 1);
      const [one, other] = [boxes[at], boxes[last]];
      if (!one || !other) continue;
      boxes[at] = other;
      boxes[last] = one;
    }
    return boxes.map(({ item }) => item);
  };
  return { below, shuffle };
}
