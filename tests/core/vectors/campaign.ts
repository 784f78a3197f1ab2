import { z } from "zod";
import { bandOf } from "#core/band.ts";
import { type Accumulation, accumulate } from "#core/campaign/accumulate.ts";
import { completionScore } from "#core/campaign/completion.ts";
import { fourGrades } from "#core/campaign/grades.ts";
import { lowerBetterScore } from "#core/campaign/lower.ts";
import { fourTeams, placeMoney } from "#core/campaign/money.ts";
import { benefitMarks, suggestionPrizes } from "#core/campaign/proposal-marks.ts";
import { driveRatios, shownShare } from "#core/campaign/ratios.ts";
import { profitBonus, sizeBonus } from "#core/campaign/size-bonus.ts";
import { brokenShares } from "#core/campaign/titles.ts";
import { campaignTable, type Veto } from "#core/campaign/veto.ts";
import { divide, scaled, unscaled } from "#core/number.ts";
import type { Adapter } from "./adapter.ts";

/** Decimals are read in millionths. */
const fine = 6;
const steps = (value: number) => scaled(value, fine);
const digits = z.number().default(4);

const completion = z.object({
  base: z.number(),
  rate: z.number().optional(),
  actual: z.number().optional(),
  target: z.number().optional(),
  over_per: z.number().default(0),
  over_cap: z.number().nullable().default(null),
  under_per: z.number().default(0),
  floor: z.number().nullable().default(null),
  digits: z.number().default(fine),
});
const lower = z.object({
  base: z.number(),
  target: z.number(),
  actual: z.number(),
  cap: z.number().optional(),
  cap_factor: z.number().optional(),
  digits,
});
const profit = z.object({ target_yuan: z.number(), over_percent: z.number(), base: z.number().default(100) });
const scores = z.array(z.number().nullable());
const periods = z
  .object({
    months: scores.optional(),
    periods: scores.optional(),
    scores: scores.optional(),
    values: scores.optional(),
    mode: z.string(),
    digits: z.number().default(2),
  })
  .transform(({ months, periods: listed, scores: given, values, ...rest }) => ({
    ...rest,
    scores: months ?? listed ?? given ?? values ?? [],
  }));
const yuan = z.object({ yuan: z.number() });
const prize = z.union([
  z.object({ points: z.number() }).transform(({ points }) => points),
  z.object({ score: z.number() }).transform(({ score }) => score),
]);
const money = z.object({ place: z.number(), table: z.array(z.number()).optional() });
const quota = z.object({
  total: z.number(),
  rules: z.array(z.tuple([z.string(), z.enum(["max", "min"]), z.number()])),
  actual: z.record(z.string(), z.number()),
});
const bands = z.array(z.tuple([z.number(), z.string()]));
const grade = z.object({
  score: z.number(),
  labels: z.array(z.string()).default(["特優", "優", "良", "普"]),
  bands: bands.optional(),
});
const drive = z.object({
  submitted: z.number(),
  adopted: z.number(),
  staff: z.number().default(0),
  benefit: z.number().optional(),
  benefit_yuan: z.number().optional(),
  digits,
});

const unit = z
  .object({ id: z.string().optional(), unit: z.string().optional(), name: z.string().optional(), score: z.number() })
  .catchall(z.unknown())
  .transform(({ id, unit: unitName, name, score, ...rest }) => ({
    unit: id ?? unitName ?? name ?? "",
    score,
    vetoed: Object.values(rest).some((value) => value === true),
  }));
const row = z.union([
  unit,
  z
    .tuple([z.string(), z.number()])
    .rest(z.unknown())
    .transform(([name, score, flag]) => ({ unit: name, score, vetoed: flag === true })),
]);
const byName = z.record(z.string(), z.union([z.number(), z.object({ score: z.number() }).catchall(z.unknown())]));
const named = byName.transform((read) =>
  Object.entries(read).map(([name, value]) =>
    typeof value === "number"
      ? { unit: name, score: value, vetoed: false }
      : { unit: name, score: value.score, vetoed: Object.values(value).some((flag) => flag === true) },
  ),
);
const rows = z.union([z.array(row), named]);
const vetoes = z.union([z.array(z.string()), z.string().transform((one) => [one])]);
const vetoRank = z
  .object({
    rows: rows.optional(),
    units: rows.optional(),
    scores: rows.optional(),
    veto: vetoes.optional(),
    vetoed: vetoes.optional(),
    vetoes: vetoes.optional(),
  })
  .transform((read) => {
    const all = read.rows ?? read.units ?? read.scores ?? [];
    const out = new Set(read.veto ?? read.vetoed ?? read.vetoes ?? []);
    return all.map((one) => ({ ...one, vetoed: one.vetoed || out.has(one.unit) }));
  });

