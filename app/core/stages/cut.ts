import type { RedrawnBracket } from "../matches/redraw.ts";
import type { RedrawnDraw, StageDraw, SwissDraw } from "./draw.ts";

/**
 * [VL2] A draw as far as it may be told while what came after its first `columns` columns is held: in a contest that is drawn
 * round by round the next pairings would say who won. All other draws say nothing of results.
 */
export function cutDraw(draw: StageDraw, columns: number): StageDraw {
  if (draw.kind === "swiss") return { ...draw, drawn: draw.drawn.slice(0, columns) } satisfies SwissDraw;
  if (draw.kind !== "redrawn" || draw.bracket.rounds <= columns) return draw;
  const cut = { ...draw, bracket: cutBracket(draw.bracket, columns), seeds: draw.seeds.slice(0, columns) };
  return cut satisfies RedrawnDraw;
}

function cutBracket<Id extends string>(bracket: RedrawnBracket<Id>, rounds: number): RedrawnBracket<Id> {
  const matches = bracket.matches.filter(({ round }) => round <= rounds);
  const byes = bracket.byes.filter(({ round }) => round <= rounds);
  const won = matches.flatMap(({ round }, match) => (round === rounds ? [{ kind: "winner" as const, match }] : []));
  const rested = byes.flatMap(({ slot, round }) => (round === rounds ? [slot] : []));
  const places = bracket.places.filter(
    ({ slot, from }) => from > 1 && slot.kind === "loser" && slot.match < matches.length,
  );
  return { entrants: bracket.entrants, rounds, inside: [...won, ...rested], matches, places, byes };
}
