import { seededRandom } from "#core/random.ts";
import { swissStandings } from "#core/swiss/history.ts";
import { swissDefaults } from "#core/swiss/options.ts";
import { pairSwiss } from "#core/swiss/pair.ts";
import type { SwissPlayer, SwissRound } from "#core/swiss/rounds.ts";
import { median, ms, table } from "./figures.ts";

const before = 8;

/** 8 rounds of n players: the better number wins three matches of four, one in ten is drawn. */
function history(n: number): { players: SwissPlayer<string>[]; rounds: SwissRound<string>[] } {
  const players = Array.from({ length: n }, (_, at) => ({
    id: `p${String(at + 1).padStart(4, "0")}`,
    order: at + 1,
    unit: `u${at % 40}`,
    joins: 1,
    missed: 0 as const,
    leaves: null,
  }));
  const random = seededRandom("swiss bench");
  const rounds: SwissRound<string>[] = [];
  while (rounds.length < before) {
    const paired = pairSwiss(swissStandings(players, rounds), options, `round ${rounds.length + 1}`);
    if (!paired.ok) throw new Error("no legal pairing");
    const { pairs, bye } = paired.value;
    rounds.push({
      games: pairs.map(({ players: two }) => {
        const chance = random.below(40);
        return { players: two, ending: "played", points: chance < 4 ? [1, 1] : chance < 31 ? [2, 0] : [0, 2] };
      }),
      byes: bye ? [{ id: bye.id, points: 2, by: "pairing" }] : [],
    });
  }
  return { players, rounds };
}

const options = { ...swissDefaults, unitsApart: true, sides: true };

/** The pairing of the ninth round from the results of eight, with units apart and sides. */
export async function benchSwiss(runs: number): Promise<string> {
  const rows = [128, 512, 513].map((n) => {
    const { players, rounds } = history(n);
    const took: number[] = [];
    for (let run = 0; run < runs; run++) {
      const start = performance.now();
      const paired = pairSwiss(swissStandings(players, rounds), options, `ninth ${run}`);
      took.push(performance.now() - start);
      if (!paired.ok || paired.value.pairs.length !== Math.floor(n / 2)) throw new Error("somebody is not paired");
    }
    return [`${n} players after ${before} rounds`, ms(median(took)), ms(Math.max(...took))];
  });
  return table(["Swiss pairing, ms", "median", "slowest (limit 1,000)"], rows);
}
