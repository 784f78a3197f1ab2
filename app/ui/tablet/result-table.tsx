import { formatMark, formatPlace, formatTime, marks, sayable } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import { byPlace, type HeatView, type LaneView } from "./heat-view.ts";
import { TapKey } from "./key.tsx";
import style from "./review.module.css";

/** The heat's lanes with marks and places, best first; with `onMenu` each can be changed. */
export function ResultTable({
  view,
  caption,
  onMenu,
}: {
  view: HeatView;
  caption: string;
  onMenu?(lane: number): void;
}) {
  const t = useT(tablet);
  const m = useT(marks);
  const { options } = view.heat.event;
  const counts = options.measure === "count";
  const markOf = ({ mark, state }: LaneView) => {
    const said = formatMark(sayable(mark, options), options, m);
    // an order of arrival is easier to check beside the time it comes from
    return options.measure === "order" && mark.outcome === "valid" && state?.arrivedMs != null
      ? `${said} ${formatTime(state.arrivedMs, options)}`
      : said;
  };
  return (
    <table className={style.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("colPlace")}</th>
          <th scope="col">{t("colLane")}</th>
          <th scope="col">{t("colName")}</th>
          <th scope="col">{t("colMark")}</th>
          {counts ? <th scope="col">{t("colMisses")}</th> : null}
          {onMenu ? <th scope="col">{t("change")}</th> : null}
        </tr>
      </thead>
      <tbody>
        {byPlace(view.lanes).map((lane) => (
          <tr key={lane.lane}>
            <td className={style.place}>
              {formatPlace(lane.place, view.lanes.filter(({ place }) => place === lane.place).length > 1, m) || "–"}
            </td>
            <td>{lane.lane}</td>
            <th scope="row">
              {lane.name}
              <span className={style.unit}>{lane.unit}</span>
            </th>
            <td className={style.mark}>{markOf(lane)}</td>
            {counts ? <td>{lane.mark.misses}</td> : null}
            {onMenu ? (
              <td>
                <TapKey label={`${t("change")} ${lane.name}`} onTap={() => onMenu(lane.lane)}>
                  {t("change")}
                </TapKey>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
