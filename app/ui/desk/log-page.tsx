import type { SheetAct } from "#core/scoring/ops.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { contestWords } from "#i18n/contest-words.ts";
import { day } from "#i18n/day.ts";
import { formatInstant } from "#i18n/instant.ts";
import { sayLogKind } from "#i18n/log-kinds.ts";
import { formatHeat, formatRound, marks, type NamedRound } from "#i18n/marks.ts";
import { isPanelScore, panels, sayPanelScore } from "#i18n/panels.ts";
import { type SaidAuthor, sayAct, sayAuthor } from "#i18n/sheet-acts.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import desk from "./desk.module.css";

interface Place {
  event: string;
  options: ScoringOptions;
  round: { id: string; name: NamedRound; number: number; heats: number } | null;
  heat: { id: string; number: number } | null;
}
interface Line {
  seq: number;
  at: Date;
  author: SaidAuthor;
  kind: string;
  act: SheetAct | null;
  place: Place | null;
  about: string[];
  reason: string | null;
}
interface Props {
  meet: { id: string; timeZone: string };
  lines: Line[];
  older: number | null;
  brief: boolean;
}

/** The meet's log, newest first: who did what, when and why. */
export function LogPage({ meet, lines, older, brief }: Props) {
  const t = useT(day);
  const language = useLanguage();
  const tp = useT(panels);
  const tw = useT(contestWords);
  const say = useT(marks);
  const at = `/meets/${meet.id}/log`;
  const whole = brief ? "" : "all=1&";
  return (
    <div className={desk.page}>
      <div className={desk.head}>
        <h1>{t("logTitle")}</h1>
        <a className={desk.link} href={brief ? `${at}?all=1` : at}>
          {t(brief ? "whole" : "brief")}
        </a>
      </div>
      <p>{t("logIntro")}</p>
      {lines.length === 0 ? <p className={desk.muted}>{t("logEmpty")}</p> : null}
      <div className={desk.scroll}>
        <table className={desk.table}>
          <thead>
            <tr>
              <th scope="col">{t("when")}</th>
              <th scope="col">{t("who")}</th>
              <th scope="col">{t("where")}</th>
              <th scope="col">{t("what")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.seq}>
                <td className={desk.keep}>{formatInstant(line.at, meet.timeZone, language, "second")}</td>
                <td>{sayAuthor(line.author, t)}</td>
                <td>
                  <Where place={line.place} meet={meet.id} />
                </td>
                <td>
                  {line.act && line.place
                    ? isPanelScore(line.act)
                      ? sayPanelScore(line.act, line.place.options, tp, tw)
                      : sayAct({ act: line.act }, line.place.options, t, say)
                    : [sayLogKind(line.kind, language), ...line.about].join(" · ")}
                  {line.reason ? <span className={desk.small}> {t("reasonIs", { reason: line.reason })}</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={desk.actions}>
        <a className={desk.link} href={brief ? at : `${at}?all=1`}>
          {t("newest")}
        </a>
        {older === null ? null : (
          <a className={desk.link} href={`${at}?${whole}before=${older}`}>
            {t("older")}
          </a>
        )}
      </p>
    </div>
  );
}

function Where({ place, meet }: { place: Place | null; meet: string }) {
  const say = useT(marks);
  if (!place) return null;
  const { event, round, heat } = place;
  if (!round) return event;
  if (!heat)
    return (
      <a href={`/meets/${meet}/rounds/${round.id}`}>{`${event} · ${formatRound(round.name, round.number, say)}`}</a>
    );
  return <a href={`/meets/${meet}/heats/${heat.id}`}>{`${event} · ${formatHeat(round, heat.number, say)}`}</a>;
}
