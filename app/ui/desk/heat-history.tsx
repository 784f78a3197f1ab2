import type { SheetAct } from "#core/scoring/ops.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { clockTime } from "#i18n/clock.ts";
import { contestWords } from "#i18n/contest-words.ts";
import { day } from "#i18n/day.ts";
import { sayLogKind } from "#i18n/log-kinds.ts";
import { marks } from "#i18n/marks.ts";
import { isPanelScore, panels, sayPanelScore } from "#i18n/panels.ts";
import { paper } from "#i18n/paper.ts";
import { type SaidAuthor, sayAct, sayAuthor } from "#i18n/sheet-acts.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import style from "./day.module.css";
import desk from "./desk.module.css";
import { isFromPaper } from "./paper-lanes.ts";

export interface HistoryLine {
  id: string;
  at: Date;
  author: SaidAuthor;
  kind: string;
  act: SheetAct | null;
  count: number;
  undone: boolean;
  reason: string | null;
  before: LaneMark | null;
  atDesk: boolean;
}

/** Who did what on a heat and when, oldest first; what was undone is struck through and said so. */
export function HeatHistory({
  history,
  options,
  timeZone,
}: {
  history: HistoryLine[];
  options: ScoringOptions;
  timeZone: string;
}) {
  const t = useT(day);
  const tp = useT(panels);
  const tw = useT(contestWords);
  const say = useT(marks);
  const words = useT(paper);
  const language = useLanguage();
  if (history.length === 0) return <p className={desk.muted}>{t("noHistory")}</p>;
  return (
    <div className={desk.scroll}>
      <table className={desk.table}>
        <caption>{t("history")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("when")}</th>
            <th scope="col">{t("who")}</th>
            <th scope="col">{t("what")}</th>
          </tr>
        </thead>
        <tbody>
          {history.map((line) => (
            <tr key={line.id} className={line.undone ? style.struck : undefined}>
              <td>{clockTime(line.at.getTime(), timeZone, true)}</td>
              <td>{sayAuthor(line.author, t)}</td>
              <td>
                {line.act
                  ? isPanelScore(line.act)
                    ? sayPanelScore(line.act, options, tp, tw)
                    : sayAct({ ...line, act: line.act }, options, t, say)
                  : sayLogKind(line.kind, language)}
                {isFromPaper(line.act)
                  ? ` · ${words("fromPaper")}`
                  : line.atDesk && line.act?.kind !== "correct"
                    ? ` · ${t("atDesk")}`
                    : ""}
                {line.undone ? ` · ${t("undone")}` : ""}
                {line.reason ? <span className={desk.small}> {t("reasonIs", { reason: line.reason })}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
