import { sum } from "../number.ts";
import type { BankQuestion, QuestionType } from "./bank.ts";
import type { Paper } from "./paper.ts";

/** What too few right options bring: always the same, or so much for each, but never as much as all of them. */
export type PartialWorth = { kind: "fixed"; points: number } | { kind: "each"; points: number };

/** What a question brings, in whole steps. */
export interface Worth {
  full: number;
  partial: PartialWorth;
}

export type Correctness = "right" | "partial" | "wrong" | "unanswered";

/**
 * [QZ13] What an answer with several right options brings: exactly the key is full, any wrong option none, too few right ones a
 * part, nothing chosen nothing. An option named twice counts once. A question without a key throws.
 * Source: domain 8.2 ([HOLDMM]: too few half a point, any wrong option none); J31, J32. So much for each option P.
 */
export function markChoice(
  key: readonly string[],
  answer: readonly string[],
  { full, partial }: Worth,
): { correctness: Correctness; points: number } {
  const [right, chosen] = [new Set(key), new Set(answer)];
  if (right.size === 0) throw new RangeError("a question without a right option");
  if (chosen.size === 0) return { correctness: "unanswered", points: 0 };
  if (answer.some((option) => !right.has(option))) return { correctness: "wrong", points: 0 };
  if (chosen.size === right.size) return { correctness: "right", points: full };
  const points = partial.kind === "fixed" ? partial.points : partial.points * chosen.size;
  return { correctness: "partial", points: Math.min(points, full) };
}

/** What questions of each type bring. */
export type Worths = Readonly<Record<QuestionType, Worth>>;

export interface Answer<Id extends string> {
  question: Id;
  options: readonly string[];
}

export type AnswerRefusal<Id extends string> =
  | { kind: "not-on-paper"; question: Id }
  | { kind: "answered-twice"; question: Id }
  | { kind: "unknown-option"; question: Id; option: string; options: readonly string[] };

export interface Marked<Id extends string> {
  points: number;
  /** in the order of the paper */
  lines: { question: Id; correctness: Correctness; points: number }[];
  refused: AnswerRefusal<Id>[];
}

/**
 * [QZ13] A paper marked by the bank's keys: single choice and true or false are right or not; several right options as
 * `markChoice` says. Of two answers to one question none counts, nor does one with an option that the paper has not; each is
 * refused by the order of the paper. A question of the paper that the bank has not throws.
 */
export function markPaper<Id extends string>(
  { questions }: Paper<Id>,
  bank: readonly BankQuestion<Id>[],
  answers: readonly Answer<Id>[],
  worths: Worths,
): Marked<Id> {
  const known = new Map(bank.map((one) => [one.id, one]));
  const given = new Map<Id, Answer<Id>[]>();
  for (const one of answers) given.set(one.question, [...(given.get(one.question) ?? []), one]);
  const onPaper = new Set(questions.map(({ id }) => id));
  const strange = [...given.keys()].filter((id) => !onPaper.has(id)).sort();
  const refused: AnswerRefusal<Id>[] = [];
  const lines = questions.map(({ id, options }) => {
    const question = known.get(id);
    if (!question) throw new RangeError(`the bank has no question ${id}`);
    const refusal = answerRefusal(id, given.get(id) ?? [], options);
    if (refusal) refused.push(refusal);
    const chosen = refusal ? [] : (given.get(id)?.[0]?.options ?? []);
    return { question: id, ...markChoice(question.key, chosen, worths[question.type]) };
  });
  const all = strange.map((question): AnswerRefusal<Id> => ({ kind: "not-on-paper", question }));
  return { points: sum(lines.map(({ points }) => points)), lines, refused: [...refused, ...all] };
}

function answerRefusal<Id extends string>(
  question: Id,
  given: readonly Answer<Id>[],
  options: readonly string[],
): AnswerRefusal<Id> | null {
  if (given.length > 1) return { kind: "answered-twice", question };
  const strange = given.flatMap((one) => one.options).find((option) => !options.includes(option));
  return strange === undefined ? null : { kind: "unknown-option", question, option: strange, options };
}
