import { chairOf } from "#core/judged/judge-number.ts";
import { unscaled } from "#core/number.ts";
import type { SheetAct } from "#core/scoring/ops.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { catalogue, type Translator } from "./catalogue.ts";
import { type ContestWordsTranslator, sayDeduction, sayLine } from "./contest-words.ts";
import { formatTime } from "./marks.ts";
import { panels as en } from "./messages/en/panels.ts";
import { panels as zhHans } from "./messages/zh-Hans/panels.ts";
import { panels as zhHant } from "./messages/zh-Hant/panels.ts";

/** Who judges what, and how far it is. */
export const panels = catalogue(zhHans, zhHant, en);
export type PanelsTranslator = Translator<typeof zhHans>;

/** A judge's chair by its number; `several`: the module has more than one panel. */
export function sayChair(number: number, several: boolean, t: PanelsTranslator): string {
  const { panel, chair } = chairOf(number);
  const who = chair === 0 ? t("clerk") : t("judge", { chair });
  return several ? t("inPanel", { panel, who }) : who;
}

type Score = Extract<SheetAct, { kind: "score" }>;

/** Whether an act is a panel's: its judges have numbers that say where they sit. */
export const isPanelScore = (act: SheetAct): act is Score => act.kind === "score" && act.judge >= 100;

/** What a judge or a clerk of a panel noted, in words: who, the line, and what was noted on it. */
export function sayPanelScore(
  { lane, judge, value, criterion }: Score,
  { criteria = [], deductions = [], digits = 0 }: ScoringOptions,
  t: PanelsTranslator,
  tw: ContestWordsTranslator,
): string {
  const who = `${t("laneNumber", { lane })} ${sayChair(judge, false, t)}`;
  if (criterion === undefined) return t("noted", { who, line: t("total"), value: String(unscaled(value, digits)) });
  if (criterion === "time")
    return t("noted", { who, line: t("time"), value: formatTime(value, { direction: "less", precisionMs: 100 }) });
  const taken = deductions.find(({ key }) => criterion === `deduction:${key}`);
  if (taken) return t("noted", { who, line: sayDeduction(taken, tw), value: `× ${value}` });
  const line = criteria.find(({ key }) => key === criterion);
  if (!line) return t("noted", { who, line: t("chairState_own-unit"), value: "" }).trim();
  const { kind = "points" } = line;
  const said = {
    points: String(unscaled(value, digits)),
    graded: String(unscaled(value, 2)),
    "yes-no": value > 0 ? "✓" : "✗",
    judgement: String(value),
  }[kind];
  return t("noted", { who, line: sayLine(line, tw), value: said });
}
