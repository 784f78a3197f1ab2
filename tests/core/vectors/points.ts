import { z } from "zod";
import type { EventId, UnitId } from "#core/ids.ts";
import { POINT_SCALE, placePoints, unitTotals } from "#core/points/table.ts";
import { id, numberOf } from "../people.ts";
import type { Adapter } from "./adapter.ts";

const table = z.array(z.number());
const plain = z.object({ table, places: z.array(z.number()) });
const withTies = plain.extend({ policy: z.enum(["share", "full"]) });
const one = z.object({ place: z.number(), table });
const teams = z.object({ units: z.record(z.string(), z.object({ total: z.number(), firsts: z.array(z.number()) })) });
const medals = z.object({ rows: z.record(z.string(), z.array(z.number())) });

/** The vectors show points to four decimals, which is what the scale holds. */
const shown = (scaled: readonly number[]) => scaled.map((points) => points / POINT_SCALE);

/** [name, place] of units that won so many firsts, seconds, … and so many points in all. */
function totals(units: readonly { name: string; points: number; won: readonly number[] }[]): [string, number][] {
  const rows = units.flatMap(({ points, won }, at) => {
    const unit = id<UnitId>(at);
    const event = id<EventId>(0);
    const places = won.flatMap((times, i) =>
      Array.from({ length: times }, () => ({ unit, event, place: i + 1, points: 0 })),
    );
    return [...places, { unit, event, place: null, points }];
  });
  return unitTotals(
    rows,
    units.map((_unit, at) => id<UnitId>(at)),
  ).map(({ unit, place }) => [units[numberOf(unit)]?.name ?? "", place]);
}

export const points: Record<string, Adapter> = {
  points: (input) => {
    const read = plain.parse(input);
    return shown(placePoints(read.places, read.table, "share"));
  },
  points_ties: (input) => {
    const read = withTies.parse(input);
    return shown(placePoints(read.places, read.table, read.policy));
  },
  place_points: (input) => {
    const read = one.parse(input);
    return shown(placePoints([read.place], read.table, "share"))[0];
  },
  team_rank: (input) =>
    totals(
      Object.entries(teams.parse(input).units).map(([name, { total, firsts }]) => ({
        name,
        points: total,
        won: firsts,
      })),
    ),
  /** gold first, then silver, then bronze: the same chain as for units level on points */
  medal_table: (input) =>
    totals(Object.entries(medals.parse(input).rows).map(([name, won]) => ({ name, points: 0, won }))),
};
