import { benchBrackets } from "./core-brackets.ts";
import { benchHeats } from "./core-heats.ts";
import { benchRanking } from "./core-ranking.ts";

/** The rules by themselves, each figure beside its peer or its limit in the same run, and the most memory the run took. */
export async function benchCore(rounds: number): Promise<string> {
  const parts = [benchHeats(rounds), benchRanking(rounds), await benchBrackets()];
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  return [...parts, `peak memory of the whole run: ${megabytes} MB`].join("\n\n");
}
