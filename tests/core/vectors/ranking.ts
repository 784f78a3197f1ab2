import { z } from "zod";
import type { EntrantId } from "#core/ids.ts";
import { rankMarks, rankValues } from "#core/ranking/rank.ts";
import { netMark } from "#core/scoring/mark.ts";
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
  failed: z.array(z.object({ id: z.string(), time_ms: z.number() })),
  policy: z.enum(["none", "time"]),
});
const rounding = z.object({ ms: z.number(), unit: z.number() });
const foot = z.object({
  raw_ms: z.number(),
  faults: z.object({ foot: z.number() }),
  penalty_ms: z.object({ foot: z.number() }),
});
const penalties = z.object({ raw_ms: z.number(), penalties_ms: z.array(z.number()), bonuses_ms: z.tuple([]) });

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
    const fell = read.failed.map((one) => ({ name: one.id, mark: failed(one.time_ms) }));
    return placed([...came, ...fell], { ...slowCycling, failedOrder: read.policy === "time" ? "kept" : "none" });
  },
  round_up: (input) => {
    const { ms, unit } = rounding.parse(input);
    return netMark(mark(ms), { ...race, precisionMs: unit });
  },
  slow_net: (input) => {
    const read = foot.parse(input);
    const faults = Array.from({ length: read.faults.foot }, () => "foot" as const);
    const options: ScoringOptions = { ...slowCycling, faults: { foot: { kind: "add", ms: -read.penalty_ms.foot } } };
    return netMark(mark(read.raw_ms, { faults }), options);
  },
  net_time: (input) => {
    const read = penalties.parse(input);
    const kinds = ["foot", "apart", "one-foot"] as const;
    const noted = read.penalties_ms.flatMap((ms, i) => (kinds[i] ? [{ fault: kinds[i], ms }] : []));
    const effects = noted.map(({ fault, ms }) => [fault, { kind: "add" as const, ms }]);
    const options: ScoringOptions = { ...race, precisionMs: 1, faults: Object.fromEntries(effects) };
    return netMark(mark(read.raw_ms, { faults: noted.map(({ fault }) => fault) }), options);
  },
};
