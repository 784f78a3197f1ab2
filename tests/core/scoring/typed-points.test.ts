import { expect, test } from "vitest";
import type { MatchOptions } from "#core/scoring/match.ts";
import { sheet } from "./sheet.ts";

const match: MatchOptions = { bestOf: 3, game: { target: 11, lead: 2, cap: null } };

test("[SC26] points of games that were typed, or given by a correction, stand with the games", () => {
  const typed = sheet(
    "match@1",
    [
      { kind: "set", lane: 1, value: 2, points: [11, 11] },
      { kind: "set", lane: 2, value: 0, points: [8, 9] },
      { kind: "submit" },
    ],
    { match },
  );
  expect(typed.marks(1, 2).map(({ value, points }) => ({ value, points }))).toEqual([
    { value: 2, points: [11, 11] },
    { value: 0, points: [8, 9] },
  ]);
  const corrected = sheet(
    "match@1",
    [
      { kind: "set", lane: 1, value: 2, points: [11, 11] },
      { kind: "set", lane: 2, value: 0, points: [8, 9] },
      { kind: "submit" },
      {
        kind: "correct",
        lane: 2,
        mark: { kind: "value", value: 0, misses: 0, points: [8, 7] },
        reason: "Misread",
      },
    ],
    { match },
  );
  expect(corrected.marks(1, 2).map(({ points }) => points)).toEqual([
    [11, 11],
    [8, 7],
  ]);
});

test("[SC8] a correction without points of games has none", () => {
  const one = sheet(
    "match@1",
    [
      { kind: "set", lane: 1, value: 2, points: [11, 11] },
      { kind: "submit" },
      { kind: "correct", lane: 1, mark: { kind: "value", value: 1, misses: 0 }, reason: "Misread" },
    ],
    { match },
  );
  expect(one.marks(1, 2)[0]).toEqual(expect.not.objectContaining({ points: expect.anything() }));
});
