import { inflateRawSync } from "node:zlib";

/** A file of an archive may not grow beyond this when unpacked: what is larger is no list a person wrote. */
const most = 16 * 1024 * 1024;
const endOfArchive = 0x06054b50;
const centralEntry = 0x02014b50;

/** The files of a zip archive, unpacked when asked for; null where it is none, or a part of it is broken. */
export function openZip(bytes: Buffer): ((name: string) => Buffer | null) | null {
  // the end record stands within the last 64 KB, behind it only a comment
  const from = Math.max(0, bytes.length - 65_557);
  let end = bytes.length - 22;
  while (end >= from && bytes.readUInt32LE(end) !== endOfArchive) end -= 1;
  if (end < from || end < 0) return null;
  const entries = new Map<string, { at: number; packed: number; method: number }>();
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== centralEntry) return null;
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    entries.set(bytes.toString("utf8", at + 46, at + 46 + name), {
      at: bytes.readUInt32LE(at + 42),
      packed: bytes.readUInt32LE(at + 20),
      method: bytes.readUInt16LE(at + 10),
    });
    at += 46 + name + extra + comment;
  }
  return (name) => {
    const entry = entries.get(name);
    if (!entry || entry.at + 30 > bytes.length) return null;
    const start = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28);
    const packed = bytes.subarray(start, start + entry.packed);
    if (entry.method === 0) return packed;
    try {
      return entry.method === 8 ? inflateRawSync(packed, { maxOutputLength: most }) : null;
    } catch {
      return null;
    }
  };
}
