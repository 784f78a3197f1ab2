import { deductionKeys, lineKeys, moduleKeys } from "#core/catalogue/contest-keys.ts";
import type { Criterion } from "#core/judged/criteria.ts";
import type { AwardPlan, DeductionLine, JudgedModule } from "#core/judged/plan.ts";
import type { Translator } from "./catalogue.ts";
import type { contestWords as zhHans } from "./messages/zh-Hans/contest-words.ts";

// Without the words themselves: the tablet brings those of its language alone.

export type ContestWordsTranslator = Translator<typeof zhHans>;

const known =
  <Key extends string>(keys: readonly Key[]) =>
  (key: string): Key | undefined =>
    keys.find((one) => one === key);
const [lineOf, moduleOf, deductionOf] = [known(lineKeys), known(moduleKeys), known(deductionKeys)];

/** A line of a judge's sheet: as the organizer wrote it, else as the catalogue names it. */
export function sayLine({ key, name }: Pick<Criterion, "key" | "name">, t: ContestWordsTranslator): string {
  const own = lineOf(key);
  return name || (own ? t(`line.${own}`) : key);
}

/** A part of the contest: as the organizer wrote it, else as the catalogue names it or its kind. */
export function sayModule(
  { key, name, kind }: Pick<JudgedModule, "key" | "name" | "kind">,
  t: ContestWordsTranslator,
): string {
  return name || t(`module.${moduleOf(key) ?? kind}`);
}

/** Something that is taken off. */
export function sayDeduction({ key, name }: Pick<DeductionLine, "key" | "name">, t: ContestWordsTranslator): string {
  const own = deductionOf(key);
  return name || (own ? t(`deduction.${own}`) : key);
}

/** A tier of an award, 1 the best. */
export function sayAward(
  { way, names }: Pick<AwardPlan, "way" | "names">,
  tier: number,
  t: ContestWordsTranslator,
): string {
  const medals = ["medal.1", "medal.2", "medal.3", "medal.4"] as const;
  const medal = medals[tier - 1];
  return names[tier - 1] || (way === "margin" && medal ? t(medal) : t(way === "marks" ? "level" : "prize", { tier }));
}
