import { type Bracket, BracketUnderWay, type Entrance, present, type Slot } from "./bracket.ts";
import { roundsOf } from "./size.ts";

/**
 * [KO1] [KO6] The knock-out of these lines, from the top to the bottom; null is a bye, which needs no match. There must be a
 * power of two of lines. Places down to `settle` are played out: 2 or less only the final, 4 the match for third place, 8 also
 * the places 5 to 8, Infinity every place. Losers who do not play on share a place: semi-finalists 3, quarter-finalists 5.
 * Matches stand in an order in which they can be played, play-offs before the final.
 * Source: domain 7.1 (places P; all places [LIUAN]); B12, B13.
 */
export function knockOut<Id extends string>(
  lines: readonly (Entrance<Id> | null)[],
  { settle = 2 }: { settle?: number } = {},
): Bracket<Id> {
  const bracket = new BracketUnderWay<Id>();
  if (lines.length === 0) return bracket;
  roundsOf(lines.length);
  let sections: Section<Id>[] = [{ slots: [...lines], best: 1 }];
  for (let round = 1; sections.length > 0; round++) {
    const next: Section<Id>[] = [];
    for (const { slots, best } of sections) {
      if (best > 1 && (best > settle || present(slots) < 2)) bracket.share(slots, best);
      else if (slots.length === 1) bracket.share(slots, best);
      else {
        const { winners, losers } = bracket.round(slots, { side: best === 1 ? "winners" : "places", round, best });
        next.push({ slots: losers, best: best + present(winners) }, { slots: winners, best });
      }
    }
    sections = next;
  }
  return bracket;
}

/** Slots that play for the places from `best` on. */
interface Section<Id extends string> {
  slots: (Slot<Id> | null)[];
  best: number;
}
