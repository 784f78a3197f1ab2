import { type Loss, type Part, type QuizForm, questionsOf } from "./form.ts";

/** What keeps a form from being played; `part` counts from 1. */
export type FormFlaw<Id extends string> =
  | { kind: "no-teams" }
  | { kind: "team-twice"; team: Id }
  | { kind: "not-whole"; part: number | null; value: number }
  /** a value or a loss is 0 or less, so that a right answer would not help or a wrong one would */
  | { kind: "not-positive"; part: number; value: number }
  | { kind: "no-questions"; part: number }
  | { kind: "no-choices"; part: number };

/** [QZ24] Everything that is wrong with a form before it is played, part by part; none where it can be. Source: P. */
export function formFlaws<Id extends string>({ teams, base, floor, parts }: QuizForm<Id>): FormFlaw<Id>[] {
  const twice = [...new Set(teams.filter((team, at) => teams.indexOf(team) !== at))].sort();
  const none: FormFlaw<Id>[] = teams.length === 0 ? [{ kind: "no-teams" }] : [];
  const ends = [base, ...(floor === null ? [] : [floor])].filter((value) => !Number.isSafeInteger(value));
  return [
    ...none,
    ...twice.map((team): FormFlaw<Id> => ({ kind: "team-twice", team })),
    ...ends.map((value): FormFlaw<Id> => ({ kind: "not-whole", part: null, value })),
    ...parts.flatMap((part, at) => partFlaws<Id>(part, at + 1)),
  ];
}

function partFlaws<Id extends string>(part: Part, number: number): FormFlaw<Id>[] {
  const flaws: FormFlaw<Id>[] = [];
  const values = "choices" in part ? part.choices : part.values;
  for (const value of [...values, ...fixedLosses(part)]) {
    if (!Number.isSafeInteger(value)) flaws.push({ kind: "not-whole", part: number, value });
    else if (value <= 0) flaws.push({ kind: "not-positive", part: number, value });
  }
  if (!(questionsOf(part, 1) > 0)) flaws.push({ kind: "no-questions", part: number });
  if ("choices" in part && part.choices.length === 0) flaws.push({ kind: "no-choices", part: number });
  return flaws;
}

/** The losses of a part that are always the same. */
function fixedLosses(part: Part): number[] {
  const { wrong, late, unstarted } = part.losses;
  const early = part.kind === "buzzer" && part.early.policy !== "repeat" ? [part.early.loss] : [];
  return [wrong, late, unstarted, ...early].flatMap((loss: Loss) => (typeof loss === "object" ? [loss.points] : []));
}
