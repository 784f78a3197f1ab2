import { describe, expect, test } from "vitest";
import { z } from "zod";
import { awardOf } from "#core/awards/judged.ts";
import { onStage } from "#core/catalogue/contest-parts.ts";
import { judgedOutcome } from "#core/judged/outcome.ts";
import { moduleOf } from "#core/judged/plan-defaults.ts";
import { scaled, unscaled } from "#core/number.ts";
import { numberOf } from "../people.ts";
import { allVectors } from "../vectors/cases.ts";
import { runVector } from "../vectors/index.ts";
import { alone, entrant, eventOf, handedIn, heat, type Paper, playedRound, said, score, timed } from "./contest.ts";

const number = z.number();
const rows = z.record(z.string(), z.array(number));
const ballots = z.object({ ballots: z.array(z.array(z.string())) });
const people = (all: readonly (readonly [number, number])[]) =>
  all.map(([n, total], at) => ({ id: entrant(n), place: at + 1, total }));

/** What lanes come to where every judge's marks are only an order; `places`: by lane, each judge's. */
function ordered(method: "majority" | "borda" | "rank-sum", places: readonly (readonly number[])[]): number[] {
  const lanes = places.map((_of, at) => at + 1);
  const papers = (places[0] ?? []).map(
    (_judge, judge): Paper => handedIn(...places.map((of, at) => score(1000 - (of[judge] ?? 0), undefined, at + 1))),
  );
  const event = alone({ judges: papers.length, together: true, method }, 2, "works");
  return heat(event, papers, { lanes }).marks.map(({ value }) => (value ?? Number.NaN) / 100);
}

function byBallots(method: "borda" | "rank-sum", input: unknown) {
  const read = ballots.parse(input).ballots;
  const ids = [...(read[0] ?? [])].sort();
  const found = ordered(
    method,
    ids.map((one) => read.map((ballot) => ballot.indexOf(one) + 1)),
  );
  return Object.fromEntries(ids.map((one, at) => [one, found[at]]));
}

const judgement = (scores: readonly number[], most: number) => {
  const lines = [{ key: "care", most, step: 1, kind: "judgement" as const }];
  return heat(
    alone({ judges: scores.length, lines, most }),
    scores.map((value) => handedIn(score(value, "care"))),
  );
};

/** Marks of a panel of so many with this sum in hundredths, as even as they can be. */
const evenly = (sum: number, n: number) =>
  Array.from({ length: n }, (_unused, at) => Math.floor(sum / n) + (at < sum % n ? 1 : 0));

