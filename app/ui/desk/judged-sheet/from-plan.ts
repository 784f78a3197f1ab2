import type { AwardPlan, DeductionLine, JudgedModule, JudgedPlan, JudgedTie, StageTime } from "#core/judged/plan.ts";
import type { ContestWordsTranslator } from "#i18n/contest-words.ts";
import { sayAward, sayDeduction, sayLine, sayModule } from "#i18n/contest-words.ts";
import { sayAmount, sayClock, sayPairs, sayShare } from "./amounts.ts";
import {
  type AwardDraft,
  blankAward,
  blankLine,
  blankModule,
  type DeductionDraft,
  type LineDraft,
  type ModuleDraft,
  type SheetDraft,
  tieFields,
} from "./draft.ts";

/** A plan as the fields of the form show it; what has no name of its own is named in the reader's language. */
export function draftOf(plan: JudgedPlan, digits: number, t: ContestWordsTranslator): SheetDraft {
  const { publish, ties, team } = plan;
  return {
    digits: String(digits),
    theoryCap: plan.theoryCap ? "yes" : "",
    when: publish.when,
    first: publish.when === "from" ? String(publish.n) : "",
    by: publish.by,
    best: team ? String(team.best) : "",
    modules: plan.modules.map((module) => moduleDraft(module, digits, t)),
    ties: Array.from({ length: tieFields }, (_unused, at) => tieText(ties[at])),
    awards: plan.awards.map((award) => awardDraft(award, digits, t)),
  };
}

const tieText = (tie: JudgedTie | undefined): string =>
  tie === undefined ? "" : tie.by === "exact" ? tie.by : `${tie.by}:${tie.module}`;

const orNone = (value: number | null, say: (value: number) => string = String) => (value === null ? "" : say(value));

export function moduleDraft(module: JudgedModule, digits: number, t: ContestWordsTranslator): ModuleDraft {
  const points = (steps: number) => sayAmount(steps, digits);
  return {
    key: module.key,
    name: sayModule(module, t),
    kind: module.kind,
    share: sayShare(module.share),
    most: points(module.most),
    together: module.together ? "yes" : "no",
    judges: String(module.judges),
    panels: String(module.panels),
    drop: String(module.drop),
    method: module.method,
    spread: orNone(module.spread, points),
    balance: module.balance,
    blind: module.blind ? "yes" : "",
    stations: module.stations > 0 ? String(module.stations) : "",
    take: orNone(module.take),
    ...timeDraft(module.time, digits),
    lines: module.lines.map((line): LineDraft => {
      const { grades } = line;
      return {
        key: line.key,
        group: line.group ?? sayLine(line, t),
        name: line.group === undefined ? "" : sayLine(line, t),
        kind: line.kind ?? "points",
        most: points(line.most),
        step: line.step > 1 ? points(line.step) : "",
        unit: grades?.unit ?? "",
        better: grades?.better ?? blankLine.better,
        bands: grades
          ? sayPairs(
              grades.bands.map(({ from, mark }) => ({ from, amount: mark })),
              digits,
            )
          : "",
      };
    }),
    deductions: module.deductions.map((line) => deductionDraft(line, digits, t)),
  };
}

function timeDraft(time: StageTime | null, digits: number) {
  const { timed, least, longest, under, over, beyond, every, give, atMost } = blankModule;
  if (!time) return { timed, least, longest, under, over, beyond, every, give, atMost };
  const points = (steps: number) => sayAmount(steps, digits);
  const { bonus } = time;
  return {
    timed: "yes",
    least: time.leastMs > 0 ? sayClock(time.leastMs) : "",
    longest: sayClock(time.mostMs),
    under: points(time.under),
    over: time.over.map(({ seconds, take }) => `${seconds}=${points(take)}`).join(", "),
    beyond: points(time.beyond),
    every: bonus ? sayClock(bonus.everyMs) : "",
    give: bonus ? points(bonus.give) : "",
    atMost: bonus ? points(bonus.most) : "",
  };
}

const deductionDraft = (line: DeductionLine, digits: number, t: ContestWordsTranslator): DeductionDraft => ({
  key: line.key,
  name: sayDeduction(line, t),
  each: sayAmount(line.each, digits),
  most: orNone(line.most, (steps) => sayAmount(steps, digits)),
});

function awardDraft(award: AwardPlan, digits: number, t: ContestWordsTranslator): AwardDraft {
  const tiers = Math.max(award.names.length, amountsOf(award).length);
  const names = Array.from({ length: tiers }, (_unused, at) => sayAward(award, at + 1, t));
  const own: AwardDraft = { ...blankAward, key: award.key, way: award.way, names: names.join("、") };
  const points = (steps: number) => sayAmount(steps, digits);
  const { way } = award;
  if (way === "places") return { ...own, tie: award.tie, amounts: award.counts.join(", ") };
  if (way === "marks") return { ...own, amounts: award.from.map(points).join(", ") };
  if (way === "margin") return { ...own, amounts: points(award.margin), excellence: orNone(award.excellence, points) };
  return { ...own, tie: award.tie, rounding: award.rounding, amounts: award.percents.join(", ") };
}

/** How many tiers an award's amounts make; within a margin there are gold, silver, bronze and maybe an honour. */
function amountsOf(award: AwardPlan): readonly unknown[] {
  if (award.way === "shares") return award.percents;
  if (award.way === "places") return award.counts;
  return award.way === "marks" ? award.from : new Array(award.excellence === null ? 3 : 4);
}
