import { day } from "#i18n/day.ts";
import { sayLogKind } from "#i18n/log-kinds.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import desk from "./desk.module.css";

interface Props {
  meet: { id: string; timeZone: string };
  lines: { seq: number; at: Date; author: { name: string }; kind: string; about: string[]; reason: string | null }[];
  older: number | null;
}

/** The meet's log, newest first: who did what, when and why. */
export function LogPage({ meet, lines, older }: Props) {
  const t = useT(day);
  const language = useLanguage();
  const clock = new Intl.DateTimeFormat(language, {
    timeZone: meet.timeZone,
    hourCycle: "h23",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  const at = `/meets/${meet.id}/log`;
  return (
    <div className={desk.page}>
      <h1>{t("logTitle")}</h1>
      <p>{t("logIntro")}</p>
      {lines.length === 0 ? <p className={desk.muted}>{t("logEmpty")}</p> : null}
      <div className={desk.scroll}>
        <table className={desk.table}>
          <thead>
            <tr>
              <th scope="col">{t("when")}</th>
              <th scope="col">{t("who")}</th>
              <th scope="col">{t("what")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.seq}>
                <td>{clock.format(line.at)}</td>
                <td>{line.author.name}</td>
                <td>
                  {[sayLogKind(line.kind, language), ...line.about].join(" · ")}
                  {line.reason ? <span className={desk.small}> {t("reasonIs", { reason: line.reason })}</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={desk.actions}>
        <a className={desk.link} href={at}>
          {t("newest")}
        </a>
        {older === null ? null : (
          <a className={desk.link} href={`${at}?before=${older}`}>
            {t("older")}
          </a>
        )}
      </p>
    </div>
  );
}
