import { accept, refuse } from "../decision.ts";
import type { Stripped } from "./picture-bytes.ts";
import { big32, joined, letters } from "./picture-parts.ts";

const broken = refuse({ kind: "picture-broken" } as const);
const odd = refuse({ kind: "picture-odd" } as const);

/** What a picture is shown by; everything else that may be left out is. */
const kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT"];
const moving = ["acTL", "fcTL", "fdAT"];

/** bits a sample may have, by kind of colour */
const depths: Record<number, readonly number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

const remainders = Uint32Array.from({ length: 256 }, (_, value) => {
  let rest = value;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest >>> 0;
});

/** The check sum that stands behind a chunk. */
export function pngSum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const value of bytes) sum = (remainders[(sum ^ value) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

function isHead(body: Uint8Array): boolean {
  const [depth = 0, colour = 0, packing, filter, lacing = 0] = body.subarray(8);
  const isKnown = depths[colour]?.includes(depth) === true && packing === 0 && filter === 0 && lacing <= 1;
  return body.length === 13 && isKnown && big32(body, 0) > 0 && big32(body, 4) > 0;
}

/** [JD30] A PNG without texts, times, EXIF and colour profile; one that moves is refused. */
export function stripPng(bytes: Uint8Array): Stripped {
  const parts = [bytes.subarray(0, 8)];
  let size: { width: number; height: number } | null = null;
  /** before, in, behind the picture's own chunks, which follow each other */
  let image: "before" | "in" | "behind" = "before";
  let at = 8;
  for (;;) {
    const [length, name] = [big32(bytes, at), letters(bytes, at + 4, 4)];
    const end = at + 12 + length;
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(name)) return broken;
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (moving.includes(name)) return refuse({ kind: "picture-animated" });
    if ((name === "IHDR") !== (size === null)) return broken;
    if (kept.includes(name)) {
      if (pngSum(bytes.subarray(at + 4, at + 8 + length)) !== big32(bytes, at + 8 + length)) return broken;
      parts.push(bytes.subarray(at, end));
    } else if (/^[A-Z]/.test(name)) return odd;
    if (name === "IHDR") {
      if (!isHead(body)) return odd;
      size = { width: big32(body, 0), height: big32(body, 4) };
    }
    if (name === "IDAT" && image === "behind") return broken;
    image = name === "IDAT" ? "in" : image === "in" ? "behind" : image;
    if (name === "IEND")
      return image === "before" || length > 0 || !size ? broken : accept({ ...size, data: joined(parts) });
    at = end;
  }
}
