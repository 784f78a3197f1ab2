import { z } from "zod";
import { scaled, unscaled } from "#core/number.ts";
import { countedResult, firstOfDays } from "#core/quiz/attempts.ts";
import { suddenDeath } from "#core/quiz/decider.ts";
import { drawList, drawLots } from "#core/quiz/lots.ts";
import { drawEntrants } from "#core/quiz/results.ts";
import { riskOrder } from "#core/quiz/risk-order.ts";
import { totals } from "#core/quiz/total.ts";
import { assignRing } from "#core/quiz/turns.ts";
import type { Adapter } from "./adapter.ts";
import { answered, attempts, change, entrants, id, scoreRows, shownRing, standing } from "./quiz-inputs.ts";

/** Points of the examples are counted in steps of this many decimals. */
const digits = 2;
const steps = (points: number) => scaled(points, digits);

const score = z.object({
  base: z.number().default(0),
  events: z.array(change),
  floor: z.union([z.number(), z.boolean(), z.null()]).default(null),
});

const lotOrder = z.union([
  z.array(id),
  z.record(z.string(), z.number()).transform((numbers) => standing(Object.entries(numbers))),
]);
const risk = z.object({
  scores: scoreRows.optional(),
  rows: scoreRows.optional(),
  teams: scoreRows.optional(),
  seats: z.array(id).optional(),
  lot: lotOrder.optional(),
  lots: lotOrder.optional(),
  seed: z.string().optional(),
  policy: z.string().optional(),
  mode: z.string().optional(),
  by: z.string().optional(),
});

const sudden = z.object({
  teams: z.array(id),
  places: z.number().default(1),
  events: z.array(answered).optional(),
  answers: z.array(answered).default([]),
});

const lots = z.object({
  seed: z.union([z.string(), z.number().transform(String)]),
  ids: z.array(z.string()),
  k: z.number(),
  reserves: z.number().optional(),
  exclude: z.array(z.string()).default([]),
});

const ring = z.object({
  teams: z.union([z.array(id), z.number()]).optional(),
  n: z.number().optional(),
  values: z.union([z.array(z.number()), z.record(z.string(), z.number())]).optional(),
});

export const quiz: Record<string, Adapter> = {
  quiz_score: (input) => {
    const { base, events, floor } = score.parse(input);
    const least = floor === true ? 0 : floor === false || floor === null ? null : steps(floor);
    const changes = events.map(steps);
    return unscaled([steps(base), ...totals(steps(base), changes, least)].pop() ?? 0, digits);
  },
  risk_order: (input) => {
    const read = risk.parse(input);
    const given =
      read.scores ?? read.rows ?? read.teams ?? (read.seats ?? []).map((team) => ({ team, points: 0, lot: null }));
    const { seats } = read;
    const seated = seats ? [...given].sort((a, b) => seats.indexOf(a.team) - seats.indexOf(b.team)) : given;
    const all = seated.map(({ team, points }) => ({ team, points: steps(points) }));
    const policy = read.policy ?? read.mode ?? read.by ?? "score";
    if (policy.includes("seat")) return riskOrder(all, { by: policy.includes("rev") ? "reverse-seat" : "seat" }).teams;
    const numbered = given.flatMap(({ team, lot }) => (lot === null ? [] : [[team, lot] as const]));
    const drawn = read.lot ?? read.lots ?? standing(numbered);
    return riskOrder(all, { by: "score", lot: read.seed === undefined ? { drawn } : { seed: read.seed } }).teams;
  },
  sudden_death: {
    run: (input) => {
      const { teams, places, events, answers } = sudden.parse(input);
      const { through, decided } = suddenDeath(teams, places, events ?? answers);
      if (!decided) return null;
      return places === 1 ? through[0] : through;
    },
    // the winner alone, or with what became of the others
    expected: (value) => z.object({ winner: z.unknown() }).safeParse(value).data?.winner ?? value,
  },
  daily_best: (input) => {
    const { tries, counting, perDay } = attempts.parse(input);
    const all = tries.map(({ points, day }, at) => ({ points: steps(points), usedMs: 0, submittedAt: at, day }));
    const counted = countedResult(perDay === null ? all : firstOfDays(all, perDay), counting);
    return counted && unscaled(counted.points, digits);
  },
  eligible_draw: (input) => {
    const { people, over, reached } = entrants.parse(input);
    const rows = people.all.map((one) => ({ id: one.id, points: steps(one.points) }));
    const found = drawEntrants(rows, steps(over), reached);
    return people.alone ? found.length > 0 : found;
  },
  hash_draw: (input) => {
    const { seed, ids, k, reserves, exclude } = lots.parse(input);
    const list = drawList(
      ids,
      exclude.map((one) => ({ id: one, why: "won-before" as const })),
    );
    const drawn = drawLots(list, { seed, prizes: k, published: list.hash });
    if (!drawn.ok) return drawn.refusal;
    if (reserves === undefined) return drawn.value.winners;
    return { winners: drawn.value.winners, reserves: drawn.value.reserves.slice(0, reserves) };
  },
  assign_ring: {
    run: (input) => {
      const { teams, n, values } = ring.parse(input);
      const count = (typeof teams === "number" ? teams : n) ?? (Array.isArray(values) ? values.length : 0);
      const numbers = Array.from({ length: count }, (_, at) => `${at + 1}`);
      const named = values && !Array.isArray(values) ? Object.keys(values) : numbers;
      const seats = Array.isArray(teams) ? teams : named;
      const turns = assignRing(seats);
      if (!values) return shownRing(turns.map(({ chooses, answers }) => [chooses, answers]));
      const setBy = (team: string) => (Array.isArray(values) ? values[seats.indexOf(team)] : values[team]) ?? null;
      return shownRing(turns.map(({ chooses, answers }) => [answers, setBy(chooses)]));
    },
    expected: (value) => shownRing(value),
  },
};
