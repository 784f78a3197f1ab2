import type { EntrantId } from "../ids.ts";
import { rankMarks } from "../ranking/rank.ts";
import type { Fate } from "./fates.ts";
import {
  type EventFacts,
  type HeatFacts,
  isOver,
  type Marked,
  nothingYet,
  type PlayedRound,
  type SeatFacts,
} from "./played.ts";

const groups: Record<Fate, number> = {
  ...{ Q: 0, ruling: 1, q: 2, reserve: 3 },
  ...{ clinched: 4, tied: 5, open: 6, out: 7, withdrawn: 8 },
};

export type Standing<Seat extends SeatFacts, Heat extends HeatFacts> = Marked<Seat> & {
  heat: Heat;
  /** in the heat; in a final over all its heats */
  place: number | null;
};

/**
 * [RK1] Everybody of the round, best first: those through, the undecided, those out; alike ones by mark, then heat and lane.
 * Marks and places of a heat count once it is over. The place is the one in the heat; in a final the one over all its heats.
 */
export function standingOrder<Seat extends SeatFacts, Heat extends HeatFacts>(
  { round, heats }: PlayedRound<Seat, Heat>,
  event: EventFacts,
  fates: ReadonlyMap<EntrantId, Fate>,
): Standing<Seat, Heat>[] {
  const markOf = (heat: Heat, lane: Marked<Seat>) => (isOver(heat) ? lane.mark : nothingYet(lane.lane));
  const overall = rankMarks(
    heats.flatMap(({ heat, lanes }) => lanes.map((lane) => ({ id: lane.entrant, mark: markOf(heat, lane) }))),
    event.options,
  );
  const last = overall.length;
  const position = new Map(overall.map(({ id, mark }, index) => [id, mark.outcome === "none" ? last : index]));
  const places = new Map(overall.map(({ id, place }) => [id, place]));
  const groupOf = (id: EntrantId) => groups[fates.get(id) ?? "open"];
  return heats
    .flatMap(({ heat, lanes, ranked }) =>
      lanes.map((lane) => {
        const inHeat = isOver(heat) ? ranked.get(lane.entrant)?.place : null;
        const place = (round.final ? places.get(lane.entrant) : inHeat) ?? null;
        return { ...lane, mark: markOf(heat, lane), heat, place };
      }),
    )
    .sort(
      (a, b) =>
        groupOf(a.entrant) - groupOf(b.entrant) ||
        (position.get(a.entrant) ?? 0) - (position.get(b.entrant) ?? 0) ||
        a.heat.number - b.heat.number ||
        a.lane - b.lane,
    );
}
