import { formatMark, formatPlace, formatTime, marks, sayable } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import { byPlace, type HeatView, type LaneView } from "./heat-view.ts";
import { TapKey } from "./key.tsx";
import { confirmedBy, wasInterrupted } from "./lane-news.ts";
import { LaneStageSays } from "./lane-stage.tsx";
import { AsksOfLane } from "./late-screens.tsx";
import style from "./review.module.css";
import { useHand, useTabletView } from "./tablet-context.ts";

interface Shown {
  view: HeatView;
  caption: string;
  /** what the key of each lane does, in words */
  change: string;
  onChange(lane: number): void;
}

/** The heat's lanes with marks, places and how far each has come, best first; each can be changed, or asked to be. */
export function ResultTable({ view, caption, change, onChange }: Shown) {
  const t = useT(tablet);
  const m = useT(marks);
  const tabletView = useTabletView();
  const [hand] = useHand();
  const { options } = view.heat.event;
  const counts = options.measure === "count";
  const markOf = ({ mark, state }: LaneView) => {
    const said = formatMark(sayable(mark, options), options, m);
    // an order of arrival is easier to check beside the time it comes from
    return options.measure === "order" && mark.outcome === "valid" && state?.arrivedMs != null
      ? `${said} ${formatTime(state.arrivedMs, options)}`
      : said;
  };
  const key = (lane: LaneView) => (
    <td className={style.change}>
      <TapKey label={`${change} ${lane.name}`} onTap={() => onChange(lane.lane)}>
        {change}
      </TapKey>
    </td>
  );
  return (
    <>
      {wasInterrupted(view, tabletView) ? <p className={style.missing}>⚠ {t("interrupted")}</p> : null}
      <table className={style.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {hand === "left" ? <th scope="col">{t("change")}</th> : null}
            <th scope="col">{t("colPlace")}</th>
            <th scope="col">{t("colLane")}</th>
            <th scope="col">{t("colName")}</th>
            <th scope="col">{t("colMark")}</th>
            {hand === "left" ? null : <th scope="col">{t("change")}</th>}
          </tr>
        </thead>
        <tbody>
          {byPlace(view.lanes).map((lane) => (
            <tr key={lane.lane}>
              {hand === "left" ? key(lane) : null}
              <td className={style.place}>
                {formatPlace(lane.place, view.lanes.filter(({ place }) => place === lane.place).length > 1, m) || "–"}
              </td>
              <td>{lane.lane}</td>
              <th scope="row">
                {lane.name}
                <span className={style.unit}>{lane.unit}</span>
              </th>
              <td>
                <span className={style.mark}>{markOf(lane)}</span>
                {counts ? (
                  <span className={style.unit}>
                    {t("colMisses")} {lane.mark.misses}
                  </span>
                ) : null}
                <LaneStageSays view={view} lane={lane} />
                {confirmedBy(view, lane) > 1 ? (
                  <span className={style.unit}>✓ {t("alike", { devices: confirmedBy(view, lane) })}</span>
                ) : null}
                <AsksOfLane view={view} lane={lane} />
              </td>
              {hand === "left" ? null : key(lane)}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
