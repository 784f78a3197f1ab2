import { common } from "#i18n/common.ts";
import { entries, sayProblem } from "#i18n/entries.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "./entries.module.css";
import type { PreviewShown } from "./roster.ts";

const shownRows = 50;

/** What a pasted list would do: counts, every bad row with its text and what to correct, and the rows that are good. */
export function PastePreview({ preview, whole }: { preview: PreviewShown; whole: boolean }) {
  const t = useT(entries);
  const tc = useT(common);
  const { fresh, adds, same, bad, problems, rows } = preview;
  const good = rows.filter((row) => row.kind !== "same");
  return (
    <section className={style.preview} aria-label={t("previewTitle")}>
      <p className={style.counts} role="status">
        {t("previewCounts", { fresh, adds, same, bad })}
      </p>
      {problems.length > 0 ? (
        <div className={style.scroll}>
          <table className={style.table}>
            <caption>{t("problemsCaption")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("rowNumber")}</th>
                <th scope="col">{t("column")}</th>
                <th scope="col">{t("cell")}</th>
                <th scope="col">{t("whatIsWrong")}</th>
              </tr>
            </thead>
            <tbody>
              {problems.map((one) => (
                <tr key={`${one.row} ${one.column} ${one.problem.kind} ${one.text}`}>
                  <td>{one.row}</td>
                  <td className={style.short}>{t(`column.${one.column}`)}</td>
                  <td>{one.text}</td>
                  <td className={style.problem}>{sayProblem(one.problem, t)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {good.length > 0 ? (
        <div className={style.scroll}>
          <table className={style.table}>
            <caption>{t("goodCaption")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("rowNumber")}</th>
                {whole ? <th scope="col">{t("unit")}</th> : null}
                <th scope="col">{t("name")}</th>
                <th scope="col">{t("events")}</th>
                <th scope="col">{t("willBe")}</th>
              </tr>
            </thead>
            <tbody>
              {good.slice(0, shownRows).map((row) => (
                <tr key={row.row}>
                  <td>{row.row}</td>
                  {whole ? <td>{row.unit}</td> : null}
                  <td className={style.short}>{row.name}</td>
                  <td>{row.events.join(tc("listJoin"))}</td>
                  <td>{t(`step.${row.kind}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {good.length > shownRows ? <p>{t("moreRows", { count: good.length - shownRows })}</p> : null}
        </div>
      ) : (
        <p>{t(same > 0 && bad === 0 ? "problem.nothing-to-import" : "nothingGood")}</p>
      )}
    </section>
  );
}
