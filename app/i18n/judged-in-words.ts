import type { AwardPlan, JudgedModule, JudgedPlan, JudgedTie } from "#core/judged/plan.ts";
import { unscaled } from "#core/number.ts";
import { translator } from "./catalogue.ts";
import { type ContestWordsTranslator, contestWords, sayAward, sayModule } from "./contest-words.ts";
import { type JudgedTranslator, judged } from "./judged.ts";
import type { Language } from "./language.ts";
import type { Rule } from "./rules-in-words.ts";

interface Words {
  t: JudgedTranslator;
  words: ContestWordsTranslator;
  points: (steps: number) => number;
}

/** A contest sheet as a regulation says it: its modules, what tells level totals apart, who is awarded. */
export function judgedInWords(plan: JudgedPlan, digits: number, language: Language): Rule[] {
  const said: Words = {
    t: translator(judged, language),
    words: translator(contestWords, language),
    points: (steps) => unscaled(steps, digits),
  };
  const under = (topic: Rule["topic"], texts: string[]) => texts.map((text) => ({ topic, text }));
  const { t } = said;
  return [
    ...under("format", [...plan.modules.map((module) => moduleInWords(module, said)), published(plan, t)]),
    ...under("ties", [tiesInWords(plan, said)]),
    ...under("prizes", [
      ...plan.awards.map((award) => awardInWords(award, said)),
      ...(plan.team ? [t("words.team", { best: plan.team.best })] : []),
    ]),
  ];
}

function moduleInWords(module: JudgedModule, { t, words, points }: Words): string {
  const { judges, panels, drop, blind, kind, time, share, most, together } = module;
  const panel = [
    t("sheet.judgesNow", { judges: String(judges) }),
    ...(panels > 1 ? [t("sheet.panelsNow", { panels: String(panels) })] : []),
    ...(drop > 0 ? [t("sheet.dropNow", { drop: String(drop) })] : []),
    t(`sheet.together.${together ? "yes" : "no"}`),
    ...(time ? [t("words.timed")] : []),
  ];
  const how = [...(kind === "vote" ? [t("kind.vote")] : panel), ...(blind ? [t("sheet.blindNow")] : [])];
  const name = sayModule(module, words);
  return t("words.module", { name, share: share / 100, most: points(most), how: how.join(t("sheet.join")) });
}

function published({ publish }: JudgedPlan, t: JudgedTranslator): string {
  const when = publish.when === "from" ? t("words.from", { n: publish.n }) : t(`sheet.when.${publish.when}`);
  return t("words.published", { when, by: t(`sheet.by.${publish.by}`) });
}

function tiesInWords({ ties, modules }: JudgedPlan, { t, words }: Words): string {
  const named = (tie: Exclude<JudgedTie, { by: "exact" }>) => {
    const found = modules.find(({ key }) => key === tie.module);
    return t(`sheet.tie.${tie.by}`, { module: found ? sayModule(found, words) : tie.module });
  };
  const steps = ties.map((tie) => (tie.by === "exact" ? t("sheet.tie.exact") : named(tie)));
  return steps.length === 0 ? t("words.noTies") : t("words.ties", { steps: steps.join(t("words.then")) });
}

function awardInWords(award: AwardPlan, { t, words, points }: Words): string {
  if (award.way === "margin") return t("words.margin", { margin: points(award.margin) });
  const amounts: readonly (number | string)[] =
    award.way === "shares" ? award.percents : award.way === "places" ? award.counts : award.from.map(points);
  const { way } = award;
  return t("words.award", {
    tiers: amounts
      .map((amount, at) => t(`words.${way}`, { name: sayAward(award, at + 1, words), amount: String(amount) }))
      .join(t("sheet.join")),
  });
}
