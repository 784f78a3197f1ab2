import { z } from "zod";
import type { EntrantId } from "#core/ids.ts";
import { bestOf, type TimedAttempt } from "#core/measure/attempts.ts";
import { averageOfFive, cubingTime, meanOfThree } from "#core/measure/averages.ts";
import { decimalMean, decimalSum, type Rounded, weightedSum } from "#core/measure/decimals.ts";
import { inSteps } from "#core/measure/rounding.ts";
import { handTime } from "#core/measure/watches.ts";
import { scaled, unscaled } from "#core/number.ts";
import { readTrials } from "#core/ranking/bar-trials.ts";
import { type ChainPlace, type ChainRanking, rankByChain } from "#core/ranking/chain.ts";
import { chains } from "#core/ranking/chains.ts";
import { countback } from "#core/ranking/countback.ts";
import { type Jumper, type JumpOffBar, rankHighJump } from "#core/ranking/high-jump.ts";
import { rankMarks, rankValues } from "#core/ranking/rank.ts";
import type { NoPlace } from "#core/ranking/status.ts";
import { netMark } from "#core/scoring/mark.ts";
import { faultKinds } from "#core/scoring/ops.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { failed, id, mark, numberOf, race, slowCycling } from "../people.ts";
import type { Adapter } from "./adapter.ts";

const direction = z.enum(["asc", "desc"]).transform((one) => (one === "asc" ? ("less" as const) : ("more" as const)));
/** Numbers of the examples are compared in steps of this many decimals. */
const steps = (value: number | null) => (value === null ? null : scaled(value, 6));
const shown = ({ steps: amount, digits }: Rounded) => unscaled(amount, digits);

const sharing = z.enum(["competition", "dense", "fractional"]);
const values = z.object({
  values: z.array(z.number().nullable()),
  direction: direction.default("more"),
  ties: sharing.default("competition"),
});
const statusWord = z
  .enum(["DNS", "DNF", "DQ", "DSQ", "NM", "NH", "r", "R", "WO"])
  .transform((word): NoPlace => (word === "DSQ" ? "DQ" : word === "R" ? "r" : word));
const statuses = z.object({
  direction: direction.default("less"),
  rows: z.array(z.object({ id: z.string(), v: z.number().nullable().optional(), s: statusWord.nullable().optional() })),
});
const chained = z.object({
  keys: z.array(
    z.union([
      z.tuple([z.string(), direction]).transform(([key, way]) => ({ key, direction: way })),
      z.object({ key: z.string(), direction }),
    ]),
  ),
  rows: z.array(z.record(z.string(), z.unknown())),
  ties: sharing.default("competition"),
});
const keyValue = z.union([z.number(), z.array(z.number().nullable()), z.null()]).default(null);
const attemptRows = z.object({
  direction: direction.default("more"),
  rows: z.record(z.string(), z.array(z.number().nullable())),
});
const jumpOffs = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const bars = z.object({
  rows: z.record(z.string(), z.record(z.string(), z.string())),
  jump_off: jumpOffs.optional(),
  jumpoff: jumpOffs.optional(),
});
const watches = z.object({ ms: z.array(z.number()) });
const hundredths = z.object({ cs: z.array(z.number().nullable()) });
const single = z.union([
  z.object({ cs: z.number() }).transform(({ cs }) => ({ value: cs, perCs: 1 })),
  z.object({ ms: z.number() }).transform(({ ms }) => ({ value: ms, perCs: 10 })),
]);
const series = z.object({ direction, attempts: z.array(z.number().nullable()) });
const list = z.object({ values: z.array(z.number()), digits: z.number().optional() });
const weights = z.object({ parts: z.array(z.tuple([z.number(), z.number()])), digits: z.number().default(2) });
const quizRows = z.object({
  rows: z.array(z.object({ id: z.string(), score: z.number(), ms: z.number().nullable(), at: z.number().nullable() })),
});
const arrivals = z.object({ arrivals: z.array(z.string()), failed: z.array(z.string()) });
const failOrder = z.object({
  finishers: z.array(z.tuple([z.string(), z.number()])),
  failed: z.array(z.object({ id: z.string(), distance_cm: z.number().default(0), time_ms: z.number().default(0) })),
  policy: z.enum(["none", "time", "distance"]),
});
const rounding = z.union([
  z.object({ ms: z.number(), unit: z.number() }).transform(({ ms, unit }) => ({ value: ms, unit })),
  z.object({ value: z.number(), unit: z.number() }),
]);
const slow = z.object({
  raw_ms: z.number(),
  faults: z.record(z.string(), z.number()),
  penalty_ms: z.record(z.string(), z.number()),
});
const penalties = z.object({
  raw_ms: z.number(),
  penalties_ms: z.array(z.number()).default([]),
  bonuses_ms: z.array(z.number()).default([]),
});
const policies = { none: "none", time: "kept", distance: "distance" } as const;

