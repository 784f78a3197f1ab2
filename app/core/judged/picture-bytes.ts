import { accept, type Decision, refuse } from "../decision.ts";
import { stripJpeg } from "./picture-jpeg.ts";
import { stripPng } from "./picture-png.ts";
import { stripWebp } from "./picture-webp.ts";

export type PictureType = "image/jpeg" | "image/png" | "image/webp";

/** A picture as it is kept: nothing in it but what is needed to show it. */
export interface Picture {
  type: PictureType;
  /** as it is shown, after turning */
  width: number;
  height: number;
  data: Uint8Array;
}

export type PictureRefusal =
  | { kind: "picture-too-large"; most: number }
  | { kind: "picture-too-wide"; width: number; height: number }
  /** neither JPEG, PNG nor WebP, whatever its name says */
  | { kind: "not-a-picture" }
  /** it moves */
  | { kind: "picture-animated" }
  /** it begins as a picture and is cut off or damaged */
  | { kind: "picture-broken" }
  /** a way of writing pictures that browsers do not show */
  | { kind: "picture-odd" };

export const pictureLimits = { bytes: 12 * 1024 * 1024, side: 12_000, pixels: 60_000_000 };

/** What each format's reader answers; sizes as they are written in the file. */
export type Stripped = Decision<Omit<Picture, "type">, PictureRefusal>;

const startsWith = (bytes: Uint8Array, start: readonly number[], at = 0) =>
  start.every((value, index) => bytes[at + index] === value);

function strip(bytes: Uint8Array): { type: PictureType; stripped: Stripped } | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { type: "image/jpeg", stripped: stripJpeg(bytes) };
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    return { type: "image/png", stripped: stripPng(bytes) };
  if (startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8))
    return { type: "image/webp", stripped: stripWebp(bytes) };
  return null;
}

/**
 * [JD30] The picture in these bytes without anything that says who made it, where or with what: EXIF (but how a JPEG is turned),
 * XMP, IPTC, comments, texts, previews and whatever stands behind the end go; a colour profile stays where it is whole. The
 * content decides what it is. Never throws, and takes time in proportion to the bytes. Stripping what is stripped changes nothing.
 */
export function readPicture(bytes: Uint8Array): Decision<Picture, PictureRefusal> {
  if (bytes.length > pictureLimits.bytes) return refuse({ kind: "picture-too-large", most: pictureLimits.bytes });
  const found = strip(bytes);
  if (!found) return refuse({ kind: "not-a-picture" });
  const { type, stripped } = found;
  if (!stripped.ok) return stripped;
  const { width, height } = stripped.value;
  const isWide = Math.max(width, height) > pictureLimits.side || width * height > pictureLimits.pixels;
  return isWide ? refuse({ kind: "picture-too-wide", width, height }) : accept({ type, ...stripped.value });
}
