import { accept, type Decision, refuse } from "../decision.ts";
import type { EntrantId } from "../ids.ts";
import { drawNextRound, type RedrawRefusal } from "../matches/draw-next-round.ts";
import { swissStandings } from "../swiss/history.ts";
import { type NoLegalPairing, pairSwiss } from "../swiss/pair.ts";
import type { RedrawnDraw, StageDraw, SwissDraw } from "./draw.ts";
import type { MatchResult } from "./play.ts";
import { playSwissStage, swissRoundsOf } from "./play-swiss.ts";
import { recordsOf } from "./records.ts";

export type GrowRefusal =
  | RedrawRefusal
  | NoLegalPairing<EntrantId>
  /** this kind of stage is drawn at once, or all its rounds are */
  | { readonly kind: "does-not-grow" };

/**
 * [KO5] [SW2] The draw with its next round, by lot from `seed`. Refused: a stage that is drawn at once or to its end, a round that is
 * not over, a Swiss round without a legal pairing (with the ways out: `options.relaxed` of the draw). [SW5] `gone` are not paired
 * any more in a Swiss contest; in one that is drawn anew they lose their next match.
 */
export function growStage(
  draw: StageDraw,
  results: readonly MatchResult[],
  seed: string,
  gone: readonly EntrantId[] = [],
): Decision<StageDraw, GrowRefusal> {
  if (draw.kind === "redrawn") return growRedrawn(draw, results, seed);
  if (draw.kind === "swiss" && draw.drawn.length < draw.rounds) return growSwiss(draw, results, seed, gone);
  return refuse({ kind: "does-not-grow" });
}

function growRedrawn(
  draw: RedrawnDraw,
  results: readonly MatchResult[],
  seed: string,
): Decision<RedrawnDraw, GrowRefusal> {
  const next = drawNextRound(draw.bracket, recordsOf(results).log, seed, draw.options);
  return next.ok ? accept({ ...draw, bracket: next.value.bracket, seeds: [...draw.seeds, seed] }) : next;
}

function growSwiss(
  draw: SwissDraw,
  results: readonly MatchResult[],
  seed: string,
  gone: readonly EntrantId[],
): Decision<SwissDraw, GrowRefusal> {
  const { matches } = playSwissStage({ number: 1, draw, lots: {}, results }, draw);
  const open = matches.filter(({ result }) => result === null).map(({ key }) => key);
  if (open.length > 0) return refuse({ kind: "round-open", matches: open });
  const next = draw.drawn.length + 1;
  const players = draw.players.map((player) =>
    player.leaves === null && gone.includes(player.id) ? { ...player, leaves: next } : player,
  );
  const standings = swissStandings(players, swissRoundsOf(draw, results));
  if (standings.length < 2) return refuse({ kind: "finished", left: standings.length });
  const paired = pairSwiss(standings, draw.options, seed);
  if (!paired.ok) return paired;
  const { pairs, bye } = paired.value;
  const round = { seed, pairs: pairs.map(({ players: two, home }) => ({ players: two, home })), bye: bye?.id ?? null };
  return accept({ ...draw, players, drawn: [...draw.drawn, round] });
}