/** A raw time with these additions, each different one a fault of its own. */
function withFaults(raw: number, added: readonly number[], options: ScoringOptions): number | null {
  const amounts = [...new Set(added)];
  if (amounts.length > faultKinds.length) throw new Error(`more than ${faultKinds.length} different additions`);
  const kinds = new Map(amounts.flatMap((ms, i) => (faultKinds[i] ? [[ms, faultKinds[i]] as const] : [])));
  const effects = [...kinds].map(([ms, fault]) => [fault, { kind: "add" as const, ms }]);
  const noted = added.flatMap((ms) => kinds.get(ms) ?? []);
  return netMark(mark(raw, { faults: noted }), { ...options, precisionMs: 1, faults: Object.fromEntries(effects) });
}

/** [name, place] of everybody, best first. */
function placed(rows: readonly { name: string; mark: LaneMark }[], options: ScoringOptions): [string, number | null][] {
  const ranked = rankMarks(
    rows.map((row, i) => ({ id: id<EntrantId>(i), mark: row.mark })),
    options,
  );
  return ranked.map((one) => [rows[numberOf(one.id)]?.name ?? "", one.place]);
}

/** [id, place] of everybody, best first. */
const standing = ({ rows }: ChainRanking<string>) => rows.map(({ id: who, place }) => [who, place]);

/** The ids best first, those who share a place in a list of their own. */
const nested = (rows: readonly ChainPlace<string>[]) =>
  rows.flatMap(({ id: who, level }) => (level[0] === who ? [level.length > 1 ? level : who] : []));

/** Attempts as speedcubing writes them: −1 DNF or foul, −2 DNS, 0 nothing yet where less is better. */
const attempt = (value: number | null, zeroCounts: boolean): TimedAttempt => {
  if (value === -1) return "DNF";
  if (value === -2) return "DNS";
  return value === 0 && !zeroCounts ? null : value;
};
const written = { DNF: -1, DNS: -2 };
const cubing = (value: TimedAttempt, nothing: number | null) =>
  value === null ? nothing : typeof value === "number" ? value : written[value];

function jumperOf(name: string, sheet: Record<string, string>): Jumper<string> {
  let retired = false;
  const heights = Object.entries(sheet).map(([height, text]) => {
    const read = readTrials(text);
    if (!read.ok) throw new Error(`${text} cannot be read`);
    retired ||= read.value.retired;
    return { mm: scaled(height, 3), trials: read.value.trials };
  });
  return { id: name, heights, retired };
}

/** The bars of a jump-off from what stands for each jumper, one sign a bar. */
function jumpOffOf(signs: z.infer<typeof jumpOffs>): JumpOffBar<string>[] {
  const rows = Object.entries(signs).map(([name, all]) => [name, [...all]] as const);
  const length = Math.max(0, ...rows.map(([, all]) => all.length));
  const those = (bar: number, sign: string) => rows.filter(([, all]) => all[bar] === sign).map(([name]) => name);
  return Array.from({ length }, (_unused, bar) => ({ mm: 0, cleared: those(bar, "o"), failed: those(bar, "x") }));
}

