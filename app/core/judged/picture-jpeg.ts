import { accept, refuse } from "../decision.ts";
import type { Stripped } from "./picture-bytes.ts";
import { big16, big32, fromLetters, isProfile, joined, letters, little16, little32 } from "./picture-parts.ts";

const broken = refuse({ kind: "picture-broken" } as const);
const odd = refuse({ kind: "picture-odd" } as const);

interface Segment {
  marker: number;
  /** with its marker and length */
  whole: Uint8Array;
  /** without them */
  body: Uint8Array;
}

interface Found {
  segments: Segment[];
  size: { width: number; height: number } | null;
}

const marker = { start: 0xd8, end: 0xd9, scan: 0xda, app0: 0xe0, app1: 0xe1, app2: 0xe2, app14: 0xee };
/** baseline, extended and progressive; the others are seldom and no browser shows them */
const frames = [0xc0, 0xc1, 0xc2];
/** tables: quantisation, Huffman, restart interval */
const tables = [0xdb, 0xc4, 0xdd];
const oddFrames = [0xc3, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf, 0xdc, 0xde, 0xdf];

/** Where the coded lines that begin at `from` end: at the next marker that is no part of them. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0) return bytes.length;
    const next = bytes[at + 1] ?? marker.end;
    const isCoded = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!isCoded) return at;
    at += 2;
  }
}

/** How the picture is turned as its EXIF says, 1 where it does not. */
function turnOf(body: Uint8Array): number {
  if (letters(body, 0, 6) !== "Exif\0\0") return 1;
  const tiff = body.subarray(6);
  const order = letters(tiff, 0, 2);
  if (order !== "II" && order !== "MM") return 1;
  const [short, long] = order === "II" ? [little16, little32] : [big16, big32];
  const first = long(tiff, 4);
  if (short(tiff, 2) !== 42 || first + 2 > tiff.length) return 1;
  const count = Math.min(short(tiff, first), Math.floor((tiff.length - first - 2) / 12));
  for (let index = 0; index < count; index++) {
    const at = first + 2 + index * 12;
    if (short(tiff, at) !== 0x0112) continue;
    const turn = short(tiff, at + 8);
    return short(tiff, at + 2) === 3 && turn >= 1 && turn <= 8 ? turn : 1;
  }
  return 1;
}

const segment = (code: number, body: readonly number[]) =>
  Uint8Array.from([0xff, code, (body.length + 2) >> 8, (body.length + 2) & 0xff, ...body]);

/** An EXIF block that says how the picture is turned, and nothing else. */
const turned = (turn: number) =>
  segment(marker.app1, [
    ...fromLetters("Exif\0\0MM\0*"),
    ...[0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0],
  ]);

/** JFIF's head with its density and without the preview; Adobe's says how colours are coded. */
function headOf({ marker: code, body }: Segment): Uint8Array[] {
  if (code === marker.app0 && letters(body, 0, 5) === "JFIF\0" && body.length >= 14)
    return [segment(code, [...body.subarray(0, 12), 0, 0])];
  if (code === marker.app14 && letters(body, 0, 5) === "Adobe" && body.length >= 12)
    return [segment(code, [...body.subarray(0, 12)])];
  return [];
}

/** A colour profile's blocks where they are all there, in order, and make a whole one. */
function profileOf(segments: readonly Segment[]): Uint8Array[] {
  const head = "ICC_PROFILE\0";
  const blocks = segments.filter(
    ({ marker: code, body }) => code === marker.app2 && letters(body, 0, head.length) === head,
  );
  const inOrder = blocks.every(({ body }, index) => body[12] === index + 1 && body[13] === blocks.length);
  const profile = joined(blocks.map(({ body }) => body.subarray(14)));
  return inOrder && isProfile(profile) ? blocks.map(({ whole }) => whole) : [];
}

/** The sizes in a frame's head, or null where it is not well made. */
function sizeOf(body: Uint8Array): Found["size"] {
  const parts = body[5] ?? 0;
  const [height, width] = [big16(body, 1), big16(body, 3)];
  const isGood = body[0] === 8 && [1, 3, 4].includes(parts) && body.length === 6 + 3 * parts && height > 0 && width > 0;
  return isGood ? { width, height } : null;
}

/** All blocks up to the end mark; coded lines go with the head of their scan. */
function segmentsOf(bytes: Uint8Array): Found | typeof broken | typeof odd {
  const found: Found = { segments: [], size: null };
  let scans = false;
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) return broken;
    while (bytes[at + 1] === 0xff) at++;
    const code = bytes[at + 1];
    if (code === marker.end) return found.size && scans ? found : broken;
    if (code === undefined || code < 0xc0 || (code >= 0xd0 && code <= marker.start)) return broken;
    if (oddFrames.includes(code)) return odd;
    const length = big16(bytes, at + 2);
    const behind = at + 2 + length;
    if (length < 2 || behind > bytes.length) return broken;
    const end = code === marker.scan ? endOfScan(bytes, behind) : behind;
    const body = bytes.subarray(at + 4, behind);
    if (frames.includes(code)) {
      if (found.size || scans) return odd;
      found.size = sizeOf(body);
      if (!found.size) return odd;
    }
    if (code === marker.scan && (!found.size || end === behind)) return broken;
    scans ||= code === marker.scan;
    found.segments.push({ marker: code, whole: bytes.subarray(at, end), body });
    at = end;
  }
}

/** [JD30] A JPEG without metadata; how it is turned is kept as an EXIF block with that one tag. */
export function stripJpeg(bytes: Uint8Array): Stripped {
  const found = segmentsOf(bytes);
  if ("ok" in found) return found;
  const { segments, size } = found;
  const turn = segments.map((one) => (one.marker === marker.app1 ? turnOf(one.body) : 1)).find((one) => one > 1) ?? 1;
  const kept = [...frames, ...tables, marker.scan];
  const data = joined([
    bytes.subarray(0, 2),
    ...segments
      .filter((one) => one.marker === marker.app0)
      .slice(0, 1)
      .flatMap(headOf),
    ...(turn > 1 ? [turned(turn)] : []),
    ...profileOf(segments),
    ...segments
      .filter((one) => one.marker === marker.app14)
      .slice(0, 1)
      .flatMap(headOf),
    ...segments.filter((one) => kept.includes(one.marker)).map(({ whole }) => whole),
    Uint8Array.of(0xff, marker.end),
  ]);
  const { width, height } = size ?? { width: 0, height: 0 };
  return accept(turn >= 5 ? { width: height, height: width, data } : { width, height, data });
}
