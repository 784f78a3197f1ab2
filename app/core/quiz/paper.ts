import { accept, type Decision, refuse } from "../decision.ts";
import { type Random, seededRandom } from "../random.ts";
import type { BankQuestion, Section } from "./bank.ts";

/** What one person sees in one attempt; it holds no key. */
export interface Paper<Id extends string> {
  questions: { id: Id; options: string[] }[];
}

/** Whose attempt it is; attempts are counted from 1. */
export interface PaperSeed {
  seed: string;
  person: string;
  attempt: number;
}

/** A section that the bank cannot fill: `found` are left for it, `wanted` are asked for. */
export interface Missing extends Section {
  /** of the sections, from 1 */
  section: number;
  found: number;
}

/**
 * [QZ12] A random paper: section by section, no question twice, options in a new order. The same seed, person and attempt give the
 * same paper, for any order of the bank; another attempt gives another one. Sections of one difficulty take theirs before those
 * of every difficulty, so that a bank that is large enough always suffices; one that is not is refused with what is missing.
 * Source: P (domain 9.2: ten questions, several tries a day [BJ]). Costs sections × bank.
 */
export function drawPaper<Id extends string>(
  bank: readonly BankQuestion<Id>[],
  sections: readonly Section[],
  { seed, person, attempt }: PaperSeed,
): Decision<Paper<Id>, { kind: "bank-too-small"; missing: Missing[] }> {
  const random = seededRandom(JSON.stringify([seed, person, attempt]));
  const sorted = [...new Map(bank.map((one) => [one.id, one])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const left = new Set(random.shuffle(sorted));
  const missing: Missing[] = [];
  const numbered = sections.map((section, at) => ({ section, at }));
  const narrowFirst = [
    ...numbered.filter(({ section }) => section.difficulty !== null),
    ...numbered.filter(({ section }) => section.difficulty === null),
  ];
  const chosen = new Map<number, BankQuestion<Id>[]>();
  for (const { section, at } of narrowFirst) {
    const fitting = [...left].filter((one) => fits(one, section)).slice(0, section.count);
    for (const one of fitting) left.delete(one);
    if (fitting.length < section.count) missing.push({ ...section, section: at + 1, found: fitting.length });
    chosen.set(at, fitting);
  }
  if (missing.length > 0)
    return refuse({ kind: "bank-too-small", missing: missing.sort((a, b) => a.section - b.section) });
  const questions = numbered.flatMap(({ at }) => chosen.get(at) ?? []);
  return accept({ questions: questions.map((one) => ({ id: one.id, options: optionsOf(one, random) })) });
}

const fits = (one: BankQuestion<string>, { type, difficulty }: Section) =>
  one.type === type && (difficulty === null || one.difficulty === difficulty);

const optionsOf = ({ type, options }: BankQuestion<string>, random: Random) =>
  type === "true-false" ? [...options] : random.shuffle(options);
