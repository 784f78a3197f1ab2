import { benchBrackets } from "./core-brackets.ts";
import { benchHeats } from "./core-heats.ts";
import { benchRanking } from "./core-ranking.ts";
import { benchSwiss } from "./core-swiss.ts";

/** The rules by themselves, each figure beside its peer or its limit in the same run, and the most memory the run took. */
export async function benchCore(rounds: number): Promise<string> {
  const parts = [benchHeats(rounds), benchRanking(rounds), await benchBrackets(), await benchSwiss(rounds)];
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  return [...parts, `peak memory of the whole run: ${megabytes} MB`].join("\n\n");
}
