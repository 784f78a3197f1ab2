import { z } from "zod";
import { type BracketMatch, entrances } from "#core/matches/bracket.ts";
import { doubleElimination } from "#core/matches/double-elimination.ts";
import { type Drop, dropPattern } from "#core/matches/drops.ts";
import { playSeries, winsNeeded } from "#core/matches/format.ts";
import { knockOut } from "#core/matches/knock-out.ts";
import { bracketPlaces } from "#core/matches/places.ts";
import { playBracket, type Seat } from "#core/matches/play.ts";
import type { Recorded } from "#core/matches/result.ts";
import { seedCount, seedLines, seedOrder, standardLines } from "#core/matches/seeding.ts";
import { bracketSize, fullPlacementMatches, knockOutCounts, partialRound } from "#core/matches/size.ts";
import type { Adapter } from "./adapter.ts";

/** A number under one of several names. */
const count = (...names: string[]) =>
  z
    .record(z.string(), z.unknown())
    .transform((fields) => z.number().parse(names.map((name) => fields[name]).find((v) => v !== undefined)));
const ofN = count("n", "entrants", "players", "teams", "size");
const ofSize = count("size", "n", "lines");
const ofBestOf = count("best_of", "n", "of", "games");

const labels = (n: number): string[] => Array.from({ length: n }, (_, i) => `s${i + 1}`);
const standard = (n: number) => entrances(standardLines(labels(n)));
const idOf = (seat: Seat<string>): string => (seat.kind === "known" ? seat.id : "");
const won = (match: BracketMatch<string>, players: readonly [string, string], winner: string): Recorded<string> => ({
  match: match.id,
  outcome: { players, ending: "played", winner, games: [] },
});

/** The whole contest, every match won by whom `winnerOf` says. */
function playAll(bracket: ReturnType<typeof knockOut<string>>, winnerOf: (a: string, b: string) => string) {
  const log: Recorded<string>[] = [];
  for (const [index, match] of bracket.matches.entries()) {
    const state = playBracket(bracket, log).states[index];
    if (state?.status !== "ready") continue;
    const [a, b] = [idOf(state.seats[0]), idOf(state.seats[1])];
    log.push(won(match, [a, b], winnerOf(a, b)));
  }
  return { log, played: playBracket(bracket, log) };
}

const numbers = (value: unknown): number[] =>
  typeof value === "number"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(numbers)
      : [];

const counts = z.object({
  third_place: z.boolean().optional(),
  third: z.boolean().optional(),
});
const lines = z.object({
  size: z.number().optional(),
  lines: z.number().optional(),
  n: z.number().optional(),
  seeds: z.number().optional(),
});
const drop = z.object({
  n: z.number().optional(),
  size: z.number().optional(),
  round: z.number().default(2),
  method: z.string().optional(),
  order: z.string().optional(),
  pattern: z.string().optional(),
});
const series = z.record(z.string(), z.unknown());

