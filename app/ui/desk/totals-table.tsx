import { day } from "#i18n/day.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "./day.module.css";
import desk from "./desk.module.css";

export interface TotalShown {
  unit: string;
  name: string;
  place: number;
  points: number;
  firsts: number;
  seconds: number;
  thirds: number;
}

/** Unit totals over the events that are over; points come unscaled. */
export function TotalsTable({ totals }: { totals: TotalShown[] }) {
  const t = useT(day);
  return (
    <table className={desk.table}>
      <thead>
        <tr>
          <th scope="col">{t("place")}</th>
          <th scope="col">{t("unit")}</th>
          <th scope="col">{t("firsts")}</th>
          <th scope="col">{t("seconds")}</th>
          <th scope="col">{t("thirds")}</th>
          <th scope="col">{t("points")}</th>
        </tr>
      </thead>
      <tbody>
        {totals.map((one) => (
          <tr key={one.unit}>
            <td>{one.place}</td>
            <td>{one.name}</td>
            <td>{one.firsts}</td>
            <td>{one.seconds}</td>
            <td>{one.thirds}</td>
            <td className={style.mark}>{one.points}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
