/** What a team loses: nothing, the question's value, or always the same; in whole steps. */
export type Loss = "nothing" | "value" | { points: number };

/** How an answer is found. `incomplete`: a part of it was missing; `unstarted`: nobody began in time. */
export type Found = "right" | "wrong" | "incomplete" | "late" | "unstarted";

/** What answers that are not right lose; an incomplete one loses as a wrong one. */
export interface Losses {
  wrong: Loss;
  late: Loss;
  unstarted: Loss;
}

/**
 * A press before the host's "begin". `void`: the question is void; `barred`: the team may not press again on it; both lose what
 * `loss` says. `repeat`: it is allowed, and the team says the question first.
 */
export type EarlyPress = { policy: "void" | "barred"; loss: Loss } | { policy: "repeat" };

interface Common {
  losses: Losses;
  /** a right answer after more than this is late; null = no limit, or the judges' word alone */
  limitMs: number | null;
}

/** One team after the other in seat order; each has a question of every value. Joint: team mates may help. */
export interface TurnPart extends Common {
  kind: "must" | "joint";
  values: readonly number[];
}

/** A question of every value, for whoever presses first. */
export interface BuzzerPart extends Common {
  kind: "buzzer";
  values: readonly number[];
  early: EarlyPress;
  /** after an answer that is not right the others may press */
  reopens: boolean;
}

/** The team chooses its question's value; it begins when the order was announced, and `rounds` are played. */
export interface RiskPart extends Common {
  kind: "risk";
  rounds: number;
  choices: readonly number[];
  mayPass: boolean;
}

/** The team before it in the ring chooses a team's value. */
export interface AssignedPart extends Common {
  kind: "assigned";
  rounds: number;
  choices: readonly number[];
}

export type Part = TurnPart | BuzzerPart | RiskPart | AssignedPart;

/** A stage quiz as data; parts and questions are counted from 1 wherever they are named. */
export interface QuizForm<Id extends string> {
  /** in seat order */
  teams: readonly Id[];
  /** what everybody begins with */
  base: number;
  /** a total never goes below it; null = totals may be negative */
  floor: number | null;
  parts: readonly Part[];
}

/** How many questions a part has for `teams` teams. */
export function questionsOf(part: Part, teams: number): number {
  if (part.kind === "buzzer") return part.values.length;
  return teams * ("rounds" in part ? part.rounds : part.values.length);
}
