import type { OpId } from "../ids.ts";
import type { QuizAct } from "./acts.ts";

/** Why an entry of a quiz does not count, with what would have. */
export type QuizRefusal<Id extends string> =
  | { kind: "unknown-team"; team: Id; teams: readonly Id[] }
  | { kind: "unknown-part"; part: number; parts: number }
  | { kind: "unknown-question"; question: number; questions: number }
  /** a part of this kind knows only these acts */
  | { kind: "not-in-part"; act: QuizAct<Id>["kind"]; acts: readonly QuizAct<Id>["kind"][] }
  | { kind: "wrong-turn"; team: Id; whose: Id }
  | { kind: "no-order"; part: number }
  | { kind: "not-everybody"; teams: readonly Id[] }
  | { kind: "order-in-use"; part: number; teams: readonly Id[] }
  | { kind: "no-press" }
  | { kind: "held"; holder: Id }
  | { kind: "barred"; team: Id }
  | { kind: "void" }
  | { kind: "answered" }
  | { kind: "passed" }
  | { kind: "unknown-value"; value: number; choices: readonly number[] }
  | { kind: "no-value"; whose: Id; choices: readonly number[] }
  | { kind: "chosen"; value: number }
  | { kind: "may-not-pass"; choices: readonly number[] }
  | { kind: "ended" }
  | { kind: "not-ended" }
  | { kind: "not-by-leader" }
  | { kind: "not-in-writing" }
  | { kind: "no-author" }
  | { kind: "no-reason" }
  | { kind: "no-objection"; objections: readonly OpId[] }
  | { kind: "ruled"; ruling: OpId }
  | { kind: "no-entry"; target: OpId };
