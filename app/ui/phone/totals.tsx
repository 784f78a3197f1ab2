import type { UnitId } from "#core/ids.ts";
import { phone } from "#i18n/phone.ts";
import { useT } from "#i18n/use-translator.ts";
import type { Programme } from "#live/programme.ts";
import { medals, type UnitLine, unitTotals } from "#live/totals.ts";
import style from "./table.module.css";

function Table({ units, own, by }: { units: readonly UnitLine[]; own: UnitId | null; by: "points" | "medals" }) {
  const t = useT(phone);
  const won = ({ medals: [golds, silvers, bronzes] }: UnitLine) => (
    <span className={style.medals}>
      <span>
        {t("gold")} {golds}
      </span>
      <span>
        {t("silver")} {silvers}
      </span>
      <span>
        {t("bronze")} {bronzes}
      </span>
    </span>
  );
  return (
    <table className={style.table} aria-label={t(by === "points" ? "totals" : "byMedals")}>
      <thead>
        <tr>
          <th scope="col">{t("place")}</th>
          <th scope="col">{t("unit")}</th>
          {by === "points" ? <th scope="col">{t("total")}</th> : null}
        </tr>
      </thead>
      <tbody>
        {units.map((one) => (
          <tr key={one.unit} className={one.unit === own ? style.own : undefined}>
            <td className={style.number}>{one.place}</td>
            <td>
              <strong className={style.unit}>{one.name}</strong>
              {won(one)}
            </td>
            {by === "points" ? <td className={`${style.last} ${style.figure}`}>{one.points}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The units by points with their medals, and once more by medals; nothing before the first event is over. */
export function Totals({ programme, own }: { programme: Programme; own: UnitId | null }) {
  const t = useT(phone);
  const { events } = programme;
  const done = events.filter(({ event }) => event.over).length;
  if (done === 0) return null;
  return (
    <section className={style.section} aria-labelledby="totals">
      <h2 id="totals">{t("totals")}</h2>
      <p className={style.hint}>{t("totalsFrom", { done, of: events.length })}</p>
      <Table units={unitTotals(programme)} own={own} by="points" />
      <details>
        <summary className={style.summary}>{t("byMedals")}</summary>
        <Table units={medals(programme)} own={own} by="medals" />
      </details>
    </section>
  );
}
