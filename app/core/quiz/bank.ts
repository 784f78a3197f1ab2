/** How a question is answered: one option, all that are right, or true or false (its options stay in their order). */
export type QuestionType = "single" | "multiple" | "true-false";

/** A question of the bank. Options are ids; their words are elsewhere. */
export interface BankQuestion<Id extends string> {
  id: Id;
  type: QuestionType;
  difficulty: string;
  options: readonly string[];
  /** the right ones among the options */
  key: readonly string[];
}

/** So many questions of a type; of every difficulty where that is null. */
export interface Section {
  type: QuestionType;
  difficulty: string | null;
  count: number;
}
