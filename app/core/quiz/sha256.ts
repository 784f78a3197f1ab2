/** The first 32 bits of the fractions of the square roots of the first 8 primes. */
const start = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19] as const;

// biome-ignore format: a table of eight columns
/** The same of the cube roots of the first 64 primes. */
const constants: readonly number[] = [
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
];

const turned = (x: number, by: number) => (x >>> by) | (x << (32 - by));

/** The message in blocks of 64 bytes: a 1 bit after its end, zeros, and its length in bits as 8 bytes. */
function padded(bytes: Uint8Array): DataView {
  const all = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const view = new DataView(all.buffer);
  view.setBigUint64(all.length - 8, BigInt(bytes.length) * 8n);
  return view;
}

/** The 64 words of the block that begins at `at`: its own 16 and what they are stretched to. */
function schedule(view: DataView, at: number): Int32Array {
  const words = new Int32Array(64);
  for (let t = 0; t < 64; t++) {
    if (t < 16) {
      words[t] = view.getInt32(at + 4 * t);
      continue;
    }
    const [a, b, c, d] = [words[t - 15] ?? 0, words[t - 2] ?? 0, words[t - 16] ?? 0, words[t - 7] ?? 0];
    const near = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3);
    const far = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10);
    words[t] = c + near + d + far;
  }
  return words;
}

/** One block's work on the state. */
function compressed(state: Int32Array, words: Int32Array): Int32Array {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t++) {
    const chosen = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const high = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const low = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const one = h + high + chosen + (constants[t] ?? 0) + (words[t] ?? 0);
    [h, g, f, e] = [g, f, e, (d + one) | 0];
    [d, c, b, a] = [c, b, a, (one + low + majority) | 0];
  }
  return Int32Array.of(a, b, c, d, e, f, g, h).map((x, at) => x + (state[at] ?? 0));
}

/**
 * [QZ21] The SHA-256 of a text's UTF-8 bytes, 64 lower-case hexadecimal digits: what anybody's own program says of the same
 * text. Source: FIPS 180-4, from memory; tested against its examples and against Node's.
 */
export function sha256(text: string): string {
  const view = padded(new TextEncoder().encode(text));
  let state: Int32Array = Int32Array.from(start);
  for (let at = 0; at < view.byteLength; at += 64) state = compressed(state, schedule(view, at));
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
