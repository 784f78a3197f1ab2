import { type Bracket, BracketUnderWay, type Entrance, present, type Slot } from "./bracket.ts";
import { type Drop, dropPattern, dropped } from "./drops.ts";
import { roundsOf } from "./size.ts";

export interface DoubleEliminationOptions {
  /** the order in which the losers of the winners' rounds 2, 3 … come down; `dropPattern` of the size without it */
  drops?: readonly Drop[];
  /** play a second grand final where the first one is the winners' side's first loss */
  reset?: boolean;
}

/**
 * [KO7] The double elimination of these lines (a power of two, null is a bye): everybody is out with the second loss. The
 * losers of the first winners' round meet each other; after that rounds against those who come down and rounds among the
 * survivors take turns. In the grand final the winners' side stands first. [KO9] With `reset` a second grand final is in the
 * list; it is closed where it is not needed. Source: domain 7.2 ([BM]; places [HUAS]); B14–B19.
 */
export function doubleElimination<Id extends string>(
  lines: readonly (Entrance<Id> | null)[],
  { drops, reset = true }: DoubleEliminationOptions = {},
): Bracket<Id> {
  const bracket = new BracketUnderWay<Id>();
  if (lines.length === 0) return bracket;
  const rounds = roundsOf(lines.length);
  const pattern = drops ?? dropPattern(lines.length);
  const out: (Slot<Id> | null)[][] = [];
  let losersRound = 0;
  const among = (slots: readonly (Slot<Id> | null)[]): (Slot<Id> | null)[] => {
    const { winners, losers } = bracket.round(slots, { side: "losers", round: ++losersRound, best: 1 });
    out.push(losers);
    return winners;
  };

  let up: (Slot<Id> | null)[] = [...lines];
  let down: (Slot<Id> | null)[] = [];
  for (let round = 1; round <= rounds; round++) {
    const { winners, losers } = bracket.round(up, { side: "winners", round, best: 1 });
    up = winners;
    if (round === 1) down = rounds > 1 ? among(losers) : losers;
    else {
      const fresh = dropped(losers, pattern[round - 2] ?? "natural");
      down = among(fresh.flatMap((slot, i) => [slot, down[i] ?? null]));
      if (round < rounds) down = among(down);
    }
  }
  final(bracket, up[0] ?? null, down[0] ?? null, reset);
  let from = 3;
  for (const losers of out.reverse()) {
    bracket.share(losers, from);
    from += present(losers);
  }
  return bracket;
}

function final<Id extends string>(
  bracket: BracketUnderWay<Id>,
  above: Slot<Id> | null,
  below: Slot<Id> | null,
  reset: boolean,
): void {
  const first = bracket.meet(above, below, { side: "final", round: 1, position: 1, best: 1 });
  const again = reset && above && below;
  const last = again
    ? bracket.meet(first.loser, first.winner, { side: "reset", round: 1, position: 1, best: 1 })
    : first;
  bracket.share([last.winner], 1);
  bracket.share([last.loser], 2);
}
