import { z } from "zod";
import { type Drawable, drawHeats } from "#core/heats/draw.ts";
import { leastSeparation } from "#core/heats/separation.ts";
import { heatSizes, heatSizesWithMinimum } from "#core/heats/sizes.ts";
import { id, numberOf } from "../people.ts";
import type { Adapter } from "./adapter.ts";

const sizes = z.object({ n: z.number(), lanes: z.number() });
const withMinimum = sizes.extend({ min: z.number() });
const units = z.object({ units: z.record(z.string(), z.number()), heats: z.number() });
const dealt = z.object({ entries: z.array(z.string()), heats: z.number() });

/**
 * Which heats come out is a lot, so the answer is what every such deal has in common: the sizes, and each unit's people
 * spread over the heats, as text.
 */
function spread(heats: readonly (readonly string[])[]): string[] {
  const unitOf = (name: string) => name.slice(0, 1);
  const all = [...new Set(heats.flat().map(unitOf))].sort();
  const counts = (unit: string) => heats.map((heat) => heat.filter((one) => unitOf(one) === unit).length).sort();
  return [`sizes ${heats.map((heat) => heat.length).sort()}`, ...all.map((unit) => `${unit} ${counts(unit)}`)];
}

export const heats: Record<string, Adapter> = {
  heat_sizes: (input) => {
    const { n, lanes } = sizes.parse(input);
    return heatSizes(n, lanes);
  },
  heat_sizes_min: (input) => {
    const { n, lanes, min } = withMinimum.parse(input);
    const decision = heatSizesWithMinimum(n, lanes, min);
    return decision.ok ? { feasible: true, sizes: decision.value } : { feasible: false };
  },
  min_same_unit_pairs: (input) => {
    const read = units.parse(input);
    return leastSeparation(Object.values(read.units), read.heats);
  },
  deal_by_unit: {
    run: (input) => {
      const { entries, heats: count } = dealt.parse(input);
      const letters = [...new Set(entries.map((one) => one.slice(0, 1)))];
      const people: Drawable[] = entries.map((one, i) => ({ id: id(i), unit: id(letters.indexOf(one.slice(0, 1))) }));
      const lanes = Math.ceil(entries.length / count);
      const draw = drawHeats(people, { lanes, seed: "deal", separate: true });
      return spread(draw.heats.map((heat) => heat.lanes.map((one) => entries[numberOf(one.id)] ?? "")));
    },
    expected: (value) => spread(z.array(z.array(z.string())).parse(value)),
  },
};