const through: Record<string, (input: unknown) => unknown> = {
  trimmed: (input) => {
    const { scores, drop } = z.object({ scores: z.array(number), drop: number }).parse(input);
    const event = alone({ judges: scores.length, drop });
    const found = said(
      heat(
        event,
        scores.map((one) => scaled(one, 2)),
      ),
    );
    return typeof found === "number" ? unscaled(found, 2) : found;
  },
  // a scale of ten is a tenth of the catalogue's speech
  overtime: (input) => {
    const { seconds } = z.object({ seconds: number }).parse(input);
    const event = alone({ judges: 1, time: onStage(6, 8) });
    const { marks } = heat(event, [9000, handedIn(score(seconds * 1000, "time"))]);
    return (marks[0]?.panel?.taken ?? Number.NaN) / 1000;
  },
  judgement_spread: (input) => {
    const { scores } = z.object({ scores: z.array(number) }).parse(input);
    return judgement(scores, 100).facts.some(({ kind }) => kind === "judgement-spread") ? "rescore" : "accept";
  },
  judgement_mark: (input) => {
    const { scores, max } = z.object({ scores: z.array(number), max: number }).parse(input);
    return Number(said(judgement(scores, scaled(max, 2)))) / 100;
  },
  weighted: (input) => {
    const { parts } = z.object({ parts: z.array(z.tuple([number, number])) }).parse(input);
    const event = eventOf(parts.map(([, share], at) => moduleOf("stage", `m${at}`, { share: scaled(share, 4) })));
    const rounds = parts.map(([mark], at) => playedRound(event, at + 1, [[1, scaled(mark, 2)]]));
    return unscaled(judgedOutcome(event, rounds).places[0]?.mark.value ?? Number.NaN, 2);
  },
  chain: (input) => {
    const line = z.object({ id: z.string(), total: number, practice: number, time: number });
    const lines = z.object({ rows: z.array(line) }).parse(input).rows;
    const half = { share: 5000 };
    const ties = [{ by: "module", module: "practice" } as const, { by: "time", module: "practice" } as const];
    const event = eventOf([moduleOf("theory", "theory", half), moduleOf("practice", "practice", half)], { ties });
    // half theory, half practice make the total
    const theory = lines.map((one, at) => [at, scaled(2 * one.total - one.practice, 2)] as const);
    const practice = lines.map((one, at) => [at, timed(scaled(one.practice, 2), one.time)] as const);
    const { places } = judgedOutcome(event, [playedRound(event, 1, theory), playedRound(event, 2, practice)]);
    return places.map((one) => [lines[numberOf(one.id)]?.id, one.place]);
  },
  ws_medals: (input) => {
    const { scores } = z.object({ scores: z.array(z.tuple([z.string(), number])) }).parse(input);
    const award = { key: "m", names: [], way: "margin", margin: 200, excellence: null } as const;
    const rowsOf = people(scores.map(([, points], at) => [at, scaled(points, 2)] as const));
    const { people: won } = awardOf(rowsOf, rowsOf.length, award);
    const of = (tier: number) => won.filter((one) => one.tier === tier).map((one) => scores[numberOf(one.id)]?.[0]);
    return { gold: of(1), silver: of(2), bronze: of(3) };
  },
  panel_factor: (input) => {
    const panel = z.union([z.object({ sum: number, n: number }), z.object({ mean: number })]);
    const read = z.object({ panels: z.record(z.string(), panel), method: z.string() }).parse(input);
    const balance = read.method === "grand_mean" ? "grand-mean" : "mean-of-means";
    const event = eventOf([moduleOf("stage", "stage", { panels: 2, balance })]);
    const marks = Object.values(read.panels).flatMap((one, at) => {
      const own = "sum" in one ? evenly(scaled(one.sum, 2), one.n) : [scaled(one.mean, 2)];
      return own.map((mark, i) => [100 * at + i, mark, at + 1] as const);
    });
    const { panels } = judgedOutcome(event, [playedRound(event, 1, marks)]);
    const names = Object.keys(read.panels);
    return Object.fromEntries(
      panels.map(({ factor }, at) => [names[at], unscaled(factor?.value ?? 0, factor?.digits ?? 0)]),
    );
  },
  skating_dance: (input) => {
    const { marks } = z.object({ marks: rows }).parse(input);
    const found = ordered("majority", Object.values(marks));
    return Object.fromEntries(Object.keys(marks).map((name, at) => [name, found[at]]));
  },
  borda: (input) => byBallots("borda", input),
  rank_sum: (input) => byBallots("rank-sum", input),
};

const vectors = allVectors().filter(({ topic, op }) => topic === "judged" && through[op]);

describe("[JD16] [JD20] the worked examples of judging, through a module's options, its sheets and its outcome", () => {
  test.each(vectors)("$id $op", (vector) => {
    const run = through[vector.op];
    if (!run) throw new Error(vector.op);
    // the mean itself is told by the rule alone
    const isFactor = vector.op === "panel_factor";
    const told = (value: unknown) =>
      isFactor ? Object.fromEntries(Object.entries(Object(value)).filter(([key]) => key !== "grand")) : value;
    const { got, expected } = runVector(vector, { run, expected: told });
    expect(got).toEqual(expected);
  });

  test("no example of a panel is left out", () => {
    expect(vectors.length).toBeGreaterThanOrEqual(19);
  });
});
