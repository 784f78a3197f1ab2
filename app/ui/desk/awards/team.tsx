import { awards } from "#i18n/awards.ts";
import { common } from "#i18n/common.ts";
import { formatPlace, marks } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "../day.module.css";
import desk from "../desk.module.css";
import { type EventAwards, sayAmount, sayDecided } from "./shown.ts";

/** The units by the sum of their best. */
export function Team({ event, modules, team }: Pick<EventAwards, "event" | "modules" | "team">) {
  const t = useT(awards);
  const tc = useT(common);
  const say = useT(marks);
  return (
    <div className={desk.scroll}>
      <table className={desk.table}>
        <thead>
          <tr>
            <th scope="col">{t("place")}</th>
            <th scope="col">{t("unit")}</th>
            <th scope="col">{t("teamSum")}</th>
            <th scope="col">{t("teamBest")}</th>
          </tr>
        </thead>
        <tbody>
          {team.map((one) => (
            <tr key={one.unit}>
              <td>{formatPlace(one.place, one.shared, say)}</td>
              <td>{one.unitName}</td>
              <td className={style.mark}>{one.sum === null ? t("teamFew") : sayAmount(one.sum, event.digits)}</td>
              <td>
                {one.best.join(tc("listJoin"))}{" "}
                <span className={desk.small}>{sayDecided(one.decidedBy, modules, t, say)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
