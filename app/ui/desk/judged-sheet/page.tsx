import { judged } from "#i18n/judged.ts";
import { isGood, saySheet } from "#i18n/judged-sheet.ts";
import { useT } from "#i18n/use-translator.ts";
import desk from "../desk.module.css";
import { ProblemCount, Said } from "../said.tsx";
import { SheetForm } from "./form.tsx";
import style from "./judged-sheet.module.css";
import type { SheetAnswer, SheetShown } from "./shown.ts";

/** An event's contest sheet: its modules with their lines, who judges them, and what follows from the marks. */
export function SheetPage({ shown, answer, saved }: { shown: SheetShown; answer: SheetAnswer | null; saved: boolean }) {
  const t = useT(judged);
  const { meet, event } = shown;
  const said = answer?.said ?? null;
  return (
    <div className={desk.page}>
      <div className={desk.head}>
        <h1>{t("sheet.title", { event: event.name })}</h1>
        <div className={desk.actions}>
          <a className={desk.link} href={`/meets/${meet}/events/${event.id}`}>
            {t("sheet.toRules")}
          </a>
          <a className={desk.link} href={`/meets/${meet}/events/${event.id}/panels`}>
            {t("sheet.toPanels")}
          </a>
        </div>
      </div>
      <p className={style.intro}>{t("sheet.intro")}</p>
      {saved ? <Said look="ok">{t("sheet.saved")}</Said> : null}
      {said ? (
        <Said look={isGood(said) ? "ok" : "danger"}>{saySheet(said, t)}</Said>
      ) : (
        <ProblemCount problems={answer?.problems ?? {}} />
      )}
      <SheetForm key={answer?.stamp ?? shown.seen} shown={shown} />
    </div>
  );
}
