import { z } from "zod";
import { circle, circleSizes } from "#core/heats/circle.ts";
import { type LaneScheme, laneBands } from "#core/heats/lane-schemes.ts";
import { cutPots } from "#core/heats/pots.ts";
import { drawSeededHeats } from "#core/heats/seeded-draw.ts";
import { leastSeparation } from "#core/heats/separation.ts";
import { heatSizes, heatSizesWithMinimum } from "#core/heats/sizes.ts";
import { largerHeats, snake } from "#core/heats/snake.ts";
import { viability } from "#core/heats/viability.ts";
import { id, numberOf } from "../people.ts";
import type { Adapter } from "./adapter.ts";

const larger = z.enum(["first", "last"]);
const sizes = z.object({ n: z.number(), lanes: z.number(), larger: larger.optional(), extra: larger.optional() });
const withMinimum = sizes.extend({ min: z.number() });
const units = z.object({
  units: z.union([z.record(z.string(), z.number()), z.array(z.number())]),
  heats: z.number(),
});
const dealt = z.object({ entries: z.array(z.string()), heats: z.number() });
const ranked = z.object({
  n: z.number().optional(),
  ranked: z.array(z.unknown()).optional(),
  ranks: z.array(z.unknown()).optional(),
  entries: z.array(z.unknown()).optional(),
  heats: z.number().optional(),
  h: z.number().optional(),
  groups: z.number().optional(),
  pot_size: z.number().optional(),
  size: z.number().optional(),
  larger: larger.optional(),
  larger_first: z.boolean().optional(),
});
const circled = z.object({
  n: z.number(),
  lanes: z.number(),
  min: z.number().default(3),
  heats: z.number().optional(),
  circle: z.number().optional(),
  circled: z.number().optional(),
  last: z.number().optional(),
  distance: z.boolean().optional(),
});
const lanes = z.object({ lanes: z.number().default(8), scheme: z.string().default("spearhead") });
const viable = z.object({
  entries: z.number().optional(),
  min_entries: z.number().default(0),
  units: z.number().optional(),
  min_units: z.number().default(0),
  present: z.number().nullish(),
  min_present: z.number().default(0),
});
const verdict = z.union([
  z.boolean().transform((scheduled) => ({ scheduled, held: undefined })),
  z.object({ scheduled: z.boolean(), held: z.boolean().nullish() }),
]);

/** The ranked people of an input: named, or 1..n; and the number of heats, or of a pot's people, which is the same. */
function rankedOf(input: unknown): { people: unknown[]; heats: number; larger: "first" | "last" | null } {
  const read = ranked.parse(input);
  const named = read.ranked ?? read.ranks ?? read.entries;
  const people = named ?? Array.from({ length: read.n ?? 0 }, (_unused, i) => i + 1);
  const heats = read.heats ?? read.h ?? read.groups ?? read.pot_size ?? read.size ?? 1;
  return { people, heats, larger: read.larger ?? (read.larger_first ? "first" : null) };
}

/** The scheme that a name means; an unknown one on nine lanes is the only one that is made for nine. */
function schemeOf(name: string, count: number): LaneScheme {
  const [found] = (["wa_before_2023", "wa_2023_straight", "wa_2023_200m", "wa_2023_400m"] as const).filter(
    (scheme) => scheme === name,
  );
  if (found) return found;
  if (/nine|9|junior/.test(name)) return "nine_lane_juniors";
  if (/row/.test(name)) return "rowing";
  if (/lot|draw|random/.test(name)) return "lots";
  if (/band/.test(name)) return "centre-bands";
  if (/spear|swim|fina|centre|center/.test(name)) return "spearhead";
  if (count === 9) return "nine_lane_juniors";
  throw new Error(`no lane scheme is named ${name}`);
}

function bandsOf(input: unknown): number[][] | string {
  const { lanes: count, scheme } = lanes.parse(input);
  const bands = laneBands(schemeOf(scheme, count), count);
  return bands.ok ? bands.value : bands.refusal.kind;
}

/**
 * Which heats come out is a lot, so the answer is what every such deal has in common: the sizes, and each unit's people
 * spread over the heats, as text.
 */
function spread(heats: readonly (readonly string[])[]): string[] {
  const all = [...new Set(heats.flat().map(unitOf))].sort();
  const counts = (unit: string) => heats.map((heat) => heat.filter((one) => unitOf(one) === unit).length).sort();
  return [`sizes ${heats.map((heat) => heat.length).sort()}`, ...all.map((unit) => `${unit} ${counts(unit)}`)];
}

const unitOf = (name: string) => name.replace(/\d+$/, "");

export const heats: Record<string, Adapter> = {
  heat_sizes: (input) => {
    const read = sizes.parse(input);
    return heatSizes(read.n, read.lanes, read.larger ?? read.extra);
  },
  heat_sizes_min: (input) => {
    const read = withMinimum.parse(input);
    const decision = heatSizesWithMinimum(read.n, read.lanes, read.min, read.larger ?? read.extra);
    return decision.ok ? { feasible: true, sizes: decision.value } : { feasible: false };
  },
  snake: (input) => {
    const { people, heats: count, larger: order } = rankedOf(input);
    const piles = snake(people, count);
    return order ? largerHeats(piles, order) : piles;
  },
  circle_seed: (input) => {
    const read = circled.parse(input);
    const turning = read.circle ?? read.circled ?? read.last ?? (read.distance ? 2 : 3);
    const wishes = { lanes: read.lanes, minimum: read.min, circled: turning === 2 ? 2 : 3 } as const;
    const found = circleSizes(read.n, wishes, read.heats);
    if (!found.ok) return { feasible: false };
    const { people } = rankedOf({ n: read.n });
    return Object.fromEntries(circle(people, found.value, wishes.circled).map((heat, i) => [i + 1, heat]));
  },
  pots: (input) => {
    const { people, heats: count } = rankedOf(input);
    return cutPots(people, count);
  },
  lane_order: (input) => {
    const bands = bandsOf(input);
    return typeof bands === "string" ? bands : bands.flat();
  },
  lane_bands: bandsOf,
  event_viability: {
    run: (input) => {
      const read = viable.parse(input);
      const had = { entries: read.entries ?? read.min_entries, units: read.units ?? read.min_units };
      const { scheduled, held } = viability(
        { ...had, present: read.present ?? null },
        { entries: read.min_entries, units: read.min_units, present: read.min_present },
      );
      return { scheduled, held };
    },
    // an example that leaves out what follows from the rest means the same
    expected: (value) => {
      const { scheduled, held } = verdict.parse(value);
      return { scheduled, held: held ?? (scheduled ? null : false) };
    },
  },
  min_same_unit_pairs: (input) => {
    const read = units.parse(input);
    return leastSeparation(Object.values(read.units), read.heats);
  },
  deal_by_unit: {
    run: (input) => {
      const { entries, heats: count } = dealt.parse(input);
      const letters = [...new Set(entries.map(unitOf))];
      const draw = drawSeededHeats(
        entries.map((one, i) => ({ id: id(i), unit: id(letters.indexOf(unitOf(one))), mark: null })),
        {
          method: "diagonal",
          lanes: entries.length,
          heats: count,
          minimum: 0,
          circled: 3,
          separate: "prefer",
          order: "lot",
          larger: "first",
          better: "lower",
          scheme: "lots",
          seed: "deal",
        },
      );
      if (!draw.ok) return draw.refusal.kind;
      return spread(draw.value.heats.map((heat) => heat.lanes.map((one) => entries[numberOf(one.id)] ?? "")));
    },
    expected: (value) => spread(z.array(z.array(z.string())).parse(value)),
  },
};
