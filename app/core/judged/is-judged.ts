import type { Outcome } from "../standing/plain-outcome.ts";
import type { JudgedOutcome } from "./outcome.ts";

/** Whether what an event came to was made by panels. */
export const isJudged = (outcome: Outcome | JudgedOutcome): outcome is JudgedOutcome => "standing" in outcome;
