import type { SheetAct } from "#core/scoring/ops.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { type DayTranslator, day } from "#i18n/day.ts";
import { sayLogKind } from "#i18n/log-kinds.ts";
import { formatMark, formatTime, type MarksTranslator, marks } from "#i18n/marks.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import style from "./day.module.css";
import desk from "./desk.module.css";

export interface HistoryLine {
  id: string;
  at: Date;
  author: { kind: string; name: string };
  kind: string;
  act: SheetAct | null;
  count: number;
  undone: boolean;
  reason: string | null;
}

function sayValue(value: number, options: ScoringOptions, say: MarksTranslator): string {
  return formatMark({ outcome: "valid", value, fault: null }, options, say);
}

function sayAct(act: SheetAct, count: number, options: ScoringOptions, t: DayTranslator, say: MarksTranslator): string {
  switch (act.kind) {
    case "start":
      return t("act_start");
    case "tap":
      return count > 1 ? t("collapsedTaps", { lane: act.lane, count }) : t("act_tap", act);
    case "miss":
      return t("act_miss", act);
    case "arrive":
      return t("act_arrive", { lane: act.lane, time: formatTime(act.ms, options) });
    case "fail":
      return t("act_fail", { lane: act.lane, fault: say(`fault.${act.fault}`) });
    case "fault":
      return t("act_fault", { lane: act.lane, fault: say(`fault.${act.fault}`) });
    case "set":
      return t("act_set", { lane: act.lane, value: sayValue(act.value, options, say) });
    case "status":
      return act.status
        ? t("act_status", { lane: act.lane, status: say(`status.${act.status}`) })
        : t("act_statusBack", act);
    case "undo":
      return t("act_undo");
    case "clear":
      return t("act_clear");
    case "submit":
      return t("act_submit");
    case "correct": {
      const { mark } = act;
      const words =
        mark.kind === "value"
          ? sayValue(mark.value, options, say)
          : mark.kind === "failed"
            ? formatMark({ outcome: "failed", value: null, fault: mark.fault }, options, say)
            : say(`status.${mark.status}`);
      return t("act_correct", { lane: act.lane, mark: words });
    }
  }
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
  const say = useT(marks);
  const language = useLanguage();
  const clock = new Intl.DateTimeFormat(language, {
    timeZone,
    hourCycle: "h23",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
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
              <td>{clock.format(line.at)}</td>
              <td>{line.author.name}</td>
              <td>
                {line.act ? sayAct(line.act, line.count, options, t, say) : sayLogKind(line.kind, language)}
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
