import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sha256 } from "#core/quiz/sha256.ts";

const other = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

describe("the hash of a list or a lot", () => {
  test.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    [
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ],
    [
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1",
    ],
  ])("[QZ21] the standard's own example %j", (text, hash) => {
    expect(sha256(text)).toBe(hash);
  });

  test("[QZ21] every length around the blocks' ends is what another program says", () => {
    for (let length = 50; length <= 130; length++) expect(sha256("q".repeat(length))).toBe(other("q".repeat(length)));
  });

  test("[QZ21] names in any script hash as another program's do", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(sha256(text)).toBe(other(text));
      }),
    );
  });
});
