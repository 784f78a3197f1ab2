import type { EntrantId } from "../ids.ts";
import { qualify } from "../rounds/qualify.ts";
import { knownBeforeEnd } from "./before-end.ts";
import { type EventFacts, type PlayedRound, rankingOf } from "./played.ts";

/**
 * What is known of an entrant's way on: through by place, by mark, by a ruling, as a reserve; sure to go through, one way or
 * another; out; not yet known; or a tie that waits for a ruling.
 */
export type Fate = "Q" | "q" | "ruling" | "reserve" | "clinched" | "out" | "open" | "tied" | "withdrawn";

/**
 * [AD3] What is known of everybody's way on. Only heats that are official decide anything: their first ones are through at
 * once, the next best when the last heat is official; [AD20] before that who has clinched a place, or is out. In a final nothing is open and nobody goes on: all `open`.
 */
export function fatesOf(
  { round, heats, rulings }: PlayedRound,
  event: EventFacts,
  withdrawn: readonly EntrantId[],
): Map<EntrantId, Fate> {
  const fates = new Map<EntrantId, Fate>(heats.flatMap(({ lanes }) => lanes.map((lane) => [lane.entrant, "open"])));
  if (round.advance && !round.final) {
    const decided = heats.filter(({ heat }) => heat.state === "official");
    const whole = decided.length === heats.length;
    const advance = whole ? round.advance : { ...round.advance, nextBest: 0 };
    const { options, plan } = event;
    const result = qualify(decided.map(rankingOf), advance, options, plan.tieAtCut, rulings, [...withdrawn]);
    // the next best wait for every heat, and for a tie in any of them; reserves for every tie
    const nextBestWait = round.advance.nextBest > 0 && (!whole || result.ties.some(({ cut }) => cut !== "next-best"));
    const reservesWait = (!whole || result.ties.length > 0) && withdrawn.some((id) => fates.has(id));
    const chance = nextBestWait || reservesWait;
    for (const { ranked } of decided)
      for (const { id, mark } of ranked.values()) if (!chance || mark.outcome !== "valid") fates.set(id, "out");
    // a later heat may bring somebody better to call up
    for (const { id, by } of result.qualified) fates.set(id, by === "reserve" && !whole ? "open" : by);
    for (const { tied } of result.ties) for (const id of tied) fates.set(id, "tied");
    if (nextBestWait) {
      const ids = decided.flatMap(({ lanes }) => lanes.map((lane) => lane.entrant));
      const open = new Set(ids.filter((id) => fates.get(id) === "open"));
      const known = knownBeforeEnd({ round, heats, rulings }, event, new Set(withdrawn), open);
      for (const [id, end] of known) fates.set(id, end);
    }
  }
  for (const id of withdrawn) if (fates.has(id)) fates.set(id, "withdrawn");
  return fates;
}
