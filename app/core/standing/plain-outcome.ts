import { type PrizeList, prizeList } from "../awards/prizes.ts";
import { type EventPlace, eventPlaces } from "../rounds/places.ts";
import { stageOutcome } from "../stages/outcome.ts";
import type { StageInput } from "../stages/play.ts";
import { type EventFacts, type PlayedRound, rankingOf } from "./played.ts";

export interface Outcome {
  /** the final is official: what follows is for good */
  over: boolean;
  places: EventPlace[];
  prizes: PrizeList;
}

/**
 * [RK4] [AW1] The places and prizes of an event that no panel judges, from its official heats, once the final is official and none
 * of its marks is held back. [ST8] Of an event that is met two by two, from its `stages`.
 */
export function plainOutcome(
  event: EventFacts,
  rounds: readonly PlayedRound[],
  stages: readonly StageInput[] = [],
): Outcome {
  const { stages: plan } = event.plan;
  if (plan && stages.length > 0) {
    const heats = rounds.filter(({ round }) => (round.stage ?? round.stageId ?? null) === null);
    const { over, places, prizes } = stageOutcome(event, plan, stages, heats);
    return { over, places, prizes };
  }
  const over = rounds.some(
    ({ round, heats }) => round.final && round.state === "official" && !heats.some(({ heat }) => heat.state === "held"),
  );
  const results = rounds
    .map(({ round, heats }) => ({
      number: round.number,
      final: round.final,
      heats: heats.filter(({ heat }) => heat.state === "official").map(rankingOf),
    }))
    .filter(({ heats }) => heats.length > 0);
  const places = over ? eventPlaces(results, event.plan, event.options) : [];
  return { over, places, prizes: over ? prizeList(places, event.plan) : { lines: [], vacant: [], words: [] } };
}
