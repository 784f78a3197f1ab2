import { z } from "zod";
import { berger, robinCounts } from "#core/groups/berger.ts";
import { circleFault } from "#core/groups/circle-fault.ts";
import { crossGroups, type GroupLine } from "#core/groups/cross.ts";
import type { GroupMatch, GroupOutcome } from "#core/groups/group-match.ts";
import { printedRatio } from "#core/groups/ratio.ts";
import {
  badminton,
  basketball,
  basketballAverage,
  type GroupRules,
  tableTennis,
  tableTennisDifferences,
  tugOfWar,
  volleyball,
} from "#core/groups/rules.ts";
import { separate } from "#core/groups/separate.ts";
import { type GroupTable, groupTable } from "#core/groups/table.ts";
import { sidesOf, type Tally } from "#core/groups/tally.ts";
import { unscaled } from "#core/number.ts";
import type { Adapter } from "./adapter.ts";

const fields = z.record(z.string(), z.unknown());
const pair = z.tuple([z.number(), z.number()]);
const ofN = (input: unknown): number => {
  const read = fields.parse(input);
  return z.number().parse(read.n ?? read.teams ?? read.players ?? read.size);
};
const isDouble = (input: unknown): boolean => {
  const { double, times, legs, cycles } = fields.parse(input);
  return double === true || [times, legs, cycles].includes(2);
};

/** [a, b, number for a, number for b …], with how the match ended behind it where it was not played. */
const row = z.tuple([z.string(), z.string()]).rest(z.union([z.number(), z.string(), z.boolean()]));
const ended = (words: readonly unknown[]): GroupOutcome => {
  const word = words.find((one) => typeof one === "string" || one === true);
  if (word === undefined) return "played";
  const outcomes = ["retired", "disqualified", "double-walkover", "void"] as const;
  return outcomes.find((outcome) => outcome === word) ?? "walkover";
};

/** The list of matches, whatever the field is called, counted in the order of `counts`. */
function matchesOf(input: unknown, counts: readonly ("games" | "points")[]): GroupMatch<string>[] {
  const { matches, games, results, rows } = fields.parse(input);
  return z
    .array(row)
    .parse(matches ?? games ?? results ?? rows)
    .map(([a, b, ...rest]) => {
      const numbers = rest.filter((one) => typeof one === "number");
      const outcome = ended(rest);
      const score = (kind: "games" | "points"): [number, number] => {
        const at = 2 * counts.indexOf(kind);
        return at < 0 ? [0, 0] : [numbers[at] ?? 0, numbers[at + 1] ?? 0];
      };
      const [one = 0, other = 0] = numbers;
      const winner =
        outcome === "played" || outcome === "void" || outcome === "double-walkover" ? null : one >= other ? a : b;
      return { a, b, games: score("games"), points: score("points"), outcome, winner };
    });
}

function tableOf(input: unknown, counts: readonly ("games" | "points")[], rules: GroupRules): GroupTable<string> {
  const { teams, players } = fields.parse(input);
  const matches = matchesOf(input, counts);
  const named = z.array(z.string()).safeParse(teams ?? players);
  const ids = [...new Set([...(named.success ? named.data : []), ...matches.flatMap(({ a, b }) => [a, b])])];
  return groupTable({ ids, matches, rules });
}

const order = ({ rows }: GroupTable<string>): string[] => rows.map(({ id }) => id);
const pointsOf = ({ rows }: GroupTable<string>) =>
  Object.fromEntries(rows.map(({ id, matchPoints }) => [id, matchPoints]));
const saysOf = (input: unknown, word: string): boolean => JSON.stringify(input).includes(word);

/** The match points of one match between the first and the second. */
const worth = (match: Partial<GroupMatch<string>>, rules: GroupRules) =>
  sidesOf({ a: "a", b: "b", games: [0, 0], points: [0, 0], outcome: "played", winner: null, ...match }, rules);

const lineName = (line: GroupLine | undefined): string | null =>
  line?.kind === "group-place" ? `${line.group}${line.place}` : null;

const team = z.object({ id: z.string(), won: z.number(), points: z.number(), sets: pair, pts: pair });

