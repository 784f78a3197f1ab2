import type { RoundId } from "#core/ids.ts";
import type { JudgedModule } from "#core/judged/plan.ts";
import type { Executor } from "#db/client.server.ts";
import { type EventRow, findEvent } from "#db/events.ts";
import { findRound, type RoundRow } from "#db/rounds.ts";

/** A module of a judged event as it was drawn. */
export interface DrawnModule {
  event: EventRow;
  module: JudgedModule;
  round: RoundRow;
}

/** The module that a round is; null where no panel judges it. */
export async function moduleOfRound(on: Executor, roundId: RoundId): Promise<DrawnModule | null> {
  const round = await findRound(on, roundId);
  const event = round && (await findEvent(on, round.eventId));
  const module = round && event?.plan.judged?.modules[round.number - 1];
  return round && event && module ? { event, module, round } : null;
}
