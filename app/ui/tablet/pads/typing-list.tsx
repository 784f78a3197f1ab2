import { useEffect, useRef } from "react";
import { formatMark, marks, sayable } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { HeatView } from "../heat-view.ts";
import style from "./typing.module.css";

/** Everybody of the heat with what is noted, and how many have a mark; the one at hand stands out. */
export function TypedList({ view, current }: { view: HeatView; current: number | null }) {
  const t = useT(tablet);
  const m = useT(marks);
  const { options } = view.heat.event;
  const bibs = view.lanes.some(({ bib }) => bib !== null);
  const row = useRef<HTMLTableRowElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever is at hand comes into sight
  useEffect(() => {
    row.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  const done = view.lanes.filter(({ mark }) => mark.outcome !== "none").length;
  return (
    <div className={style.typedList}>
      <p role="status">{t("typedOf", { done, all: view.lanes.length })}</p>
      <section
        className={style.scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list longer than the screen must scroll by keyboard
        tabIndex={0}
        aria-label={t("typedTable")}
      >
        <table>
          <caption className="visually-hidden">{t("typedTable")}</caption>
          <thead>
            <tr>
              <th scope="col">{t(bibs ? "colBib" : "colLane")}</th>
              <th scope="col">{t("colName")}</th>
              <th scope="col">{t("colMark")}</th>
            </tr>
          </thead>
          <tbody>
            {view.lanes.map((lane) => (
              <tr
                key={lane.lane}
                ref={lane.lane === current ? row : null}
                aria-current={lane.lane === current || undefined}
              >
                <td>{lane.bib ?? lane.lane}</td>
                <th scope="row">{lane.name}</th>
                <td>{formatMark(sayable(lane.mark, options), options, m)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
