import { z } from "zod";
import type { OpId } from "#core/ids.ts";
import { scaled, unscaled } from "#core/number.ts";
import { rankValues } from "#core/ranking/rank.ts";
import {
  anyPairOver,
  falseDeduction,
  ijruAverage,
  normalised,
  somePairWithin,
  speedResult,
} from "#core/scoring/counters.ts";
import { startedInTime } from "#core/scoring/course.ts";
import { entryDifferences } from "#core/scoring/double-entry.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import { anyLineup, lineupFacts } from "#core/scoring/lineup.ts";
import { countTurns, figureOfEight } from "#core/scoring/long-rope.ts";
import type { Attempt, SheetAct, SheetOp } from "#core/scoring/ops.ts";
import { overallPlaces } from "#core/scoring/overall.ts";
import { beyondTolerance } from "#core/scoring/tolerance.ts";
import { scoreTries } from "#core/scoring/tries.ts";
import { weighTeam } from "#core/scoring/weight.ts";
import { id } from "../people.ts";
import type { Adapter } from "./adapter.ts";

/** The first of these fields that is there. */
const oneOf =
  (...names: string[]) =>
  (fields: Record<string, unknown>): unknown =>
    names.map((name) => fields[name]).find((value) => value !== undefined);
const open = z.record(z.string(), z.unknown());
const hundredths = (value: number) => scaled(value, 2);
const decimal = (value: number) => unscaled(value, 2);

const counted = z.object({ counts: z.array(z.number()), limit: z.number().default(3) });
const averageOf = (counts: readonly number[]): number => ijruAverage(counts.map(hundredths)) ?? 0;

const speed = z.object({
  counts: z.array(z.number()),
  per: z.number().default(10),
  clamp: z.boolean().default(false),
});
const noted = z.number().default(0);
const cap = z.number().nullable().default(null);

const overall = z.object({
  rows: z.record(z.string(), z.object({ S: z.array(z.number().nullable()), N: z.array(z.number().nullable()) })),
  mult: z.array(z.number()).default([]),
});

/** A mark stream: texts, or objects that name what they are and what they take back. */
const stream = z.array(z.union([z.string(), open]));

/** The stream as ops of one device: each schema has a lane of its own, a mark of value n is n taps. */
function tallyOf(items: z.infer<typeof stream>): Record<string, number> {
  const schemas: string[] = [];
  const made: { key: unknown; ids: OpId[] }[] = [];
  const ops: SheetOp[] = [];
  const add = (act: SheetAct): OpId => {
    const seq = ops.length + 1;
    ops.push({ ...act, id: id<OpId>(seq), device: "a", seq, at: seq });
    return id<OpId>(seq);
  };
  const undo = (ids: readonly OpId[]) => ids.map((target) => add({ kind: "undo", target }));
  for (const [index, item] of items.entries()) {
    const fields = typeof item === "string" ? { schema: item } : item;
    const name = String(oneOf("schema", "kind", "type", "op", "mark", "k")(fields));
    const key = oneOf("sequence", "seq", "id", "n")(fields) ?? index;
    if (name === "clear") made.push({ key, ids: [add({ kind: "clear" })] });
    else if (name === "undo") {
      const target = oneOf("target", "of", "undo", "seqTarget")(fields);
      const found = target === undefined ? made[made.length - 1] : made.find((one) => one.key === target);
      const ids = found ? undo(found.ids) : [];
      if (target === undefined) made.pop();
      else made.push({ key, ids });
    } else {
      if (!schemas.includes(name)) schemas.push(name);
      const lane = schemas.indexOf(name) + 1;
      const times = z.number().default(1).parse(oneOf("value", "count")(fields));
      made.push({ key, ids: Array.from({ length: times }, () => add({ kind: "tap", lane })) });
    }
  }
  const { lanes } = foldSheet(ops);
  return Object.fromEntries(schemas.map((schema, i) => [schema, lanes[i + 1]?.count ?? 0]));
}

/** A tally of one thing and its bare number say the same. */
function bare(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, count]) => count !== 0);
  if (entries.length === 0) return 0;
  return entries.length === 1 ? entries[0]?.[1] : Object.fromEntries(entries.sort());
}

const turnNames = {
  pass: "pass",
  through: "pass",
  jump: "pass",
  miss: "miss",
  trip: "miss",
  double: "double",
  two: "double",
  empty: "empty",
  violation: "violation",
  foul: "violation",
  in: "in",
} as const;
const turns = z.object({
  events: z.array(
    z.enum(["pass", "through", "jump", "miss", "trip", "double", "two", "empty", "violation", "foul", "in"]),
  ),
  double_counts: z.number().default(figureOfEight.doubleCounts),
  empty_counts: z.number().default(figureOfEight.emptyCounts),
});

const cell = z.union([z.string(), z.number(), z.null()]).catch((given) => JSON.stringify(given.value));
const entry = z.array(cell);

/** [row, one, other] whether a difference is written as a list or with names. */
const differing = (value: unknown): unknown => {
  if (!Array.isArray(value)) return value;
  return value.map((one: unknown) => (typeof one === "object" && one !== null ? Object.values(one) : one));
};

const touches = z.object({
  touches_ms: z.array(z.number()),
  max_touches: z.number().default(2),
  max_ms: z.number().nullable().default(2000),
});
const delay = z.object({ ms: z.number(), limit_ms: z.number().default(1000) });
const verdict = (fine: boolean) => (fine ? "ok" : "foul");

const target = z.object({
  hits: z.array(z.string()),
  points: z.record(z.string(), z.number()),
  foul: z.enum(["zero", "none"]).default("zero"),
});
const fouls = ["foul", "line_foul", "line"];
const scales = z.object({ team_kg: z.array(z.number()), limit_kg: z.number().nullable().default(null) });
const grams = (kilograms: number) => scaled(kilograms, 3);