export const groups: Record<string, Adapter> = {
  berger: (input) => berger(ofN(input)).map(({ pairs }) => pairs),
  berger_byes: (input) => berger(ofN(input)).map(({ bye }) => bye),
  circle_bye_chain: (input) => {
    const { byes, team, rounds } = circleFault(ofN(input));
    return { byes, team, rounds_meeting_previous_bye: rounds };
  },
  rr_counts: {
    run: (input) => {
      const { rounds, matches } = robinCounts(ofN(input), isDouble(input) ? 2 : 1);
      return { rounds, matches };
    },
    // as a list or with names, and whatever else it tells
    expected: (value) => {
      if (Array.isArray(value)) return { rounds: value[0], matches: value[1] };
      const { rounds, matches, games } = fields.parse(value);
      return { rounds, matches: matches ?? games };
    },
  },
  cross_groups: (input) => {
    const read = fields.parse(input);
    const names = z.union([z.array(z.string()), z.number()]).parse(read.groups);
    const list = Array.isArray(names) ? names : Array.from({ length: names }, (_one, i) => String.fromCharCode(65 + i));
    const qualifiers = z.number().parse(read.qualifiers ?? read.per_group ?? read.advance ?? 2);
    const lines = crossGroups(list, qualifiers);
    if (!lines.ok) return lines.refusal;
    const found: (string | null)[][] = [];
    for (let i = 0; i < lines.value.length; i += 2)
      found.push([lineName(lines.value[i]), lineName(lines.value[i + 1])]);
    return found;
  },
  fiba: (input) => {
    const table = tableOf(input, ["points"], saysOf(input, "average") ? basketballAverage : basketball);
    const gd = Object.fromEntries(table.rows.map(({ id, points }) => [id, points.won - points.lost]));
    return { order: order(table), points: pointsOf(table), gd };
  },
  fiba_forfeit: () => {
    const sides = worth({ outcome: "walkover", winner: "a" }, basketball);
    return { score: sides.map(({ tally }) => tally.points.won), points: sides.map(({ tally }) => tally.matchPoints) };
  },
  fivb_points: (input) => {
    const { sets, forfeit } = z.object({ sets: pair.optional(), forfeit: z.boolean().optional() }).parse(input);
    const games = sets ?? [0, 0];
    const match = forfeit ? { outcome: "walkover" as const, winner: games[1] > games[0] ? "b" : "a" } : { games };
    return worth(match, volleyball).map(({ tally }) => tally.matchPoints);
  },
  fivb_rank: (input) => {
    const { teams } = z.object({ teams: z.array(team) }).parse(input);
    const tallies = new Map<string, Tally>();
    for (const { id, won, points, sets, pts } of teams) {
      const [games, small] = [sets, pts].map(([one, other]) => ({ won: one, lost: other }));
      const none = { won: 0, lost: 0 };
      const rest = { played: 0, drawn: 0, lost: 0, games: games ?? none, points: small ?? none };
      tallies.set(id, { won, matchPoints: points, ...rest });
    }
    const played = fields.parse(input).matches === undefined ? [] : matchesOf(input, ["games", "points"]);
    const sides = played.flatMap((match) => sidesOf(match, volleyball));
    return separate({ tallies, sides }, volleyball.criteria, []).levels.flat();
  },
  ratio: (input) => {
    const {
      won,
      lost,
      digits = 4,
    } = z.object({ won: z.number(), lost: z.number(), digits: z.number().optional() }).parse(input);
    const printed = printedRatio({ won, lost }, digits);
    return printed === "infinite" ? "inf" : printed === "none" ? null : unscaled(printed, digits);
  },
  bwf: (input) => order(tableOf(input, ["games", "points"], badminton)),
  ittf: (input) =>
    order(tableOf(input, ["games", "points"], saysOf(input, "difference") ? tableTennisDifferences : tableTennis)),
  ittf_points: (input) => {
    const { played, won, finished } = z
      .object({ played: z.boolean().optional(), won: z.boolean().optional(), finished: z.boolean().optional() })
      .parse(input);
    const winner = won ? "a" : "b";
    const match: Partial<GroupMatch<string>> =
      played === false
        ? { outcome: "walkover", winner }
        : finished === false
          ? { outcome: "retired", winner }
          : { games: won ? [1, 0] : [0, 1] };
    return worth(match, tableTennis)[0]?.tally.matchPoints;
  },
  round_robin_tug: {
    run: (input) => {
      const { results, matches, games, win, loss, win_points, loss_points } = fields.parse(input);
      // [winner, loser], [a, b, pulls of a, pulls of b] or { winner, loser }
      const list = z.array(z.unknown()).parse(results ?? matches ?? games);
      const rows = list.map((one) => {
        if (!Array.isArray(one)) {
          const { winner, loser } = z.object({ winner: z.string(), loser: z.string() }).parse(one);
          return [winner, loser, 1, 0];
        }
        if (one.length === 2) return [...one, 1, 0];
        return one.length === 3 ? [one[0], one[1], one[2] === one[0] ? 1 : 0, one[2] === one[0] ? 0 : 1] : one;
      });
      const number = (value: unknown, other: number) => z.number().parse(value ?? other);
      const rules = {
        ...tugOfWar,
        win: number(win ?? win_points, tugOfWar.win),
        loss: number(loss ?? loss_points, tugOfWar.loss),
      };
      return pointsOf(tableOf({ ...fields.parse(input), matches: rows }, ["games"], rules));
    },
    // everybody's points, by team, as pairs, or beside an order
    expected: (value) => {
      if (Array.isArray(value)) return Object.fromEntries(value);
      const { points } = fields.parse(value);
      return points ?? value;
    },
  },
};
