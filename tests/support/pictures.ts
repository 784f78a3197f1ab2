import { pngSum } from "#core/judged/picture-png.ts";

// Tiny pictures made in code, with everything in them that ought to go.

const ascii = (text: string) => [...text].map((sign) => sign.charCodeAt(0));
const two = (n: number) => [(n >> 8) & 0xff, n & 0xff];
const four = (n: number) => [...two(Math.floor(n / 65_536)), ...two(n % 65_536)];
const littleFour = (n: number) => four(n).reverse();

export const secret = "Zhang San 13800000000 39.9N 116.4E";

const segment = (code: number, body: readonly number[]) => [0xff, code, ...two(body.length + 2), ...body];

const exif = (turn: number) => [
  ...ascii("Exif\0\0II*\0"),
  ...[8, 0, 0, 0, 2, 0],
  // what the camera was, and how it was held
  ...[0x10, 0x01, 2, 0, 4, 0, 0, 0, 65, 66, 67, 0],
  ...[0x12, 0x01, 3, 0, 1, 0, 0, 0, turn, 0, 0, 0],
  ...[0, 0, 0, 0],
  ...ascii(secret),
];

export interface PictureWish {
  width?: number;
  height?: number;
  /** 1–8, how a JPEG is turned */
  turn?: number;
  /** bytes of the picture proper */
  filler?: number;
  /** a colour profile that is whole, or cut */
  profile?: "whole" | "cut";
}

/** A colour profile of the least size. */
function profileOf(which: "whole" | "cut"): number[] {
  const body = Array.from({ length: 140 }, () => 0);
  body.splice(0, 4, ...four(which === "whole" ? 140 : 999));
  body.splice(36, 4, ...ascii("acsp"));
  return body;
}

/** A JPEG with EXIF, XMP, IPTC and a comment, and something behind its end; no decoder would show it. */
export function jpeg({
  width = 4,
  height = 3,
  turn = 1,
  filler = 8,
  profile,
}: PictureWish = {}): Uint8Array<ArrayBuffer> {
  const coded = Uint8Array.from({ length: filler }, (_, at) => at % 251);
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, [...ascii("JFIF\0"), 1, 2, 0, ...two(72), ...two(72), 0, 0]),
    ...segment(0xe1, exif(turn)),
    ...segment(0xe1, ascii(`http://ns.adobe.com/xap/1.0/\0<x>${secret}</x>`)),
    ...segment(0xed, ascii(`Photoshop 3.0\0${secret}`)),
    ...(profile ? segment(0xe2, [...ascii("ICC_PROFILE\0"), 1, 1, ...profileOf(profile)]) : []),
    ...segment(0xfe, ascii(secret)),
    ...segment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)]),
    ...segment(0xc0, [8, ...two(height), ...two(width), 1, 1, 0x11, 0]),
    ...segment(0xc4, [0, ...Array.from({ length: 16 }, () => 0)]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...coded,
    ...[0xff, 0x00, 7, 0xff, 0xd0, 9],
    ...[0xff, 0xd9],
    ...ascii(secret),
  ]);
}

const chunk = (name: string, body: readonly number[]) => {
  const named = [...ascii(name), ...body];
  return [...four(body.length), ...named, ...four(pngSum(Uint8Array.from(named)))];
};

/** A PNG with texts, a time and an EXIF block. */
export function png({ width = 4, height = 3, animated = false }: PictureWish & { animated?: boolean } = {}) {
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk("IHDR", [...four(width), ...four(height), 8, 0, 0, 0, 0]),
    ...(animated ? chunk("acTL", [...four(2), ...four(0)]) : []),
    ...chunk("tEXt", ascii(`Author\0${secret}`)),
    ...chunk("eXIf", exif(1)),
    ...chunk("gAMA", four(45_455)),
    ...chunk("IDAT", [1, 2, 3]),
    ...chunk("IDAT", [4, 5, 6]),
    ...chunk("iTXt", ascii(`XML:com.adobe.xmp\0${secret}`)),
    ...chunk("IEND", []),
    ...ascii(secret),
  ]);
}

const riffChunk = (name: string, body: readonly number[]) => [
  ...ascii(name),
  ...littleFour(body.length),
  ...body,
  ...(body.length % 2 ? [0] : []),
];

/** A lossy WebP with EXIF and XMP. */
export function webp({ width = 4, height = 3, animated = false, profile }: PictureWish & { animated?: boolean } = {}) {
  const lossy = [0, 0, 0, 0x9d, 0x01, 0x2a, ...two(width).reverse(), ...two(height).reverse(), 1, 2, 3];
  const flags = 0x0c | (animated ? 0x02 : 0) | (profile ? 0x20 : 0);
  const size = [...littleFour(width - 1).slice(0, 3), ...littleFour(height - 1).slice(0, 3)];
  const body = [
    ...ascii("WEBP"),
    ...riffChunk("VP8X", [flags, 0, 0, 0, ...size]),
    ...(profile ? riffChunk("ICCP", profileOf(profile)) : []),
    ...riffChunk("VP8 ", lossy),
    ...riffChunk("EXIF", ascii(secret)),
    ...riffChunk("XMP ", ascii(secret)),
  ];
  return Uint8Array.from([...ascii("RIFF"), ...littleFour(body.length), ...body, ...ascii(secret)]);
}
