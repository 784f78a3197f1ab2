import { createMarkReducer, simpleReducer } from "@ropescore/rulesets";
import speed from "@ropescore/rulesets/models/competition-events/ijru.speed@1.0.0";
import overall from "@ropescore/rulesets/models/overalls/ijru.overall@1.0.0";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { OpId } from "#core/ids.ts";
import { unscaled } from "#core/number.ts";
import { rankValues } from "#core/ranking/rank.ts";
import {
  falseDeduction,
  ijruAverage,
  ijruCounters,
  normalised,
  somePairWithin,
  speedResult,
} from "#core/scoring/counters.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import { overallPlaces } from "#core/scoring/overall.ts";
import { id } from "../people.ts";
import type { Act } from "./sheet.ts";

// The same rules beside RopeScore's rulesets (MIT): equal where that library is right, and where it is not, how.

const events = [
  "e.ijru.sp.sr.srss.1.30@4.1.0",
  "e.ijru.sp.sr.srse.1.180@4.1.0",
  "e.ijru.fs.sr.srif.1.75@4.1.0",
] as const;
const [event] = events;
const meta = { entryId: "1", participantId: "1", competitionEvent: event };
const judged = { ...meta, judgeId: "1", judgeTypeId: "S" };

/** The library's result of one jumper: each count from a judge, the last of them the head judge with what is taken off. */
function theirs(counts: readonly number[], m: number) {
  const results = counts.map((a, i) => ({ meta: judged, result: i === 0 ? { a, m } : { a }, statuses: {} }));
  return speed.calculateEntry(meta, results, {});
}
const ours = (counts: readonly number[], m: number) =>
  speedResult(ijruAverage(counts.map((count) => count * 100)) ?? 0, m, false);

const counts = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 });

test("[SC13] [SC14] [SC15] a jumper's result, and whether they may jump again, as the library says", () => {
  fc.assert(
    fc.property(counts, fc.nat(1), fc.nat(4), (given, falseStarts, falseSwitches) => {
      const m = falseDeduction({ falseStarts, falseSwitches }, { ...ijruCounters, switches: 4 });
      const entry = theirs(given, m);
      expect(entry?.result.m).toBe(m);
      expect(unscaled(ours(given, m), 2)).toBe(entry?.result.R);
      expect(somePairWithin(given, 3)).toBe(entry?.statuses.withinThree);
    }),
    { numRuns: 300 },
  );
});

test("[SC16] places and comparable results as the library says", () => {
  const results = fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(results, (given) => {
      const entries = given.map((steps, i) => ({
        meta: { ...meta, participantId: String(i) },
        result: { R: unscaled(steps, 2) },
        statuses: {},
      }));
      const theirRows = new Map(speed.rankEntries(entries, {}).map((one) => [one.meta.participantId, one.result]));
      const places = rankValues(given, "more", "competition");
      const numbers = normalised(given);
      for (const i of given.keys()) {
        expect(places[i]).toBe(theirRows.get(String(i))?.S);
        // a float may lie on the other side of an exact half: a hundredth at most
        expect(Math.abs((numbers[i] ?? 0) - Math.round((theirRows.get(String(i))?.N ?? 0) * 100))).toBeLessThanOrEqual(
          1,
        );
      }
    }),
    { numRuns: 200 },
  );
});

const multipliers = [1, 1, 2];
type Row = { S: number; N: number };

function theirOverall(rows: readonly (readonly Row[])[]) {
  const results = rows.flatMap((row, who) =>
    row.map(({ S, N }, at) => ({
      meta: { entryId: `${who}`, participantId: String(who), competitionEvent: events[at] ?? event },
      result: { R: 0, S, N },
      statuses: {},
    })),
  );
  const options = Object.fromEntries(
    events.map((name, at) => [name, { rankMultiplier: multipliers[at], normalisationMultiplier: multipliers[at] }]),
  );
  return overall.rankOverall(results, {}, options);
}
const ourOverall = (rows: readonly (readonly Row[])[]) =>
  overallPlaces(
    rows.map((row, who) => ({
      id: String(who),
      places: row.map(({ S }) => S),
      normalised: row.map(({ N }) => N * 100),
    })),
    { place: multipliers, normalised: multipliers },
  );

