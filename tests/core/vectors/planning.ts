import { z } from "zod";
import { byeRounds } from "#core/rounds/byes.ts";
import { advanceFormulas, eightLaneStages } from "#core/rounds/formulas.ts";
import { defaultPlan, type EventPlan, planRounds } from "#core/rounds/plan.ts";
import { gradeByPercent, shareOf, type Tiers, tierSizes } from "#core/rounds/share.ts";
import { type CubingRow, cubingQualifies, roundsAfter } from "#core/rounds/speedcubing.ts";
import type { Adapter } from "./adapter.ts";

const conditionTypes = { ranking: "ranking", percent: "percent", attemptResult: "attemptResult" } as const;
const condition = z.object({ type: z.enum(conditionTypes), level: z.number() }).nullish();
const cubing = z.object({
  ranks: z.array(z.number().nullable()),
  best: z.array(z.number()).optional(),
  average: z.array(z.number()).optional(),
  sort_by: z.enum(["best", "average"]).optional(),
  cond: condition,
});
const crowd = z.object({ n: z.number() });
const formulas = z.object({ heats: z.number(), advance: z.number() });
const eight = crowd.extend({ table: z.enum(["outdoor", "indoor"]).default("outdoor") });
const byes = crowd.extend({ stop_at: z.number().default(1) });

const roundings = {
  floor: "floor",
  down: "floor",
  trunc: "floor",
  round: "half-up",
  half_up: "half-up",
  "half-up": "half-up",
  nearest: "half-up",
  ceil: "ceil",
  up: "ceil",
} as const;
const rounding = z
  .enum(Object.keys(roundings) as [keyof typeof roundings])
  .default("floor")
  .transform((name) => roundings[name]);
const percent = z.union([z.number(), z.string()]);
const counted = crowd.extend({ percent, rounding });
const graded = z.object({
  n: z.number().optional(),
  ranks: z.array(z.number().nullable()).optional(),
  places: z.array(z.number().nullable()).optional(),
  percent: percent.optional(),
  percents: z.array(percent).optional(),
  shares: z.array(percent).optional(),
  tiers: z.array(percent).optional(),
  rounding,
  cumulative: z.boolean().default(false),
  ties: z.enum(["better", "include_all", "worse", "exclude_all"]).default("better"),
});

const perHeat = z.union([z.number(), z.array(z.number())]);
const planned = crowd.extend({
  lanes: z.number().optional(),
  size: z.number().optional(),
  heat_size: z.number().optional(),
  prizes: z.number().optional(),
  final: z.number().optional(),
  final_size: z.number().optional(),
  per_heat: perHeat.optional(),
  advance: perHeat.optional(),
  through: perHeat.optional(),
  Q: perHeat.optional(),
  q: perHeat.optional(),
});

const listed = (value: number | number[] | undefined): number[] =>
  typeof value === "number" ? [value] : (value ?? []);

/** The numbers of people in the rounds, whatever else an example tells of them. */
function entrants(value: unknown): unknown {
  if (!Array.isArray(value)) {
    const rounds = z.object({ rounds: z.array(z.unknown()) }).safeParse(value);
    return rounds.success ? entrants(rounds.data.rounds) : value;
  }
  return value.map((round: unknown) => {
    if (typeof round === "number") return round;
    const sizes = z.array(z.number()).safeParse(round);
    if (sizes.success) return sizes.data.reduce((a, b) => a + b, 0);
    const told = z
      .object({ n: z.number() })
      .or(z.object({ in: z.number() }))
      .or(z.object({ entrants: z.number() }));
    const read = told.safeParse(round);
    if (read.success) return Object.values(read.data)[0];
    const heats = z
      .object({ heats: z.array(z.number()) })
      .or(z.object({ sizes: z.array(z.number()) }))
      .safeParse(round);
    return heats.success ? Object.values(heats.data)[0]?.reduce((a, b) => a + b, 0) : round;
  });
}

function rounds(input: unknown): number[] {
  const read = planned.parse(input);
  const lanes = read.lanes ?? read.size ?? read.heat_size ?? defaultPlan.lanes;
  const prizes = read.prizes ?? read.final ?? read.final_size ?? defaultPlan.prizes;
  const byPlace = listed(read.per_heat ?? read.advance ?? read.through ?? read.Q);
  const byMark = listed(read.q);
  const advance = byPlace.map((count, i) => ({ perHeat: count, nextBest: byMark[i] ?? 0 }));
  const plan: EventPlan = { ...defaultPlan, lanes, prizes, advance };
  return planRounds(read.n, plan).map((round) => round.entrants);
}

export const planning: Record<string, Adapter> = {
  wca_qualify: (input) => {
    const read = cubing.parse(input);
    const ranked = read.sort_by === "best" ? read.best : (read.average ?? read.best);
    const rows = read.ranks.map((place, i): CubingRow => {
      // a row without marks in the example is a valid one
      const best = read.best ? (read.best[i] ?? 0) : 1;
      return { place, best, ranked: ranked ? (ranked[i] ?? 0) : best };
    });
    return cubingQualifies(rows, read.cond ?? null).flatMap((goes, i) => (goes ? [i + 1] : []));
  },
  wca_max_rounds_after: (input) => roundsAfter(crowd.parse(input).n),
  advance_formulas: (input) => {
    const read = formulas.parse(input);
    return advanceFormulas(read.heats, read.advance).map((one) => [one.perHeat, one.nextBest]);
  },
  usatf_8lane: (input) => {
    const read = eight.parse(input);
    const found = eightLaneStages(read.n, read.table);
    if (!found.ok) return null;
    const stages = found.value.map(({ heats, perHeat, nextBest }) => ({ heats, Q: perHeat, q: nextBest }));
    return stages.length > 1 ? stages : (stages[0] ?? null);
  },
  per_round_bye: (input) => {
    const read = byes.parse(input);
    return byeRounds(read.n, read.stop_at);
  },
  percent_count: (input) => {
    const read = counted.parse(input);
    return shareOf(read.n, read.percent, read.rounding);
  },
  grade_by_percent: (input) => {
    const read = graded.parse(input);
    const places = read.ranks ?? read.places;
    const percents = read.percents ?? read.shares ?? read.tiers ?? (read.percent === undefined ? [] : [read.percent]);
    const tiers: Tiers = {
      percents,
      rounding: read.rounding,
      shares: read.cumulative ? "running" : "each",
      level: read.ties === "better" || read.ties === "include_all" ? "better" : "worse",
    };
    const n = read.n ?? places?.length ?? 0;
    if (places) return gradeByPercent(places, n, tiers);
    const sizes = tierSizes(n, tiers);
    return read.percent === undefined ? sizes : sizes[0];
  },
  /** examples tell rounds in several ways; what they share is how many people each has */
  rounds_plan: { run: rounds, expected: entrants },
};