export const matches: Record<string, Adapter> = {
  seed_order: (input) => seedOrder(ofSize.parse(input)),
  byes: (input) => {
    const n = ofN.parse(input);
    const bracket = knockOut(standard(n));
    const seedOf = (id: string) => Number(id.slice(1));
    const byes = bracket.byes.flatMap(({ slot }) => (slot.kind === "entrant" ? [seedOf(slot.id)] : []));
    const first = bracket.matches.filter(({ round }) => round === 1);
    const ids = first.map(({ slots }) => slots.map((slot) => (slot.kind === "entrant" ? seedOf(slot.id) : 0)));
    return { size: bracketSize(n), byes: byes.sort((a, b) => a - b), round1: ids };
  },
  se_counts: {
    run: (input) => {
      const { third_place = false, third = false } = counts.parse(input);
      const { size, rounds, byes, firstRound, matches } = knockOutCounts(ofN.parse(input), third_place || third);
      return [size, rounds, byes, firstRound, matches].sort((a, b) => a - b);
    },
    expected: (value) => numbers(value).sort((a, b) => a - b),
  },
  partial_round: (input) => {
    const { matches, straight } = partialRound(ofN.parse(input));
    return { matches, bypass: straight };
  },
  full_placement_matches: (input) => fullPlacementMatches(ofSize.parse(input)),
  placement_5_8: (input) => {
    const { qf_losers } = z.object({ qf_losers: z.array(z.string()).length(4) }).parse(input);
    const bracket = knockOut(entrances(qf_losers.flatMap((id) => [`beat ${id}`, id])), { settle: 8 });
    const { played } = playAll(bracket, (a, b) => (a.startsWith("beat ") ? a : b));
    const five = played.states.filter(({ match }) => match.best >= 5);
    const semis = five.filter(({ match }) => match.round === 2);
    const finals = five
      .filter(({ match }) => match.round === 3)
      .sort((a, b) => a.match.best - b.match.best)
      .map(({ match }) => `${match.best}/${match.best + 1}: ${match.slots[0].kind}s`);
    return { semis: semis.map(({ seats }) => seats.map(idOf)), finals };
  },
  seed_lines: {
    run: (input) => {
      const read = lines.parse(input);
      const size = bracketSize(read.size ?? read.lines ?? read.n ?? 0);
      return seedLines(size, read.seeds ?? Math.max(seedCount(size), Math.min(8, size))).flat();
    },
    expected: numbers,
  },
  de_counts: (input) => {
    const n = ofN.parse(input);
    const { matches } = doubleElimination(standard(n));
    const rounds = (side: string) =>
      Math.max(0, ...matches.filter((one) => one.side === side).map(({ round }) => round));
    const reset = matches.filter(({ side }) => side === "reset").length;
    const [min, max] = [matches.length - reset, matches.length];
    return { min, max, wb_rounds: rounds("winners"), lb_rounds: rounds("losers") };
  },
  de_drop: {
    run: (input) => {
      const read = drop.parse(input);
      const size = bracketSize(read.n ?? read.size ?? 8);
      const named = read.method ?? read.order ?? read.pattern;
      const usual = dropPattern(size);
      const drops = named === undefined ? usual : usual.map((one, i) => (i === read.round - 2 ? dropOf(named) : one));
      const { matches } = doubleElimination(standard(size), { drops });
      const into = matches.filter(({ side, round }) => side === "losers" && round === 2 * (read.round - 1));
      return into.map(({ slots }) =>
        slots.map((slot) => {
          const from = slot.kind === "winner" || slot.kind === "loser" ? matches[slot.match] : undefined;
          return `${slot.kind === "loser" ? "M" : "W"}${from?.position}`;
        }),
      );
    },
    // M2–W1, written as a pair, as a text or as a field with its value
    expected: (value) => pairsOf(value),
  },
  de_favourites: (input) => {
    const n = ofN.parse(input);
    const bracket = doubleElimination(standard(n));
    const better = (a: string, b: string) => (Number(a.slice(1)) < Number(b.slice(1)) ? a : b);
    const { placed } = bracketPlaces(playAll(bracket, better).played);
    const inOrder = [...placed].sort((a, b) => a.place - b.place || Number(a.id.slice(1)) - Number(b.id.slice(1)));
    const shared = new Map<number, string[]>();
    for (const { id, place, to } of inOrder) if (to > place) shared.set(place, [...(shared.get(place) ?? []), id]);
    return {
      order: inOrder.filter(({ place, to }) => place === to).map(({ id }) => id),
      tied: [...shared.values()],
      ranks: Object.fromEntries(inOrder.map(({ id, place }) => [id, place])),
    };
  },
  grand_final: (input) => {
    const { first } = z.object({ first: z.enum(["wb", "lb"]) }).parse(input);
    const bracket = doubleElimination(standard(2));
    const [opening, final, again] = bracket.matches;
    if (!opening || !final || !again) throw new Error("two play three matches at most");
    const winner = first === "wb" ? "s1" : "s2";
    const log = [won(opening, ["s1", "s2"], "s1"), won(final, ["s1", "s2"], winner)];
    return { reset: playBracket(bracket, log).states[2]?.status === "ready" };
  },
  wins_needed: (input) => winsNeeded(ofBestOf.parse(input)),
  best_of_n: {
    run: (input) => {
      const read = series.parse(input);
      const list = z.array(z.union([z.string(), z.number(), z.null()])).parse(Object.values(read).find(Array.isArray));
      const sides = [...new Set(list.filter((one) => one !== null))].sort((a, b) => (a < b ? -1 : 1));
      const winners = list.map((one) => (one === null ? null : one === sides[0] ? 0 : 1));
      const { winner, stoppedAfter } = playSeries(winners, ofBestOf.parse(input));
      return { winner: winner === null ? null : sides[winner], played: stoppedAfter ?? list.length };
    },
    // who won and after how many games, whatever the field of the number is called
    expected: (value) => {
      const { winner, ...rest } = series.parse(value);
      return { winner, played: numbers(rest)[0] };
    },
  },
};

const dropOf = (name: string): Drop =>
  z.enum(["natural", "reverse", "half-shift", "reverse-half-shift", "pair-flip"]).parse(name.replaceAll("_", "-"));

function pairsOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => (typeof one === "string" ? one.split(/\s*[-–]\s*/) : one));
  return typeof value === "object" && value !== null ? Object.entries(value) : value;
}
