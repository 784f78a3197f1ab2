import { type JudgedRefusal, judgedRefusals } from "#core/judged/refusals.ts";
import type { ContestWordsTranslator } from "#i18n/contest-words.ts";
import { sayAward, sayDeduction, sayLine, sayModule } from "#i18n/contest-words.ts";
import type { SheetProblem } from "#i18n/judged-sheet.ts";
import type { SheetDraft } from "./draft.ts";
import type { Names } from "./reading.ts";
import { type PlanRead, planOf } from "./to-plan.ts";

/** What things are called in the reader's language as long as nobody names them. */
export const namesIn = (t: ContestWordsTranslator): Names => ({
  module: (one) => sayModule(one, t),
  line: (one) => sayLine(one, t),
  deduction: (one) => sayDeduction(one, t),
  award: (one, tier) => sayAward(one, tier, t),
});

/** Where a field of the plan stands in the form, if not under its own name. */
const renamed: readonly [RegExp, string][] = [
  [/^modules$/, "modules.0.share"],
  [/\.(lines|deductions)\.(\d+)\.key$/, ".$1.$2.name"],
  [/^(modules\.\d+)\.key$/, "$1.name"],
  [/^(modules\.\d+)\.lines$/, "$1.most"],
  [/\.grades(\..*)?$/, ".bands"],
  [/\.time\.leastMs$/, ".least"],
  [/\.time\.mostMs$/, ".longest"],
  [/\.time\.over(\..*)?$/, ".over"],
  [/\.time\.bonus\.everyMs$/, ".every"],
  [/\.time\.bonus\.most$/, ".atMost"],
  [/\.time\.(bonus\.)?(\w+)$/, ".$2"],
  [/^(awards\.\d+)\.key$/, "$1.names"],
  [/^(awards\.\d+)\.(percents|counts|from|margin)(\..*)?$/, "$1.amounts"],
  [/^publish\.n$/, "first"],
  [/^team\.best$/, "best"],
];

const fieldOf = (path: string): string => {
  const [from, to] = renamed.find(([known]) => known.test(path)) ?? [];
  return from && to ? path.replace(from, to) : path;
};

/** What the rules refuse, by the form's fields. */
export const byField = (refusals: readonly JudgedRefusal[]): Record<string, SheetProblem> =>
  Object.fromEntries(refusals.map((one) => [fieldOf(one.field), one]));

/** A draft as a plan, with everything that is wrong: what cannot be read, and what cannot work. */
export function checked(draft: SheetDraft, names: Names): PlanRead {
  const read = planOf(draft, names);
  if (Object.keys(read.problems).length > 0) return read;
  return { ...read, problems: byField(judgedRefusals(read.plan)) };
}
