import type { EntrantId, UnitId } from "../ids.ts";
import { type JudgedOutcome, judgedOutcome } from "../judged/outcome.ts";
import type { StageInput } from "../stages/play.ts";
import { type Outcome, plainOutcome } from "./plain-outcome.ts";
import type { EventFacts, PlayedRound } from "./played.ts";

export type { Outcome } from "./plain-outcome.ts";

/** What an event comes to. [JD20] Of one that a panel judges, from its modules; its teams need the `units`. */
export const outcomeOf = (
  event: EventFacts,
  rounds: readonly PlayedRound[],
  stages: readonly StageInput[] = [],
  units: ReadonlyMap<EntrantId, UnitId> = new Map(),
): Outcome | JudgedOutcome =>
  event.plan.judged ? judgedOutcome(event, rounds, units) : plainOutcome(event, rounds, stages);
