import type { OpId } from "../ids.ts";
import type { Stamp } from "../scoring/ops.ts";
import type { Found, Part } from "./form.ts";

/** The place of a question: its part and its number in it, both from 1. */
export interface Spot {
  part: number;
  question: number;
}

/** What happens to a question. `ms`: what the answer took; `repeated`: the question was said first after an early press. */
export type Play<Id extends string> = Spot & { team: Id } & (
    | { kind: "press"; early: boolean }
    | { kind: "choose"; value: number }
    | { kind: "pass" }
    | { kind: "answer"; found: Found; ms?: number; repeated?: boolean }
  );

/** What a part's questions know. */
export const actsOf: Readonly<Record<Part["kind"], readonly Play<string>["kind"][]>> = {
  must: ["answer"],
  joint: ["answer"],
  buzzer: ["press", "answer"],
  risk: ["choose", "pass", "answer"],
  assigned: ["choose", "answer"],
};

/** Who objects: only a team's leader may. */
export type Objector = "leader" | "member";

/** A word of the judges, and why; `by` names the author, the entry's `at` is the time. */
interface Reasoned {
  by: string;
  reason: string;
}

/** What one device says of a stage quiz. */
export type QuizAct<Id extends string> =
  | Play<Id>
  | { kind: "order"; part: number; teams: readonly Id[] } // who plays a risk part in which order
  | { kind: "end" } // the match is over
  | { kind: "object"; team: Id; by: Objector; inWriting: boolean }
  | ({ kind: "ruling"; objection: OpId | null; changes: readonly { team: Id; points: number }[] } & Reasoned)
  | ({ kind: "withdraw"; target: OpId } & Reasoned); // an entry was made by mistake

/** One entry of a quiz's log. */
export type QuizEntry<Id extends string> = QuizAct<Id> & Stamp;
