import { z } from "zod";
import type { EntrantId } from "#core/ids.ts";
import { rankMarks, rankValues } from "#core/ranking/rank.ts";
import { netMark } from "#core/scoring/mark.ts";
import { faultKinds } from "#core/scoring/ops.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { failed, id, mark, numberOf, race, skipping, slowCycling, status } from "../people.ts";
import type { Adapter } from "./adapter.ts";

const direction = z.enum(["asc", "desc"]).transform((one) => (one === "asc" ? ("less" as const) : ("more" as const)));
const values = z.object({
  values: z.array(z.number().nullable()),
  direction,
  ties: z.enum(["competition", "dense", "fractional"]),
});
const statuses = z.object({
  direction,
  rows: z.array(
    z.object({ id: z.string(), v: z.number().optional(), s: z.enum(["DNS", "DNF", "DQ", "NM"]).optional() }),
  ),
});
const counts = z.object({
  keys: z.tuple([z.tuple([z.literal("count"), z.literal("desc")]), z.tuple([z.literal("stops"), z.literal("asc")])]),
  rows: z.array(z.object({ id: z.string(), count: z.number(), stops: z.number() })),
});
const arrivals = z.object({ arrivals: z.array(z.string()), failed: z.array(z.string()) });
const failOrder = z.object({
  finishers: z.array(z.tuple([z.string(), z.number()])),
  failed: z.array(z.object({ id: z.string(), distance_cm: z.number().default(0), time_ms: z.number().default(0) })),
  policy: z.enum(["none", "time", "distance"]),
});
const rounding = z.object({ ms: z.number(), unit: z.number() });
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

/** A raw time with these additions, each a fault of its own. */
function withFaults(raw: number, added: readonly number[], options: ScoringOptions): number | null {
  if (added.length > faultKinds.length) throw new Error(`more than ${faultKinds.length} additions`);
  const noted = faultKinds.slice(0, added.length);
  const effects = noted.map((fault, i) => [fault, { kind: "add" as const, ms: added[i] ?? 0 }]);
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

export const ranking: Record<string, Adapter> = {
  rank: (input) => {
    const read = values.parse(input);
    return rankValues(read.values, read.direction, read.ties);
  },
  rank_status: (input) => {
    const read = statuses.parse(input);
    const rows = read.rows.map(({ id: name, v, s }) => ({ name, mark: s ? status(s) : mark(v ?? null) }));
    return placed(rows, { ...race, direction: read.direction, precisionMs: 1 });
  },
  /** counts with interruptions are the chain the rules know; other chains stand in `notYet` */
  "chain R28": (input) =>
    placed(
      counts.parse(input).rows.map((row) => ({ name: row.id, mark: mark(row.count, { misses: row.stops }) })),
      skipping,
    ),
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
    const { ms, unit } = rounding.parse(input);
    return netMark(mark(ms), { ...race, precisionMs: unit });
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
