import { chairOf } from "#core/judged/judge-number.ts";
import type { JudgingTranslator } from "#i18n/judging.ts";

/** [JD17] Whose chair a module's sheet belongs to; `panels`: how many the module has. */
export function sayChair(judge: number, panels: number, t: JudgingTranslator): string {
  const { chair, panel } = chairOf(judge);
  const who = chair === 0 ? t("clerk") : t("judge", { number: chair });
  return panels > 1 ? `${t("panel", { number: panel })} ${who}` : who;
}
