import { z } from "zod";
import { divide, scaled } from "#core/number.ts";
import { admitted } from "#core/points/admitted.ts";
import { relayTable, withRecord } from "#core/points/bonus.ts";
import { adjust, caseCosts, deduction, lineUpPoints } from "#core/points/deductions.ts";
import { medalTable } from "#core/points/medals.ts";
import { orderUnits } from "#core/points/order.ts";
import { POINT_SCALE, pointsOf } from "#core/points/scale.ts";
import { attendanceBands, attendancePoints } from "#core/points/spirit.ts";
import { placePoints } from "#core/points/table.ts";
import { pointTables, tableOf } from "#core/points/tables.ts";
import type { Adapter } from "./adapter.ts";

const numbers = z.array(z.number());
const plain = z.object({ table: numbers, places: z.array(z.number().nullable()), rest: z.number().default(0) });
const withTies = plain.extend({ policy: z.enum(["share", "split", "full"]).default("share") });
const one = z.object({ place: z.number(), table: numbers });
const anyOf = z.union([
  z.object({ place: z.number() }),
  z.object({ places: z.array(z.number().nullable()) }),
  z.object({ n: z.number() }),
]);
const teams = z.object({ units: z.record(z.string(), z.object({ total: z.number(), firsts: numbers })) });
const medals = z.object({ rows: z.record(z.string(), numbers) });
const few = z.object({
  actual: z.number(),
  max: z.number(),
  minus: z.number().default(1),
  apply_when: z.enum(["lte_max", "lt_max", "always", "never"]).default("lte_max"),
});
const relay = z.object({
  table: numbers,
  mode: z.enum(["double", "factor", "own"]).default("double"),
  factor: z.number().default(2),
  own: numbers.optional(),
});
const record = z.object({
  points: z.number(),
  mode: z.enum(["double", "factor", "add", "none"]),
  add: z.number().default(9),
  factor: z.number().default(2),
  records: z.number().default(1),
});
const absent = z.object({
  total: z.number(),
  no_shows: z.number().optional(),
  cases: z.number().optional(),
  count: z.number().optional(),
  per: z.number().optional(),
  points_per: z.number().optional(),
});
const cheat = z.object({
  total: z.number(),
  gold: z.number().optional(),
  cases: z.number(),
  points_per: z.number().default(caseCosts.impostor.points),
  gold_per: z.number().default(0),
});
/** points or a place with its table, and a flag of whatever name: one that says "wrong" says the contrary of others */
const lineUp = z
  .object({ points: z.number().optional(), place: z.number().default(1), table: numbers.default([]) })
  .catchall(z.unknown())
  .transform(({ points: won, place, table, ...rest }) => {
    const [name, flag] = Object.entries(rest).find(([, value]) => typeof value === "boolean") ?? ["", true];
    return { won: won ?? table[place - 1] ?? 0, right: /wrong|invalid|bad/.test(name) ? flag !== true : flag === true };
  });
const attendance = z.union([
  z.object({ rate: z.number() }).transform(({ rate }) => [scaled(rate, 6), 1_000_000] as const),
  z.object({ came: z.number(), called: z.number() }).transform(({ came, called }) => [came, called] as const),
]);

const when = { lte_max: "up-to", lt_max: "below", always: "always", never: "never" } as const;

/** The vectors show points to four decimals. */
const shown = (points: number) => divide(points, POINT_SCALE / 10_000, "half-up") / 10_000;
const times = (factor: number) => ({ part: scaled(factor, 4), whole: 10_000 });
const all = (points: readonly number[]) => points.map(shown);
/** A table for as many places as are asked for. */
const padded = (places: readonly number[], rest: number, asked: readonly (number | null)[]) =>
  tableOf({ places, rest }, Math.max(places.length, asked.length, ...asked.map((place) => place ?? 0)));

export const points: Record<string, Adapter> = {
  points: (input) => {
    const { table, places, rest } = plain.parse(input);
    return all(placePoints(places, padded(table, rest, places), "share"));
  },
  points_ties: (input) => {
    const { table, places, rest, policy } = withTies.parse(input);
    return all(placePoints(places, padded(table, rest, places), policy === "full" ? "full" : "share"));
  },
  place_points: (input) => {
    const read = one.parse(input);
    return all(placePoints([read.place], read.table, "share"))[0];
  },
  weihai: (input) => {
    const read = anyOf.parse(input);
    if ("place" in read) return all(placePoints([read.place], tableOf(pointTables.weihai, read.place), "share"))[0];
    const places = "n" in read ? Array.from({ length: read.n }, (_unused, i) => i + 1) : read.places;
    const { rest, places: table } = pointTables.weihai;
    return all(placePoints(places, padded(table, rest, places), "share"));
  },
  admitted: (input) => {
    const { actual, max, minus, apply_when } = few.parse(input);
    return admitted(actual, { max, minus, when: when[apply_when] }).places;
  },
  relay_points: (input) => {
    const { table, mode, factor, own } = relay.parse(input);
    const single = table.map(pointsOf);
    if (mode === "own") return all(relayTable(single, { mode: "own", table: own?.map(pointsOf) ?? single }));
    return all(relayTable(single, { mode: "times", times: times(mode === "double" ? 2 : factor) }));
  },
  record_bonus: (input) => {
    const { points: won, mode, add, factor, records } = record.parse(input);
    const bonus =
      mode === "none"
        ? ({ mode } as const)
        : mode === "add"
          ? ({ mode, points: pointsOf(add) } as const)
          : ({ mode: "times", times: times(mode === "double" ? 2 : factor) } as const);
    return shown(withRecord(pointsOf(won), records, bonus));
  },
  team_rank: (input) => {
    const rows = Object.entries(teams.parse(input).units).sort(([a], [b]) => (a < b ? -1 : 1));
    const units = rows.map(([unit, { total, firsts }]) => ({ unit, points: pointsOf(total), won: firsts }));
    return orderUnits(units).map(({ unit, place }) => [unit, place]);
  },
  deduct: (input) => {
    const read = absent.parse(input);
    const cases = read.no_shows ?? read.cases ?? read.count ?? 1;
    const cost = { points: pointsOf(read.per ?? read.points_per ?? caseCosts["no-show"].points), golds: 0 };
    const account = { unit: "a", points: pointsOf(read.total), golds: 0 };
    return shown(adjust(account, [deduction("a", "no-show", cases, cost)], null).points);
  },
  deduct_cheat: (input) => {
    const { total, gold, cases, points_per, gold_per } = cheat.parse(input);
    const account = { unit: "a", points: pointsOf(total), golds: gold ?? 0 };
    const cost = { points: pointsOf(points_per), golds: gold_per };
    const { points: left, golds } = adjust(account, [deduction("a", "cheating", cases, cost)], null);
    return gold === undefined ? { total: shown(left) } : { total: shown(left), gold: golds };
  },
  lineup_points: (input) => {
    const { won, right } = lineUp.parse(input);
    return shown(lineUpPoints(pointsOf(won), right));
  },
  medal_table: (input) =>
    medalTable(
      Object.entries(medals.parse(input).rows).map(([unit, won]) => ({ unit, medals: won })),
      "gold",
    ).map(({ unit, place }) => [unit, place]),
  medal_table_total: (input) =>
    medalTable(
      Object.entries(medals.parse(input).rows).map(([unit, won]) => ({ unit, medals: won })),
      "total",
    ).map(({ unit, total }) => [unit, total]),
  spirit_attendance: (input) => {
    const [came, called] = attendance.parse(input);
    return attendancePoints(came, called, attendanceBands);
  },
};