export const ranking: Record<string, Adapter> = {
  rank: (input) => {
    const read = values.parse(input);
    return rankValues(read.values.map(steps), read.direction, read.ties);
  },
  rank_status: (input) => {
    const read = statuses.parse(input);
    const rows = read.rows.map(({ id: name, v = null, s }) => {
      const none = s ?? (v === null ? "none" : null);
      return { id: name, values: { v: steps(v) }, ...(none ? { status: none } : {}) };
    });
    return standing(rankByChain(rows, [{ key: "v", direction: read.direction }]));
  },
  chain: (input) => {
    const { keys, rows, ties } = chained.parse(input);
    const read = rows.map((row) => ({
      id: z.string().parse(row.id),
      values: Object.fromEntries(
        keys.map(({ key }) => {
          const value = keyValue.parse(row[key]);
          return [key, Array.isArray(value) ? value.map(steps) : steps(value)];
        }),
      ),
    }));
    return standing(rankByChain(read, keys, { style: ties }));
  },
  attempt_tiebreak: (input) => {
    const { direction: way, rows } = attemptRows.parse(input);
    const read = Object.entries(rows).map(([name, all]) => {
      const marks = all.map((one) => (one === null || one < 0 ? null : steps(one)));
      return { id: name, values: { attempts: countback(marks, way) } };
    });
    return nested(rankByChain(read, [{ key: "attempts", direction: way }]).rows);
  },
  high_jump: (input) => {
    const { rows, jump_off, jumpoff } = bars.parse(input);
    const signs = jump_off ?? jumpoff;
    const jumpers = Object.entries(rows).map(([name, sheet]) => jumperOf(name, sheet));
    const first = signs ? "jump-off" : "shared";
    return nested(rankHighJump(jumpers, { first, jumpOff: jumpOffOf(signs ?? {}) }).rows);
  },
  hand_watches: (input) => {
    const answer = handTime(watches.parse(input).ms);
    return answer.ok ? answer.value : null;
  },
  trunc: (input) => {
    const { value, unit } = rounding.parse(input);
    return inSteps(value, unit, "floor");
  },
  wca_mean: (input) => cubing(meanOfThree(hundredths.parse(input).cs.map((one) => attempt(one, false))), 0),
  wca_ao5: (input) => cubing(averageOfFive(hundredths.parse(input).cs.map((one) => attempt(one, false))), 0),
  wca_round_10min: (input) => {
    const { value, perCs } = single.parse(input);
    return value <= 0 ? value : cubingTime(value, perCs) * perCs;
  },
  best_of: (input) => {
    const { direction: way, attempts } = series.parse(input);
    const read = attempts.map((one) => attempt(one, way === "more"));
    return cubing(bestOf(read, way), null);
  },
  sum: (input) => {
    const { values: all } = list.parse(input);
    return shown(decimalSum(all));
  },
  mean: (input) => {
    const { values: all, digits = 2 } = list.parse(input);
    const found = decimalMean(all, digits);
    return found && shown(found);
  },
  weighted: (input) => {
    const { parts, digits } = weights.parse(input);
    return shown(weightedSum(parts, digits));
  },
  quiz_rank: (input) => {
    const rows = quizRows.parse(input).rows.map(({ id: name, score, ms, at }) => ({
      id: name,
      values: { score: steps(score), time: ms, submitted: at },
    }));
    return rankByChain(rows, chains.quiz).rows.map(({ id: name }) => name);
  },
  slow_arrival: (input) => {
    const read = arrivals.parse(input);
    const came = read.arrivals.map((name, i) => ({ name, mark: mark(i + 1) }));
    const fell = read.failed.map((name) => ({ name, mark: failed() }));
    return placed([...came, ...fell], { ...slowCycling, measure: "order" });
  },
  slow_fail_order: (input) => {
    const read = failOrder.parse(input);
    const came = read.finishers.map(([name, ms]) => ({ name, mark: mark(ms) }));
    const fell = read.failed.map((one) => ({
      name: one.id,
      mark: { ...failed(one.time_ms), keptMm: one.distance_cm * 10 },
    }));
    return placed([...came, ...fell], { ...slowCycling, failedOrder: policies[read.policy] });
  },
  round_up: (input) => {
    const { value, unit } = rounding.parse(input);
    return inSteps(value, unit, "ceil");
  },
  slow_net: (input) => {
    const { raw_ms, faults, penalty_ms } = slow.parse(input);
    const off = Object.entries(faults).flatMap(([name, times]) =>
      Array.from({ length: times }, () => -(penalty_ms[name] ?? 0)),
    );
    return withFaults(raw_ms, off, slowCycling);
  },
  net_time: (input) => {
    const { raw_ms, penalties_ms, bonuses_ms } = penalties.parse(input);
    return withFaults(raw_ms, [...penalties_ms, ...bonuses_ms.map((ms) => -ms)], race);
  },
};
