import { accept, refuse } from "../decision.ts";
import type { Stripped } from "./picture-bytes.ts";
import { fromLetters, isProfile, joined, letters, little16, little24, little32 } from "./picture-parts.ts";

const broken = refuse({ kind: "picture-broken" } as const);
const odd = refuse({ kind: "picture-odd" } as const);

interface Size {
  width: number;
  height: number;
}

const flags = { profile: 0x20, alpha: 0x10, animation: 0x02 };

/** The size in the head of a lossy picture, or null where it is none. */
function lossySize(body: Uint8Array): Size | null {
  const isKey = ((body[0] ?? 1) & 1) === 0;
  const isStart = body[3] === 0x9d && body[4] === 0x01 && body[5] === 0x2a;
  if (body.length < 10 || !isKey || !isStart) return null;
  return { width: little16(body, 6) & 0x3fff, height: little16(body, 8) & 0x3fff };
}

/** The same of a lossless one. */
function losslessSize(body: Uint8Array): Size | null {
  if (body.length < 6 || body[0] !== 0x2f || (body[4] ?? 0) >> 5 !== 0) return null;
  const bits = little32(body, 1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

const four = (value: number) => [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];

function chunk(name: string, body: Uint8Array): Uint8Array {
  const head = Uint8Array.from([...fromLetters(name), ...four(body.length)]);
  return joined([head, body, new Uint8Array(body.length % 2)]);
}

/** The chunks by name, the first of each; null where one is cut off. */
function chunksOf(bytes: Uint8Array): Map<string, Uint8Array> | null {
  const end = 8 + little32(bytes, 4);
  if (end > bytes.length) return null;
  const found = new Map<string, Uint8Array>();
  let at = 12;
  while (at + 8 <= end) {
    const [name, length] = [letters(bytes, at, 4), little32(bytes, at + 4)];
    if (at + 8 + length > end) return null;
    if (!found.has(name)) found.set(name, bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length + (length % 2);
  }
  return at >= end ? found : null;
}

/** [JD30] A WebP made anew of its picture, its transparency and its colour profile; one that moves is refused. */
export function stripWebp(bytes: Uint8Array): Stripped {
  const chunks = chunksOf(bytes);
  if (!chunks) return broken;
  const wide = chunks.get("VP8X");
  if (chunks.has("ANIM") || chunks.has("ANMF") || ((wide?.[0] ?? 0) & flags.animation) !== 0)
    return refuse({ kind: "picture-animated" });
  const [lossy, lossless] = [chunks.get("VP8 "), chunks.get("VP8L")];
  const image = lossy ?? lossless;
  if (!image) return broken;
  if (lossy && lossless) return odd;
  const size = lossy ? lossySize(image) : losslessSize(image);
  if (!size || size.width === 0 || size.height === 0) return broken;
  const main = chunk(lossy ? "VP8 " : "VP8L", image);
  const given = chunks.get("ICCP");
  const profile = wide && given && isProfile(given) ? given : null;
  const alpha = wide && lossy ? chunks.get("ALPH") : undefined;
  if (wide && (wide.length < 10 || little24(wide, 4) + 1 !== size.width || little24(wide, 7) + 1 !== size.height))
    return odd;
  const head =
    wide && (profile || alpha)
      ? [
          chunk(
            "VP8X",
            Uint8Array.from([
              (profile ? flags.profile : 0) | ((wide[0] ?? 0) & flags.alpha),
              ...[0, 0, 0],
              ...wide.subarray(4, 10),
            ]),
          ),
        ]
      : [];
  const parts = [...head, ...(profile ? [chunk("ICCP", profile)] : []), ...(alpha ? [chunk("ALPH", alpha)] : []), main];
  const body = joined([Uint8Array.from(fromLetters("WEBP")), ...parts]);
  return accept({ ...size, data: joined([Uint8Array.from([...fromLetters("RIFF"), ...four(body.length)]), body]) });
}
