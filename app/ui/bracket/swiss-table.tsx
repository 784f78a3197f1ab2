import type { EntrantId, UnitId } from "#core/ids.ts";
import { sayParts, sayTieBreak, swissSentences } from "#i18n/table-words.ts";
import type { StageView } from "#live/stage-view.ts";
import { Sentences } from "./group-table.tsx";
import style from "./tables.module.css";
import { WhoCell } from "./who-cell.tsx";
import { useMatchWords } from "./words.ts";

/** The table of a Swiss contest with every tie-break, what each of them counts, and what parted whom. */
export function SwissTable({ stage, unit = null }: { stage: StageView; unit?: UnitId | null }) {
  const { t } = useMatchWords();
  const { played, people } = stage;
  if (played.draw.kind !== "swiss") return null;
  const { tieBreaks } = played.draw;
  const shown = tieBreaks.flatMap((of, at) => (of === "direct" ? [] : [{ of, at }]));
  const whole = played.matches.reduce(
    (least, { column, result }) => (result ? least : Math.min(least, column - 1)),
    played.columns,
  );
  const name = (id: EntrantId) => people.get(id)?.name ?? "";
  return (
    <div className={style.whole} data-table="swiss">
      <div className={style.wide}>
        <table className={style.table}>
          <caption>{whole > 0 ? t("swissTable", { rounds: whole }) : t("tableNow")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("rank")}</th>
              <th scope="col">{t("name")}</th>
              <th scope="col" className={style.number}>
                {t("matchPoints")}
              </th>
              {shown.map(({ of }) => (
                <th key={of} scope="col" className={style.number}>
                  {t(`tie.${of}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {played.swiss.map((row) => {
              const person = people.get(row.id);
              return (
                <tr key={row.id} className={unit !== null && person?.unit === unit ? style.own : undefined}>
                  <td className={style.place}>{row.place}</td>
                  <WhoCell person={person} />
                  <td className={style.number}>{sayParts(row.score, 2)}</td>
                  {shown.map(({ of, at }) => (
                    <td key={of} className={style.number}>
                      {sayTieBreak(row.values[at] ?? null, of, t)}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Sentences of={swissSentences(played.swiss, tieBreaks, name, t)} />
      {tieBreaks.length > 0 ? (
        <div className={style.why}>
          <p>{t("tieBreaks")}</p>
          <ol>
            {tieBreaks.map((of) => (
              <li key={of}>
                <strong>{t(`tie.${of}`)}</strong> {t(`tieWhy.${of}`)}
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </div>
  );
}