test("[SC28] an overall's sums and order as the library says, and its places wherever no two normalised sums are equal", () => {
  const one = fc.record({ S: fc.integer({ min: 1, max: 5 }), N: fc.integer({ min: 1, max: 100 }) });
  fc.assert(
    fc.property(fc.array(fc.tuple(one, one, one), { minLength: 1, maxLength: 6 }), (rows) => {
      const mine = ourOverall(rows);
      const yours = theirOverall(rows);
      const sums = yours.map(({ result }) => [result.T, Math.round((result.B ?? 0) * 100)]);
      expect(mine.map((row) => [row.placeSum, row.normalisedSum])).toEqual(sums);
      if (new Set(sums.map(([, second]) => second)).size < sums.length) return;
      expect(mine.map(({ id: who, place }) => [who, place])).toEqual(
        yours.map(({ meta: of, result }) => [of.participantId, result.S]),
      );
    }),
    { numRuns: 200 },
  );
});

test("[SC28] where normalised sums are equal the library gives two the same place whose sums of places differ; we do not", () => {
  const rows: Row[][] = [
    [
      { S: 1, N: 100 },
      { S: 1, N: 100 },
      { S: 2, N: 50 },
    ],
    [
      { S: 2, N: 50 },
      { S: 2, N: 50 },
      { S: 1, N: 100 },
    ],
    [
      { S: 3, N: 100 },
      { S: 3, N: 100 },
      { S: 3, N: 50 },
    ],
  ];
  expect(theirOverall(rows).map(({ result }) => [result.T, result.B, result.S])).toEqual([
    [6, 300, 1],
    [6, 300, 1],
    [12, 300, 1],
  ]);
  expect(ourOverall(rows).map(({ placeSum, normalisedSum, place }) => [placeSum, normalisedSum, place])).toEqual([
    [6, 30_000, 1],
    [6, 30_000, 1],
    [12, 30_000, 3],
  ]);
});

test("[SC2] [SC9] a mark stream with undo and clear tallies as the library's does", () => {
  const mark = fc.oneof(
    { weight: 6, arbitrary: fc.constant({ schema: "step" }) },
    { weight: 2, arbitrary: fc.record({ schema: fc.constant("undo"), back: fc.integer({ min: 1, max: 4 }) }) },
    { weight: 1, arbitrary: fc.constant({ schema: "clear" }) },
  );
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 25 }), (stream) => {
      const reducer = createMarkReducer(simpleReducer, [{ schema: "step", name: "Score", min: 0, step: 1 }]);
      const acts: Act[] = [];
      for (const [i, one] of stream.entries()) {
        const target = "back" in one ? i - one.back : -1;
        // the library knows no undo of an undo or a clear; ours does [SC9]
        const undoes = "back" in one && stream[target]?.schema === "step";
        const stamp = { sequence: i, timestamp: i };
        reducer.addMark(
          undoes
            ? { ...stamp, schema: "undo", target }
            : { ...stamp, schema: one.schema === "clear" ? "clear" : "step" },
        );
        acts.push(
          undoes
            ? { kind: "undo", target: id<OpId>(target) }
            : one.schema === "clear"
              ? { kind: "clear" }
              : { kind: "tap", lane: 1 },
        );
      }
      const ops = acts.map((act, seq) => ({ ...act, id: id<OpId>(seq), device: "a", seq, at: seq }));
      expect(foldSheet(ops).lanes[1]?.count ?? 0).toBe(reducer.tally.step ?? 0);
    }),
    { numRuns: 300 },
  );
});
