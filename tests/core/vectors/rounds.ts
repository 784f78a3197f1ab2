import { z } from "zod";
import { rankValues } from "#core/ranking/rank.ts";
import { type Clinch, type Cutting, clinch } from "#core/rounds/clinch.ts";
import type { Form, Performance } from "#core/rounds/forms.ts";
import { type QualifiedBy, qualifyBy } from "#core/rounds/qualify-by.ts";
import { type Known, reachOf } from "#core/rounds/reach.ts";
import { callReserves } from "#core/rounds/reserves.ts";
import { shareOf } from "#core/rounds/share.ts";
import type { CutPolicy } from "#core/rounds/tie.ts";
import type { Adapter } from "./adapter.ts";
import { planning } from "./planning.ts";

/** The names that examples give to the last resort of a tie. */
const resorts = {
  include_all: "all-in",
  all_in: "all-in",
  "all-in": "all-in",
  all_advance: "all-in",
  exclude_all: "none-in",
  none_in: "none-in",
  "none-in": "none-in",
  decider: "decider",
  extra_contest: "decider",
  contest: "decider",
  swim_off: "decider",
  sudden_death: "decider",
  extra_throw: "decider",
  lot: "lot",
  lots: "lot",
} as const;
const resort = z.enum(Object.keys(resorts) as [keyof typeof resorts]).transform((name) => resorts[name]);

const byTime = z.object({
  heats_ms: z.record(z.string(), z.record(z.string(), z.number().nullable())),
  Q: z.number(),
  q: z.number(),
  capacity: z.number().optional(),
  tie_by_place: resort.optional(),
  tie_by_time: resort.optional(),
});
const cut = z.object({
  ranks: z.array(z.number().nullable()),
  n: z.number(),
  policy: z.union([resort, z.enum(["finer", "finer_measure", "extra_lane", "capacity"])]),
  finer: z.array(z.number()).optional(),
  capacity: z.number().optional(),
  last: resort.optional(),
});
const names = z.array(z.string());
const withdrawals = z.object({
  qualified: names.optional(),
  reserves: names.optional(),
  order: names.optional(),
  ranking: names.optional(),
  ranked: names.optional(),
  n: z.number().optional(),
  places: z.number().optional(),
  advance: z.number().optional(),
  withdraw: names.optional(),
  withdrawn: names.optional(),
  withdrawals: names.optional(),
});
const score = z.union([z.number(), z.null()]);
const live = z.object({
  n: z.number().optional(),
  N: z.number().optional(),
  places: z.number().optional(),
  advance: z.number().optional(),
  cond: z.object({ type: z.enum(["ranking", "percent"]), level: z.number() }).optional(),
  entered: z.union([z.array(score), z.array(z.tuple([z.string(), score])), z.record(z.string(), score)]).optional(),
  results: z.union([z.array(score), z.array(z.tuple([z.string(), score])), z.record(z.string(), score)]).optional(),
  ranks: z.array(score).optional(),
  best: z.array(z.number()).optional(),
  remaining: z.number().optional(),
  to_compete: z.number().optional(),
  empty: z.number().optional(),
  best_possible: z.number().nullish(),
  direction: z.enum(["asc", "desc"]).default("asc"),
  policy: resort.default("all-in"),
});

interface Row {
  name: string;
  heat: string;
  value: number | null;
}

function performances(rows: readonly Row[]): Performance<string>[] {
  const overall = rankValues(
    rows.map(({ value }) => value),
    "less",
    "competition",
  );
  return rows.map(({ name, heat, value }, i) => {
    const mates = rows.filter((other) => other.heat === heat);
    const inHeat = rankValues(
      mates.map((other) => other.value),
      "less",
      "competition",
    );
    const heatPlace = inHeat[mates.findIndex((other) => other.name === name)] ?? null;
    return { id: name, heat, heatPlace, place: overall[i] ?? null, value, tookPart: true };
  });
}

interface Ties {
  last: CutPolicy["last"];
  finer?: readonly number[] | undefined;
  capacity?: number | undefined;
  inHeats?: "as-cut" | "all-in";
}

function goOn(rows: readonly Row[], forms: readonly Form[], ties: Ties): QualifiedBy<string> {
  const policy: CutPolicy = {
    finer: ties.finer !== undefined,
    capacity: ties.capacity ?? null,
    last: ties.last,
    method: "contest",
  };
  const finer = new Map(
    rows.flatMap(({ name }, i) => (ties.finer ? [[name, ties.finer[i] ?? Infinity] as const] : [])),
  );
  return qualifyBy(
    performances(rows),
    { forms, tiesInHeats: ties.inHeats ?? "as-cut", minimum: null, cap: null },
    { policy, records: [], withdrawn: new Set(), finer },
  );
}

