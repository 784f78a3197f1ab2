import { z } from "zod";
import { scaled, unscaled } from "#core/number.ts";
import { seededRandom } from "#core/random.ts";
import { buchholz, sonnebornBerger } from "#core/swiss/buchholz.ts";
import { pairGroup } from "#core/swiss/method.ts";
import { type SwissOptions, swissDefaults } from "#core/swiss/options.ts";
import { pairSwiss } from "#core/swiss/pair.ts";
import type { Standing } from "#core/swiss/standing.ts";
import { virtualOpponent } from "#core/swiss/unplayed.ts";
import type { Adapter } from "./adapter.ts";

/** Points of the examples are in whole points and halves; those of the rules in halves. */
const halves = z.union([
  z.number().transform((points) => scaled(points * 2, 0)),
  z.string().transform((word) => (/^(w|1)/i.test(word) ? 2 : /^(d|½|0\.5)/i.test(word) ? 1 : 0)),
]);
const points = (value: number) => unscaled(value * 5, 1);
const ids = z.array(z.string()).default([]);
const row = z.union([
  z
    .tuple([z.string(), halves])
    .rest(z.unknown())
    .transform(([id, score]) => ({ id, score, unit: null })),
  z.object({ id: z.string(), score: halves, unit: z.string().nullable().default(null) }),
]);
const method = z.enum(["slide", "fold", "random"]);
const round = z
  .object({
    players: z.array(row).optional(),
    standings: z.array(row).optional(),
    met: z.array(z.tuple([z.string(), z.string()])).default([]),
    had_bye: ids,
    walkover: ids,
    walkover_wins: ids,
    method: method.default("slide"),
    seed: z.string().default(""),
    units: z.record(z.string(), z.string()).default({}),
    pull_up: z.enum(["top", "bottom", "random"]).default(swissDefaults.pullUp),
    float_down: z.enum(["top", "bottom", "random"]).default(swissDefaults.floatDown),
    avoid_unit: z.boolean().default(true),
  })
  .transform((read) => ({
    seed: read.seed,
    options: {
      ...swissDefaults,
      method: read.method,
      pullUp: read.pull_up,
      floatDown: read.float_down,
      unitsApart: read.avoid_unit,
    } satisfies SwissOptions,
    standings: (read.players ?? read.standings ?? []).map(
      ({ id, score, unit }, order): Standing<string> => ({
        id,
        score,
        order,
        unit: unit ?? read.units[id] ?? null,
        met: read.met.flatMap(([a, b]) => (a === id ? [b] : b === id ? [a] : [])),
        hadBye: [read.had_bye, read.walkover, read.walkover_wins].some((list) => list.includes(id)),
        floats: [],
        sides: [],
      }),
    ),
  }));
const group = z.object({ n: z.number(), method, seed: z.string().default("") });
const virtual = z.object({ rounds: z.number(), round: z.number(), points_before: halves, result: halves });
const opponents = z.object({
  opponents: z.array(halves),
  cut: z.number().default(0),
  median: z.union([z.boolean().transform(Number), z.number()]).optional(),
});
const scores = z.array(halves);
const game = z.union([
  z.tuple([halves, halves]).transform(([result, opponent]) => ({ points: result, opponent })),
  z.object({ result: halves, score: halves }).transform(({ result, score }) => ({ points: result, opponent: score })),
  z.object({ result: halves, opponent: halves }).transform(({ result, opponent }) => ({ points: result, opponent })),
  z.object({ result: halves, opponent_score: halves }).transform((read) => ({
    points: read.result,
    opponent: read.opponent_score,
  })),
]);
const listed = z
  .object({
    results: scores,
    opponents: scores.optional(),
    opponent_scores: scores.optional(),
    scores: scores.optional(),
  })
  .transform((read) => {
    const of = read.opponents ?? read.opponent_scores ?? read.scores ?? [];
    return read.results.map((result, at) => ({ points: result, opponent: of[at] ?? 0 }));
  });
const games = z.array(game);
const sonneborn = z.union([
  listed,
  z.object({ games }).transform((read) => read.games),
  z.object({ results: games }).transform((read) => read.results),
  z.object({ rows: games }).transform((read) => read.rows),
  z.object({ opponents: games }).transform((read) => read.opponents),
  games,
]);

/** Pairs alone where everybody has an opponent, with the bye where somebody has none. */
function pairing(input: unknown): { pairs: unknown; bye: string | null } | null {
  const { standings, options, seed } = round.parse(input);
  const found = pairSwiss(standings, options, seed);
  if (!found.ok) return null;
  return { pairs: found.value.pairs.map(({ players }) => players), bye: found.value.bye?.id ?? null };
}

export const swiss: Record<string, Adapter> = {
  swiss_pair: (input) => {
    const found = pairing(input);
    return found && found.bye === null ? found.pairs : found;
  },
  swiss_bye: (input) => pairing(input)?.bye ?? null,
  pair_bracket: (input) => {
    const { n, method: chosen, seed } = group.parse(input);
    return pairGroup(n, chosen, seededRandom(seed));
  },
  virtual_opponent: (input) => {
    const { rounds, round: number, points_before, result } = virtual.parse(input);
    const found = virtualOpponent({ rounds, round: number, before: points_before, points: result });
    const note = `${points(found.before)} + ${points(found.inRound)} + ${found.later}*0.5`;
    return { own: points(found.own), note };
  },
  buchholz: (input) => {
    const read = opponents.parse(input);
    const cut = points(buchholz(read.opponents, read.cut));
    const full = points(buchholz(read.opponents));
    if (read.median === undefined) return { full, cut };
    return { full, cut, median: points(buchholz(read.opponents, read.median, read.median)) };
  },
  sonneborn: (input) => unscaled(sonnebornBerger(sonneborn.parse(input)) * 25, 2),
};