const modes: readonly (readonly [RegExp, Accumulation])[] = [
  [/sum|total/, "sum"],
  [/zero|0/, "missing-zero"],
  [/present/, "mean-present"],
  [/mean|average/, "mean"],
];

/** Whole steps as the decimal that is shown. */
const shown = (value: number, places: number) => unscaled(divide(value, 10 ** (fine - places), "half-up"), places);

export const campaign: Record<string, Adapter> = {
  completion: (input) => {
    const read = completion.parse(input);
    const done =
      read.rate === undefined
        ? { actual: steps(read.actual ?? 0), target: steps(read.target ?? 0) }
        : { actual: steps(read.rate), target: steps(100) };
    const scored = completionScore(done, {
      base: steps(read.base),
      over: { per: steps(read.over_per), cap: read.over_cap === null ? null : steps(read.over_cap) },
      under: { per: steps(read.under_per), floor: read.floor === null ? null : steps(read.floor) },
      percents: "each",
    });
    return scored.ok ? shown(scored.value.score, read.digits) : null;
  },
  gw_bonus: (input) => {
    const { target_yuan, over_percent, base } = profit.parse(input);
    // the bands are in tenths of a point; a thousand times as much is in ten-thousandths
    const over = { part: steps(over_percent) * 10 ** 3, whole: 10 ** fine };
    return sizeBonus(target_yuan, over, scaled(base, 4), profitBonus).bonus / 10 ** 4;
  },
  lower_better: (input) => {
    const { base, target, actual, cap, cap_factor, digits: places } = lower.parse(input);
    // a cap below the base can only be a factor of it
    const factor = cap_factor ?? (cap !== undefined && cap < base ? cap : undefined);
    const most = factor === undefined ? steps(cap ?? base) : divide(steps(base) * scaled(factor, 4), 10_000, "half-up");
    const scored = lowerBetterScore({ actual: steps(actual), target: steps(target) }, steps(base), most);
    return scored.ok ? shown(scored.value.score, places) : null;
  },
  veto_rank: (input) => {
    const read = vetoRank.parse(input);
    const against = read.filter(({ vetoed }) => vetoed);
    const list = against.map((one): Veto<string> => ({ unit: one.unit, reason: "veto", scope: "award" }));
    return campaignTable(read, list, null).map((one) => [one.unit, one.place]);
  },
  accumulate: (input) => {
    const { scores: given, mode, digits: places } = periods.parse(input);
    const found = modes.find(([name]) => name.test(mode));
    if (!found) throw new Error(`no mode ${mode}`);
    const all = given.map((score) => (score === null ? null : steps(score)));
    const whole = accumulate(all, found[1], 10 ** (fine - places));
    return whole.ok ? unscaled(whole.value, fine) : null;
  },
  benefit_band: (input) => {
    const range = bandOf(yuan.parse(input).yuan, benefitMarks);
    return range && [range.least, range.most];
  },
  suggestion_award: (input) => bandOf(prize.parse(input), suggestionPrizes),
  suggestions: (input) => {
    const read = drive.parse(input);
    const benefit = steps(read.benefit ?? read.benefit_yuan ?? 0);
    const ratios = driveRatios({ submitted: read.submitted, adopted: read.adopted, staff: read.staff, benefit });
    const ratio = (share: typeof ratios.adoption) => share && unscaled(shownShare(share, read.digits), read.digits);
    return {
      adoption_rate: ratio(ratios.adoption),
      per_head: ratio(ratios.perHead),
      benefit_per_adopted: ratios.benefitPerAdopted === null ? null : shown(ratios.benefitPerAdopted, read.digits),
    };
  },
  rank_money: (input) => {
    const { place, table } = money.parse(input);
    const fen = table?.map((amount) => scaled(amount, 2)) ?? fourTeams;
    return unscaled(placeMoney([place], fen, "share").amounts[0] ?? 0, 2);
  },
  quota_check: (input) => {
    const { total, rules, actual } = quota.parse(input);
    const read = rules.map(([group, bound, percent]) => ({
      group,
      bound,
      share: { part: scaled(percent, 4), whole: 1_000_000 },
    }));
    return brokenShares(total, read, actual).map(({ group }) => group);
  },
  grade: (input) => {
    const { score, labels, bands: own } = grade.parse(input);
    if (own)
      return bandOf(
        score,
        own.map(([from, value]) => ({ from, value })),
      );
    const found = bandOf(score, fourGrades);
    return found === null ? null : (labels[found - 1] ?? null);
  },
};