/** Whatever else an example tells of a call, its answer is the reserves who are called. */
function calledIn(value: unknown): unknown {
  const pair = z.union([
    z.string(),
    z.tuple([z.string(), z.string()]).transform(([, called]) => called),
    z.object({ called: z.string() }).transform(({ called }) => called),
    z.object({ in: z.string() }).transform((one) => one.in),
  ]);
  const read = z.union([z.array(pair), z.object({ called: z.array(pair) }).transform(({ called }) => called)]);
  const found = read.safeParse(value);
  return found.success ? found.data : value;
}

/** Names and marks of a live table; those still to compete have none. */
function table(input: unknown): { known: [string | number, Known][]; places: number; capacity: number | null } {
  const read = live.parse(input);
  const given = read.entered ?? read.results ?? read.best ?? read.ranks ?? [];
  const list: [string | number, number | null][] = Array.isArray(given)
    ? given.map((one, i) => (Array.isArray(one) ? one : [i + 1, one]))
    : Object.entries(given);
  const open: Known = { kind: "open", best: read.best_possible ?? null, worst: null, mayFail: true };
  const known = list.map(([name, value], i): [string | number, Known] => {
    // with codes of marks, 0 is not yet and below is none
    const waits = value === null || (read.best !== undefined && value === 0) || read.ranks?.[i] === null;
    if (waits) return [name, open];
    return [name, { kind: "done", value: read.best !== undefined && value < 0 ? null : value }];
  });
  const more = read.remaining ?? read.to_compete ?? read.empty ?? 0;
  for (let i = 0; i < more; i++) known.push([`still to compete ${i}`, open]);
  const level = read.cond?.type === "percent" ? shareOf(known.length, read.cond.level, "floor") : read.cond?.level;
  const places = level ?? read.n ?? read.N ?? read.places ?? read.advance ?? 0;
  return { known, places, capacity: read.cond ? shareOf(known.length, 75, "floor") : null };
}

export const rounds: Record<string, Adapter> = {
  ...planning,
  Qq: (input) => {
    const read = byTime.parse(input);
    const rows = Object.entries(read.heats_ms).flatMap(([heat, people]) =>
      Object.entries(people).map(([name, value]) => ({ name, heat, value })),
    );
    const forms: Form[] = [
      { kind: "per-heat", count: read.Q },
      { kind: "next-best", count: read.q },
    ];
    const inHeats = read.tie_by_place === "all-in" ? "all-in" : "as-cut";
    const found = goOn(rows, forms, { last: read.tie_by_time ?? "lot", capacity: read.capacity, inHeats });
    const through = (by: "Q" | "q") => found.qualified.filter((one) => one.by === by).map(({ id }) => id);
    return { Q: through("Q"), q: through("q"), q_tie: found.waiting };
  },
  cut_policy: (input) => {
    const read = cut.parse(input);
    const rows = read.ranks.map((value, i) => ({ name: String(i), heat: "1", value }));
    const named = read.policy === "finer" || read.policy === "finer_measure";
    const roomy = read.policy === "extra_lane" || read.policy === "capacity";
    const last = named || roomy ? (read.last ?? "decider") : resort.parse(read.policy);
    const ties = { last, finer: read.finer, capacity: read.capacity };
    const found = goOn(rows, [{ kind: "top", count: read.n }], ties);
    const tie = found.facts.find((fact) => fact.kind === "tie-waits");
    const settles = last === "all-in" || last === "none-in" || named || roomy;
    if (!tie && settles) return found.qualified.length;
    return { through: found.qualified.length, contest: tie?.tied.length ?? 0, places: tie?.places ?? 0 };
  },
  /** examples tell calls in several ways; what they share is who is called */
  reserve_call: {
    run: (input) => {
      const read = withdrawals.parse(input);
      const order = read.order ?? read.ranking ?? read.ranked ?? [];
      const places = read.n ?? read.places ?? read.advance ?? 0;
      const qualified = read.qualified ?? order.slice(0, places);
      const reserves = read.reserves ?? order.filter((name) => !qualified.includes(name));
      const left = read.withdraw ?? read.withdrawn ?? read.withdrawals ?? [];
      return callReserves(qualified, reserves, left).calls.flatMap(({ called }) => (called === null ? [] : [called]));
    },
    expected: calledIn,
  },
  clinched: (input) => {
    const read = live.parse(input);
    const { known, places, capacity } = table(input);
    const direction = read.direction === "asc" ? "less" : "more";
    const level = read.policy === "all-in" || read.policy === "none-in" ? read.policy : "waits";
    const cutting: Cutting = {
      perHeat: 0,
      nextBest: capacity === null ? places : Math.min(places, capacity),
      ties: capacity === null ? level : "none-in",
      tiesInHeats: "as-cut",
      capacity,
    };
    const people = known.map(([name, one]) => reachOf(String(name), "1", one, direction));
    const states = clinch(people, cutting);
    const entered = known.filter(([, one]) => one.kind === "done").map(([name]) => name);
    const of = (state: Clinch) => entered.filter((name) => states.get(String(name)) === state);
    return { clinched: of("clinched"), questionable: of("open") };
  },
};
