import { type Bracket, entrances } from "#core/matches/bracket.ts";
import { doubleElimination } from "#core/matches/double-elimination.ts";
import { dropPattern } from "#core/matches/drops.ts";
import { knockOut } from "#core/matches/knock-out.ts";
import { bracketPlaces } from "#core/matches/places.ts";
import { playBracket } from "#core/matches/play.ts";
import type { Recorded } from "#core/matches/result.ts";
import { standardLines } from "#core/matches/seeding.ts";
import { manage } from "../core/matches/manager.ts";
import { ms, table } from "./figures.ts";

const size = 1024;
const names = Array.from({ length: size }, (_, i) => `s${String(i + 1).padStart(4, "0")}`);
const better = (a: string, b: string): string => (a < b ? `${a}` : b);

/** A whole contest: the bracket is computed again after every round of results, as a screen would show it. */
function play(generate: () => Bracket<string>): number {
  const bracket = generate();
  const log: Recorded<string>[] = [];
  for (;;) {
    const played = playBracket(bracket, log);
    const before = log.length;
    for (const { status, match, seats } of played.states) {
      const [a, b] = seats;
      if (status !== "ready" || a.kind !== "known" || b.kind !== "known") continue;
      const winner = better(a.id, b.id);
      log.push({ match: match.id, outcome: { players: [a.id, b.id], ending: "played", winner, games: [] } });
    }
    if (log.length === before) return bracketPlaces(played).placed.length;
  }
}

function best(runs: number, work: () => number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    if (work() !== size) throw new Error("somebody has no place");
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** The better of two runs. */
async function theirs(type: "single_elimination" | "double_elimination"): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 2; run++) {
    const start = performance.now();
    const { standings } = await manage(names, { type, drops: dropPattern(size) }, (_, a, b) => better(a, b));
    if (standings.length !== size) throw new Error("somebody has no place");
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** Brackets of 1,024, generated and played whole, beside brackets-manager with memory storage, in the same run. */
export async function benchBrackets(): Promise<string> {
  const lines = () => entrances(standardLines(names));
  const ko = best(40, () => play(() => knockOut(lines())));
  const de = best(40, () => play(() => doubleElimination(lines())));
  const theirKo = await theirs("single_elimination");
  const theirDe = await theirs("double_elimination");
  const row = (name: string, ours: number, other: number) => [
    name,
    ms(ours),
    ms(other),
    `${Math.floor(other / ours)}×`,
  ];
  return table(
    ["generated and played whole, ms", "ours", "brackets-manager", "faster (limit 50)"],
    [row("knock-out of 1,024", ko, theirKo), row("double elimination of 1,024", de, theirDe)],
  );
}
