import { z } from "zod";
import { tierCounts } from "#core/awards/tiers.ts";
import { panelFactors, respread, standardScores } from "#core/judged/balance.ts";
import { bordaPoints, rankSums } from "#core/judged/ballots.ts";
import { timeDeduction } from "#core/judged/deductions.ts";
import { judgementMark } from "#core/judged/judgement.ts";
import { type Medal, medals } from "#core/judged/medals.ts";
import { panelMark, published } from "#core/judged/panel.ts";
import { dancePlaces } from "#core/judged/skating.ts";
import { scaled, unscaled } from "#core/number.ts";
import { markChoice } from "#core/quiz/marking.ts";
import type { Adapter } from "./adapter.ts";

/** Marks of the examples are read with this many decimals. */
const digits = 6;
const steps = (value: number) => scaled(value, digits);

const trimmed = z.object({ scores: z.array(z.number().nullable()), drop: z.number(), digits: z.number().default(2) });
const overtime = z.object({
  seconds: z.number(),
  min: z.number().default(360),
  max: z.number().default(480),
});
const judgement = z.object({ scores: z.array(z.number()), max: z.number().default(1), digits: z.number().default(2) });
const points = z.object({ scores: z.array(z.tuple([z.string(), z.number()])), margin: z.number().default(2) });
const panel = z.union([z.object({ sum: z.number(), n: z.number() }), z.object({ mean: z.number() })]);
const factors = z.object({
  panels: z.record(z.string(), panel),
  method: z.enum(["grand_mean", "mean_of_means"]),
  digits: z.number().optional(),
});
const scores = z.object({ scores: z.array(z.number()), digits: z.number().default(2) });
const spread = z.object({ mean: z.number(), sd: z.number() });
const moved = z.object({ score: z.number(), panel: spread, target: spread, digits: z.number().default(2) });
const dance = z.object({ marks: z.record(z.string(), z.array(z.number())) });
const options = z.union([z.array(z.string()), z.string().transform((text) => text.split(/[\s,]*/).filter(Boolean))]);
const choice = z.object({
  key: options,
  answer: options.nullable().transform((given) => given ?? []),
  full: z.number().default(1),
  partial: z.number().default(0.5),
  each: z.union([z.number(), z.boolean()]).optional(),
});
const ballots = z.object({ ballots: z.array(z.array(z.string())) });

const tiers = z.object({
  n: z.number(),
  tiers: z.array(z.tuple([z.string(), z.number()])),
  rounding: z.enum(["floor", "down", "half_up", "nearest", "ceil", "up"]).default("floor"),
});
const roundings = {
  floor: "floor",
  down: "floor",
  half_up: "half-up",
  nearest: "half-up",
  ceil: "ceil",
  up: "ceil",
} as const;

/** The speech contest of the examples: over by 1–10 s 0.02, 11–20 s 0.05, 21–30 s 0.1, beyond 0.2; under 0.1. */
const speech = {
  under: 10,
  over: [
    { seconds: 10, take: 2 },
    { seconds: 20, take: 5 },
    { seconds: 30, take: 10 },
  ],
  beyond: 20,
};

function counted(input: unknown, rule: typeof bordaPoints): unknown {
  const read = ballots.parse(input).ballots;
  const answer = rule([...(read[0] ?? [])].sort(), read);
  return answer.ok ? Object.fromEntries(answer.value) : answer.refusal;
}

export const judged: Record<string, Adapter> = {
  trimmed: (input) => {
    const read = trimmed.parse(input);
    const marks = read.scores.map((score) => (score === null ? { missing: "absent" as const } : steps(score)));
    const found = panelMark(marks, read.drop);
    return found && unscaled(published(found, digits, read.digits), read.digits);
  },
  overtime: (input) => {
    const { seconds, min, max } = overtime.parse(input);
    const rule = { leastMs: min * 1000, mostMs: max * 1000, ...speech };
    return unscaled(timeDeduction(scaled(seconds, 3), rule).take, 2);
  },
  judgement_spread: (input) => (judgementMark(judgement.parse(input).scores, 1).ok ? "accept" : "rescore"),
  judgement_mark: (input) => {
    const read = judgement.parse(input);
    const answer = judgementMark(read.scores, scaled(read.max, read.digits));
    return answer.ok ? unscaled(answer.value, read.digits) : "rescore";
  },
  ws_medals: (input) => {
    const read = points.parse(input);
    const rows = read.scores.map(([id, score]) => ({ id, points: steps(score) }));
    const lines = medals(rows, steps(read.margin));
    const of = (medal: Medal) => lines.filter((one) => one.medal === medal).map(({ id }) => id);
    return { gold: of("gold"), silver: of("silver"), bronze: of("bronze") };
  },
  panel_factor: (input) => {
    const read = factors.parse(input);
    const method = read.method === "grand_mean" ? "grand-mean" : "mean-of-means";
    const shown = read.digits ?? (method === "grand-mean" ? 2 : 4);
    const names = Object.keys(read.panels);
    const sums = Object.values(read.panels).map((one) =>
      "sum" in one ? { sum: scaled(one.sum, 2), count: one.n } : { sum: scaled(one.mean, 2), count: 1 },
    );
    const found = panelFactors(sums, method, shown);
    const named = names.map((name, at) => [name, unscaled(found.factors[at] ?? 0, shown)] as const);
    return { grand: unscaled(found.mean, 2), ...Object.fromEntries(named) };
  },
  panel_z: (input) => {
    const read = moved.parse(input);
    const inSteps = (one: z.infer<typeof spread>) => ({ mean: steps(one.mean), deviation: steps(one.sd) });
    const mark = respread(steps(read.score), inSteps(read.panel), inSteps(read.target));
    return unscaled(published({ sum: mark, count: 1 }, digits, read.digits), read.digits);
  },
  tscore: (input) => {
    const read = scores.parse(input);
    return standardScores(read.scores.map(steps), read.digits).map((score) => unscaled(score, read.digits));
  },
  skating_dance: (input) => {
    const rows = Object.entries(dance.parse(input).marks).map(([id, marks]) => ({ id, marks }));
    return Object.fromEntries([...dancePlaces(rows)].map(([id, place]) => [id, place / 2]));
  },
  award_tiers: (input) => {
    const read = tiers.parse(input);
    const counts = tierCounts(
      read.n,
      read.tiers.map(([, percent]) => percent),
      roundings[read.rounding],
    );
    return Object.fromEntries(read.tiers.map(([name], at) => [name, counts[at]]));
  },
  borda: (input) => counted(input, bordaPoints),
  rank_sum: (input) => counted(input, rankSums),
  multi_choice: (input) => {
    const { key, answer, full, partial, each } = choice.parse(input);
    const points = steps(typeof each === "number" ? each : partial);
    const kind = each === undefined || each === false ? "fixed" : "each";
    return unscaled(markChoice(key, answer, { full: steps(full), partial: { kind, points } }).points, digits);
  },
};
