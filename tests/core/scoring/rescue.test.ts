import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OpId } from "#core/ids.ts";
import type { SheetAct } from "#core/scoring/ops.ts";
import {
  decodeRescue,
  encodeRescue,
  inFours,
  joinRescue,
  type RescueOp,
  type RescuePart,
  readRescuePart,
} from "#core/scoring/rescue.ts";
import { codeLetters } from "#core/scoring/sheet-code.ts";

const device = "5b0c4f3e-1a2b-4c3d-8e4f-5a6b7c8d9e0f";
const sheet = "0b0c4f3e-1a2b-4c3d-8e4f-5a6b7c8d9e0f";
const uuid = (n: number): string => {
  // spread like random ones: a multiple of n in every digit
  const hex = Array.from({ length: 32 }, (_unused, i) => ((n * 2654435761 * (i + 7)) >>> (i % 13)) % 16)
    .map((digit) => digit.toString(16))
    .join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20)}`;
};
const op = (n: number, act: SheetAct, change: Partial<RescueOp> = {}): RescueOp => ({
  id: uuid(n),
  seq: n,
  sheet,
  baseVersion: 3,
  at: 1_790_000_000_000 + n * 180,
  offset: -1250,
  by: null,
  act,
  ...change,
});
const taps = (count: number) => Array.from({ length: count }, (_unused, i) => op(i + 1, { kind: "tap", lane: 3 }));

const parts = (texts: readonly string[]): RescuePart[] =>
  texts.map((text) => {
    const read = readRescuePart(text);
    if (!read.ok) throw new Error(read.refusal.kind);
    return read.value;
  });

const lane = fc.integer({ min: 1, max: 100 });
const ms = fc.integer({ min: 0, max: 86_400_000 });
const anyUuid = fc.uuid();
const act: fc.Arbitrary<SheetAct> = fc.oneof(
  fc.constant<SheetAct>({ kind: "start" }),
  fc.record({ kind: fc.constant("tap" as const), lane }),
  fc.record({ kind: fc.constant("arrive" as const), lane, ms }),
  fc.record({ kind: fc.constant("undo" as const), target: anyUuid as fc.Arbitrary<OpId> }),
  fc.record({ kind: fc.constant("status" as const), lane, status: fc.constantFrom("DNS" as const, null) }),
  fc.record({ kind: fc.constant("interrupted" as const), gapMs: fc.option(fc.integer()) }),
  fc.record({
    kind: fc.constant("score" as const),
    lane,
    judge: fc.integer({ min: 1, max: 9 }),
    value: ms,
    criterion: fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
  }),
  fc.record({
    kind: fc.constant("game" as const),
    game: fc.integer({ min: 1, max: 9 }),
    winner: fc.option(lane),
    score: fc.tuple(fc.nat(30), fc.nat(30)),
  }),
  fc.record({
    kind: fc.constant("ask" as const),
    lane,
    mark: fc.record({ kind: fc.constant("value" as const), value: ms, misses: fc.nat(99) }),
    reason: fc.string({ maxLength: 40 }),
  }),
);
const anyOp: fc.Arbitrary<RescueOp> = fc.record({
  id: anyUuid,
  seq: fc.maxSafeNat(),
  sheet: anyUuid,
  baseVersion: fc.nat(),
  at: fc.maxSafeNat(),
  offset: fc.option(fc.maxSafeInteger().filter((n) => Math.abs(n) < 2 ** 50)),
  by: fc.option(anyUuid),
  act,
});

describe("ops handed over as codes", () => {
  test("any ops come out as they went in, whatever the order of scanning", () => {
    fc.assert(
      fc.property(fc.array(anyOp, { maxLength: 40 }), fc.string({ maxLength: 20 }), fc.nat(), (ops, build, turn) => {
        const texts = encodeRescue(ops, device, build);
        const shifted = [...texts.slice(turn % texts.length), ...texts.slice(0, turn % texts.length)];
        const read = decodeRescue(shifted.reverse());
        expect(read).toEqual({ ok: true, value: { device, build, ops, repeated: [] } });
      }),
      { numRuns: 60 },
    );
  });

  test("200 taps of one lane need nine codes of at most 700 letters", () => {
    const texts = encodeRescue(taps(200), device, "2026.11.21-abcdef0");
    expect(texts).toHaveLength(9);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(700);
    expect(texts.join("")).toMatch(new RegExp(`^[${codeLetters}]+$`));
    expect(decodeRescue(texts)).toMatchObject({ ok: true, value: { ops: taps(200) } });
  });

  test("three results fit into one short code", () => {
    const results = [1, 2, 3].map((n) => op(n, { kind: "arrive", lane: n, ms: 12_340 + n }));
    const [text = "", ...more] = encodeRescue(results, device, "1");
    expect(more).toEqual([]);
    expect(text.length).toBeLessThan(240);
  });

  test("the same ops make the same codes; others make another set", () => {
    const once = encodeRescue(taps(40), device, "1");
    expect(encodeRescue(taps(40), device, "1")).toEqual(once);
    const mixed = joinRescue([...parts(once).slice(0, 1), ...parts(encodeRescue(taps(41), device, "1")).slice(1)]);
    expect(mixed).toMatchObject({ ok: false, refusal: { kind: "other-set", parts: [2] } });
  });

  test("a part scanned twice is said and harmless", () => {
    const [one = "", two = ""] = encodeRescue(taps(40), device, "1");
    expect(decodeRescue([two, one, two])).toMatchObject({ ok: true, value: { repeated: [2] } });
  });

  test("missing parts are named", () => {
    const texts = encodeRescue(taps(200), device, "1");
    expect(decodeRescue([texts[6] ?? "", texts[1] ?? ""])).toEqual({
      ok: false,
      refusal: { kind: "parts-missing", parts: [1, 3, 4, 5, 6, 8, 9], of: 9 },
    });
    expect(decodeRescue([])).toMatchObject({ ok: false, refusal: { kind: "parts-missing" } });
  });

  test("one wrong letter is found in every place, and its group named", () => {
    const [text = ""] = encodeRescue(taps(6), device, "1");
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 31 }), (at, by) => {
        const wrong = codeLetters.charAt((codeLetters.indexOf(text.charAt(at)) + by) % 32);
        const typed = text.slice(0, at) + wrong + text.slice(at + 1);
        expect(readRescuePart(typed)).toMatchObject({
          ok: false,
          refusal: { kind: "rescue-group", group: Math.floor(at / 12) + 1 },
        });
      }),
    );
  });

  test("two neighbours swapped within a group are found", () => {
    const [text = ""] = encodeRescue(taps(6), device, "1");
    for (let at = 0; at + 1 < text.length; at++) {
      if (at % 12 === 11 || text.charAt(at) === text.charAt(at + 1)) continue;
      const typed = text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
      expect(readRescuePart(typed)).toMatchObject({ ok: false, refusal: { kind: "rescue-group" } });
    }
  });

  test("a letter left out shows in the group where it was left out", () => {
    const [text = ""] = encodeRescue(taps(6), device, "1");
    expect(readRescuePart(text.slice(0, 30) + text.slice(31))).toMatchObject({
      ok: false,
      refusal: { kind: "rescue-group", group: 3 },
    });
  });

  test("small letters, blanks, dashes, full-width letters and the address before it do not matter", () => {
    const [text = ""] = encodeRescue(taps(3), device, "1");
    const full = [...text].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join("");
    for (const typed of [
      inFours(text).toLowerCase(),
      text.replace(/(.{4})/g, "$1-"),
      `http://192.168.1.5:3000/rescue#${text}`,
      full,
    ])
      expect(readRescuePart(typed)).toEqual(readRescuePart(text));
  });

  test.each([
    ["", "rescue-empty"],
    ["http://192.168.1.5:3000/rescue#", "rescue-empty"],
    ["2222", "rescue-short"],
    ["O111", "rescue-letter"],
    ["Z", "rescue-group"],
    ["2".repeat(12), "rescue-format"],
  ])("%j is %s", (typed, kind) => {
    expect(readRescuePart(typed)).toMatchObject({ ok: false, refusal: { kind } });
  });

  test("parts of right groups whose whole is not right are damaged", () => {
    const [one, two] = parts(encodeRescue(taps(40), device, "1"));
    if (!one || !two) throw new Error("two parts expected");
    const changed = { ...two, fives: two.fives.map((five, i) => (i === 9 ? (five + 1) % 32 : five)) };
    expect(joinRescue([one, changed])).toEqual({ ok: false, refusal: { kind: "rescue-damaged" } });
  });

  test("whatever is typed is answered, never thrown", () => {
    fc.assert(fc.property(fc.string(), (text) => typeof decodeRescue([text]).ok === "boolean"));
    fc.assert(
      fc.property(fc.array(fc.nat(31), { maxLength: 300 }), (fives) => {
        const read = joinRescue([{ set: "222222", part: 1, of: 1, fives }]);
        return read.ok || read.refusal.kind === "rescue-damaged";
      }),
    );
  });
});
