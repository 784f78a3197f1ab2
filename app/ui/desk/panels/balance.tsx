import { unscaled } from "#core/number.ts";
import { panels } from "#i18n/panels.ts";
import { useT } from "#i18n/use-translator.ts";
import desk from "../desk.module.css";

/** A panel's means before and after balancing, in steps of the event's points. */
export interface BalanceShown {
  panel: number;
  count: number;
  mean: number | null;
  deviation: number | null;
  factor: { value: number; digits: number } | null;
  after: number | null;
}

/** Panels of one module before and after they were brought together. */
export function Balance({ rows, digits }: { rows: readonly BalanceShown[]; digits: number }) {
  const t = useT(panels);
  if (rows.length < 2 || rows.every(({ mean }) => mean === null)) return null;
  const amount = (steps: number | null) => (steps === null ? "" : unscaled(steps, digits).toFixed(digits));
  return (
    <div className={desk.scroll}>
      <table className={desk.table}>
        <caption>{t("balance")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("onePanel")}</th>
            <th scope="col">{t("balanceCount")}</th>
            <th scope="col">{t("balanceBefore")}</th>
            <th scope="col">{t("balanceDeviation")}</th>
            <th scope="col">{t("balanceFactor")}</th>
            <th scope="col">{t("balanceAfter")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.panel}>
              <th scope="row">{t("panel", { number: row.panel })}</th>
              <td>{row.count}</td>
              <td>{amount(row.mean)}</td>
              <td>{amount(row.deviation)}</td>
              <td>{row.factor ? unscaled(row.factor.value, row.factor.digits).toFixed(row.factor.digits) : ""}</td>
              <td>{amount(row.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={desk.small}>{t("balanceHint")}</p>
    </div>
  );
}
