import type { EntrantId, HeatId, StageId } from "../ids.ts";
import { type Ranked, rankMarks } from "../ranking/rank.ts";
import type { Advance, EventPlan } from "../rounds/plan.ts";
import type { HeatRanking, Ruling } from "../rounds/qualify.ts";
import type { LaneMark, ScoringOptions } from "../scoring/ruleset.ts";

// What was played, as far as standing, fates and prizes ask; the server and every screen fill it in from what they hold.

export interface EventFacts {
  options: ScoringOptions;
  plan: EventPlan;
}
export interface RoundFacts {
  number: number;
  final: boolean;
  state: "drawn" | "published" | "official";
  /** null in a final */
  advance: Advance | null;
  /** the stage whose column it is, by either name; absent or null in an event that is run in heats */
  stage?: StageId | null;
  stageId?: StageId | null;
}
export interface HeatFacts {
  id: HeatId;
  number: number;
  /** held: over, and its marks are not told yet */
  state: "scheduled" | "running" | "held" | "provisional" | "official";
  /** of the panels of a judged module, from 1; absent or null where there is one at most */
  panel?: number | null;
}
export interface SeatFacts {
  lane: number;
  entrant: EntrantId;
}
export type Marked<Seat extends SeatFacts> = Seat & { mark: LaneMark };

export interface PlayedHeat<Seat extends SeatFacts = SeatFacts, Heat extends HeatFacts = HeatFacts> {
  heat: Heat;
  lanes: Marked<Seat>[];
  ranked: Map<EntrantId, Ranked>;
}
export interface PlayedRound<
  Seat extends SeatFacts = SeatFacts,
  Heat extends HeatFacts = HeatFacts,
  Round extends RoundFacts = RoundFacts,
> {
  round: Round;
  heats: PlayedHeat<Seat, Heat>[];
  rulings: Ruling[];
}

export const nothingYet = (lane: number): LaneMark => ({
  lane,
  outcome: "none",
  value: null,
  misses: 0,
  faults: [],
  keptMs: null,
  corrected: false,
});

/** A heat with its people, their marks and their places in it; a lane without a mark has none yet. */
export function playHeat<Seat extends SeatFacts, Heat extends HeatFacts>(
  heat: Heat,
  seats: readonly Seat[],
  marks: readonly LaneMark[],
  { options }: Pick<EventFacts, "options">,
): PlayedHeat<Seat, Heat> {
  const byLane = new Map(marks.map((mark) => [mark.lane, mark]));
  const lanes = seats.map((seat) => ({ ...seat, mark: byLane.get(seat.lane) ?? nothingYet(seat.lane) }));
  const ranked = rankMarks(
    lanes.map(({ entrant, mark }) => ({ id: entrant, mark })),
    options,
  );
  return { heat, lanes, ranked: new Map(ranked.map((one) => [one.id, one])) };
}

/** The marks of the heat are there for everybody who may see the heat. */
export const isOver = ({ state }: Pick<HeatFacts, "state">): boolean => state === "provisional" || state === "official";

export const rankingOf = ({ heat, ranked }: PlayedHeat): HeatRanking => ({
  heat: heat.id,
  number: heat.number,
  ranked: [...ranked.values()],
});
