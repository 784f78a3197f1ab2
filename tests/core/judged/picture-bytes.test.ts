import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pictureLimits, readPicture } from "#core/judged/picture-bytes.ts";
import { jpeg, png, secret, webp } from "../../support/pictures.ts";

const textIn = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));
const has = (bytes: Uint8Array, part: Uint8Array) => Buffer.from(bytes).includes(Buffer.from(part));

function taken(bytes: Uint8Array) {
  const read = readPicture(bytes);
  if (!read.ok) throw new Error(`refused: ${read.refusal.kind}`);
  return read.value;
}
const refusal = (bytes: Uint8Array) => {
  const read = readPicture(bytes);
  return read.ok ? null : read.refusal;
};

const kinds = [
  ["image/jpeg", jpeg()],
  ["image/png", png()],
  ["image/webp", webp()],
] as const;

describe("[JD30] a picture is kept without what tells whose it is", () => {
  test.each(kinds)("%s: type, size, and nothing of the metadata", (type, bytes) => {
    expect(textIn(bytes)).toContain(secret);
    const { data, ...read } = taken(bytes);
    expect(read).toEqual({ type, width: 4, height: 3 });
    for (const trace of [secret, "Exif", "xap", "Photoshop", "EXIF", "XMP", "tEXt", "eXIf", "ABC"])
      expect(textIn(data)).not.toContain(trace);
  });

  test.each(kinds)("%s: stripping it again changes nothing", (_type, bytes) => {
    const once = taken(bytes);
    expect(taken(once.data)).toEqual(once);
  });

  test("the coded lines stay byte by byte", () => {
    const coded = Uint8Array.from([...Array.from({ length: 8 }, (_, at) => at), 0xff, 0, 7, 0xff, 0xd0, 9, 0xff, 0xd9]);
    expect(has(taken(jpeg()).data, coded)).toBe(true);
  });

  test.each([2, 3, 4, 5, 6, 7, 8])("a JPEG stays turned as it was: %i", (turn) => {
    const { data, width, height } = taken(jpeg({ turn }));
    expect([width, height]).toEqual(turn >= 5 ? [3, 4] : [4, 3]);
    expect(textIn(data)).toContain("Exif\0\0MM\0*");
    expect(textIn(data)).not.toContain(secret);
    expect(taken(data)).toEqual({ type: "image/jpeg", width, height, data });
  });

  test.each([
    ["a JPEG", jpeg],
    ["a WebP", webp],
  ])("the colour profile of %s stays where it is whole", (_name, make) => {
    expect(textIn(taken(make({ profile: "whole" })).data)).toContain("acsp");
    expect(textIn(taken(make({ profile: "cut" })).data)).not.toContain("acsp");
  });
});

describe("[JD30] what is no picture is refused with the reason", () => {
  test.each([
    ["a page", bytesOf("<!doctype html><script>alert(1)</script>")],
    ["a drawing in words", bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["a GIF", bytesOf("GIF89a\x01\0\x01\0\0\0\0;")],
    ["nothing", new Uint8Array()],
  ])("%s", (_name, bytes) => expect(refusal(bytes)).toEqual({ kind: "not-a-picture" }));

  test("a page behind a picture's first signs", () => {
    expect(refusal(Uint8Array.from([0xff, 0xd8, 0xff, ...bytesOf("<html>")]))).toEqual({ kind: "picture-broken" });
  });

  test("one that moves", () => {
    expect(refusal(png({ animated: true }))).toEqual({ kind: "picture-animated" });
    expect(refusal(webp({ animated: true }))).toEqual({ kind: "picture-animated" });
  });

  test("too many bytes, a side too long, too many points", () => {
    expect(refusal(new Uint8Array(pictureLimits.bytes + 1))).toEqual({
      kind: "picture-too-large",
      most: pictureLimits.bytes,
    });
    expect(refusal(png({ width: 12_001, height: 2 }))).toEqual({ kind: "picture-too-wide", width: 12_001, height: 2 });
    expect(refusal(jpeg({ width: 10_000, height: 6001 }))?.kind).toBe("picture-too-wide");
    expect(taken(jpeg({ width: 10_000, height: 6000 })).width).toBe(10_000);
  });

  test.each(kinds)("%s: cut off anywhere", (_type, bytes) => {
    const whole = taken(bytes).data;
    for (let length = 0; length < whole.length; length++) expect(readPicture(whole.subarray(0, length)).ok).toBe(false);
  });

  test("a PNG with a wrong sum", () => {
    const bytes = png();
    bytes[17] = 9;
    expect(refusal(bytes)?.kind).toBe("picture-broken");
  });
});

describe("[JD30] whatever the bytes are, there is an answer", () => {
  const starts = kinds.map(([, bytes]) => bytes);
  const damaged = fc
    .tuple(fc.constantFrom(...starts), fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 12 }), fc.nat(400))
    .map(([bytes, changes, length]) => {
      const copy = Uint8Array.from(bytes.subarray(0, Math.max(12, length)));
      for (const [at, value] of changes) if (at < copy.length) copy[at] = value;
      return copy;
    });
  const random = fc
    .tuple(fc.constantFrom(...starts), fc.nat(40), fc.uint8Array({ maxLength: 400 }))
    .map(([bytes, length, rest]) => Uint8Array.from([...bytes.subarray(0, length), ...rest]));

  test("for damaged and for random ones; what is taken is taken again as it is", () => {
    fc.assert(
      fc.property(fc.oneof(damaged, random, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        const read = readPicture(bytes);
        if (!read.ok) return;
        const { width, height, data } = read.value;
        expect(Math.min(width, height)).toBeGreaterThan(0);
        expect(data.length).toBeLessThanOrEqual(bytes.length + 40);
        expect(readPicture(data)).toEqual(read);
      }),
      { numRuns: 4000 },
    );
  });

  test("in time that goes with their number", () => {
    const many = Uint8Array.from({ length: 8_000_000 }, (_, at) => [0xff, 0xfe, 0, 2][(at + 2) % 4] ?? 0);
    many.set([0xff, 0xd8], 0);
    expect(refusal(many)?.kind).toBe("picture-broken");
  });
});
