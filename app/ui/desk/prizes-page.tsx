import { day } from "#i18n/day.ts";
import { useT } from "#i18n/use-translator.ts";
import desk from "./desk.module.css";
import { type PrizesOfEvent, PrizeTable } from "./prize-table.tsx";
import { type TotalShown, TotalsTable } from "./totals-table.tsx";
import { useFresh } from "./use-fresh.ts";

/** Prize lists and unit totals, ready to print. */
export function PrizesPage({
  meet,
  lists,
  totals,
}: {
  meet: { id: string; slug: string };
  lists: PrizesOfEvent[];
  totals: TotalShown[];
}) {
  const t = useT(day);
  useFresh(meet.slug);
  const at = `/meets/${meet.id}/print`;
  return (
    <div className={desk.page}>
      <div className={desk.head}>
        <h1>{t("prizesTitle")}</h1>
        <div className={desk.actions}>
          <a className={`${desk.link} ${desk.primary}`} href={`${at}/prizes`}>
            {t("printPrizes")}
          </a>
          <a className={desk.link} href={`${at}/results`}>
            {t("printResults")}
          </a>
        </div>
      </div>
      {lists.some((list) => list.over) ? null : <p>{t("prizesNone")}</p>}
      {lists.map((list) => (
        <section key={list.event.id} className={desk.panel}>
          <h2>{list.event.name}</h2>
          <PrizeTable list={list} />
        </section>
      ))}
      <section className={desk.panel}>
        <h2>{t("unitTotals")}</h2>
        <TotalsTable totals={totals} />
      </section>
    </div>
  );
}