const lineup = z.object({
  members: z.array(z.enum(["f", "m"])),
  size: z.number().nullable().default(null),
  min_f: z.number().nullable().default(null),
  min_m: z.number().nullable().default(null),
  max_f: z.number().nullable().default(null),
  max_m: z.number().nullable().default(null),
});
const lineupNames = {
  "members-missing": "missing",
  "members-over": "over",
  "women-missing": "missing_f",
  "women-over": "over_f",
  "men-missing": "missing_m",
  "men-over": "over_m",
} as const;

/** Without the numbers that are 0: whether they are written makes no difference. */
const withoutZeros = (value: unknown): unknown =>
  typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).filter(([, one]) => one !== 0))
    : value;

export const scoring: Record<string, Adapter> = {
  ijru_average: (input) => decimal(averageOf(counted.parse(input).counts)),
  ijru_speed: (input) => {
    const fields = open.parse(input);
    const read = speed.parse(input);
    const most = cap.parse(oneOf("maxFalseStarts", "max_false_starts")(fields));
    const m = falseDeduction(
      {
        falseStarts: noted.parse(oneOf("falseStarts", "false_starts", "starts")(fields)),
        falseSwitches: noted.parse(oneOf("falseSwitches", "false_switches", "switches", "obstructions")(fields)),
      },
      {
        perFalse: read.per,
        mostFalseStarts: most ?? 1,
        switches: cap.parse(oneOf("maxSwitches", "max_switches", "max_false_switches", "switch_count")(fields)),
      },
    );
    const a = averageOf(read.counts);
    return { a: decimal(a), m, R: decimal(speedResult(a, m, read.clamp)) };
  },
  within_three: (input) => {
    const { counts, limit } = counted.parse(input);
    return somePairWithin(counts, limit);
  },
  any_pair_over: (input) => {
    const { counts, limit } = counted.parse(input);
    return anyPairOver(counts, limit);
  },
  ijru_rankN: (input) => {
    const results = z
      .object({ R: z.array(z.number()) })
      .parse(input)
      .R.map(hundredths);
    return { S: rankValues(results, "more", "competition"), N: normalised(results).map(decimal) };
  },
  ijru_overall: (input) => {
    const { rows, mult } = overall.parse(input);
    const read = Object.entries(rows).map(([name, { S, N }]) => ({
      id: name,
      places: S,
      normalised: N.map((one) => (one === null ? null : hundredths(one))),
    }));
    const places = overallPlaces(read, { place: mult, normalised: mult });
    return places.map((one) => [one.id, one.placeSum, decimal(one.normalisedSum), one.place]);
  },
  tally: {
    run: (input) => {
      const given = Array.isArray(input) ? input : oneOf("events", "marks", "stream", "ops")(open.parse(input));
      return bare(tallyOf(stream.parse(given)));
    },
    expected: bare,
  },
  figure8_count: (input) => {
    const read = turns.parse(input);
    const limit = cap.parse(oneOf("max_violations", "violations_allowed", "violation_limit")(open.parse(input)));
    const result = countTurns(
      read.events.map((name) => turnNames[name]),
      { ...figureOfEight, doubleCounts: read.double_counts, emptyCounts: read.empty_counts, violationLimit: limit },
    );
    return result.void ? "void" : result.count;
  },
  double_entry: {
    run: (input) => {
      const fields = open.parse(input);
      const pair = z.tuple([entry, entry]).safeParse(oneOf("entries", "sheets", "lists")(fields));
      const first = pair.success ? pair.data[0] : entry.parse(oneOf("first", "a", "one", "entry1", "A")(fields));
      const second = pair.success ? pair.data[1] : entry.parse(oneOf("second", "b", "two", "entry2", "B")(fields));
      return entryDifferences(first, second).map((one) => [one.row, one.first, one.second]);
    },
    expected: differing,
  },
  foot_tolerance: (input) => {
    const read = touches.parse(input);
    const noted = read.touches_ms.map((ms) => ({ ms }));
    return verdict(beyondTolerance(noted, { count: read.max_touches, ms: read.max_ms }).length === 0);
  },
  start_delay: (input) => {
    const read = delay.parse(input);
    return verdict(startedInTime(read.ms, read.limit_ms));
  },
  target_points: (input) => {
    const { hits, points, foul } = target.parse(input);
    const throws = hits.map((zone): Attempt => {
      const worth = points[zone];
      if (worth !== undefined) return { kind: "valid", value: hundredths(worth) };
      if (fouls.includes(zone)) return { kind: "foul" };
      throw new Error(`no such zone: ${zone}`);
    });
    return decimal(scoreTries(throws, { counts: "sum", foul, countback: false }, "more").value ?? 0);
  },
  twif_weight: (input) => {
    const { team_kg, limit_kg } = scales.parse(input);
    const weighed = weighTeam(team_kg.map(grams), limit_kg === null ? null : grams(limit_kg));
    return { total: unscaled(weighed.total, 3), ok: weighed.kind !== "over-class" };
  },
  lineup: {
    run: (input) => {
      const read = lineup.parse(input);
      const facts = lineupFacts(read.members, {
        ...anyLineup,
        size: read.size,
        minWomen: read.min_f,
        minMen: read.min_m,
        maxWomen: read.max_f,
        maxMen: read.max_m,
      });
      return {
        ok: facts.length === 0,
        ...Object.fromEntries(facts.map(({ kind, count }) => [lineupNames[kind], count])),
      };
    },
    expected: withoutZeros,
  },
};
