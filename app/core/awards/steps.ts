import type { EventPlan } from "../rounds/plan.ts";
import type { PrizeLine } from "./prizes.ts";

/** Whether the prizes of an event are tiers of an award, each won by as many as its plan says. */
export const byTiers = ({ judged }: Pick<EventPlan, "judged">): boolean => (judged?.awards.length ?? 0) > 0;

/** Which step of a prize ceremony tells a prize: those of one place together, or of one tier; the largest number first. */
export const stepOf = (
  { place, prize }: Pick<PrizeLine, "place" | "prize">,
  plan: Pick<EventPlan, "judged">,
): number => (byTiers(plan) ? prize : place);
