import { isClerk } from "#core/judged/module-options.ts";
import { deductionLine, notedOf } from "#core/scoring/panel-sheet.ts";
import { timeLine } from "#core/scoring/time-line.ts";
import { contestWords, sayDeduction, sayLine } from "#i18n/contest-words.ts";
import { judging } from "#i18n/judging.ts";
import { formatMark, formatTime, marks, sayable } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { HeatView, LaneView } from "../heat-view.ts";
import { HoldKey, TapKey } from "../key.tsx";
import { ContestCards } from "../late-screens.tsx";
import page from "../review.module.css";
import { useHand, useTablet } from "../tablet-context.ts";
import style from "./judges.module.css";
import { asMeasured, asPoints, isRanking, judgeOf, linesOf, placeOf, standsOn, sumOf } from "./judges-lines.ts";

interface Shown {
  view: HeatView;
  onPad(): void;
  onSubmitted(): void;
}

/** The sheet to be read once more, then a key to be held. */
export function JudgesReview({ view, onPad, onSubmitted }: Shown) {
  const t = useT(tablet);
  const j = useT(judging);
  const store = useTablet();
  const [hand] = useHand();
  const submit = (stamp: number) => {
    for (const sheet of view.open) store.note(sheet, { kind: "submit" }, stamp);
    onSubmitted();
  };
  return (
    <>
      <main className={page.page}>
        <h2>{t("reviewTitle")}</h2>
        <p>{j("reviewHint")}</p>
        <ContestCards view={view} />
        <OwnSheet view={view} />
      </main>
      <footer className={[page.keys, page[hand]].join(" ")}>
        <TapKey className={page.side} onTap={onPad}>
          {t("backToPad")}
        </TapKey>
        <HoldKey className={page.main} onHeld={submit}>
          {t("holdSubmit")}
        </HoldKey>
      </footer>
    </>
  );
}

/** What stands on this judge's own sheet: everybody with the whole, and of one alone every line. */
export function OwnSheet({ view }: { view: HeatView }) {
  const t = useT(tablet);
  const j = useT(judging);
  const say = useWhole(view);
  const [only] = view.lanes.length === 1 ? view.lanes : [];
  return (
    <>
      <table className={style.table}>
        <caption className="visually-hidden">{t("reviewTitle")}</caption>
        <tbody>
          {view.lanes.map((lane) => (
            <tr key={lane.lane}>
              <th scope="row">
                {lane.name} {lane.unit ? <small>{lane.unit}</small> : null}
              </th>
              <td>{say(lane)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {only ? <OwnLines view={view} lane={only} caption={j("linesTitle")} /> : null}
    </>
  );
}

/** All lines of one sheet for one entrant. */
function OwnLines({ view, lane, caption }: { view: HeatView; lane: LaneView; caption: string }) {
  const j = useT(judging);
  const c = useT(contestWords);
  const { options } = view.heat.event;
  const judge = judgeOf(view, lane);
  const noted = lane.state ? notedOf(lane.state) : {};
  const rows = isClerk(judge)
    ? (options.deductions ?? []).map((one) => ({
        key: one.key,
        name: sayDeduction(one, c),
        value: j("times", { times: noted[deductionLine(one.key)] ?? 0 }),
      }))
    : (options.criteria ?? []).map((line) => {
        const value = standsOn(lane, judge, line);
        const mark = asPoints(sumOf([line], [value]), options);
        const from = value === null || line.kind === undefined || line.kind === "points" ? "" : line.kind;
        return {
          key: line.key,
          name: sayLine(line, c),
          value:
            value === null
              ? "–"
              : from === "graded"
                ? `${asMeasured(value)} ${line.grades?.unit ?? ""} → ${mark}`
                : from === "judgement"
                  ? `${value} → ${mark}`
                  : mark,
        };
      });
  if (rows.length === 0) return null;
  return (
    <table className={style.table}>
      <caption>{caption}</caption>
      <tbody>
        {rows.map(({ key, name, value }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What one entrant's sheet comes to, in words: the total, the place, or the clerk's time. */
function useWhole(view: HeatView): (lane: LaneView) => string {
  const j = useT(judging);
  const m = useT(marks);
  const { options } = view.heat.event;
  return (lane) => {
    const judge = judgeOf(view, lane);
    if (lane.state?.status) return m(`status.${lane.state.status}`);
    if (isClerk(judge)) {
      const ms = lane.state ? notedOf(lane.state)[timeLine] : undefined;
      return ms === undefined ? "✓" : formatTime(ms, { direction: "more", precisionMs: 1000 });
    }
    const place = isRanking(options) ? placeOf(view, lane) : null;
    if (place !== null) return j("place", { place });
    const lines = linesOf(options);
    const values = lines.map((line) => standsOn(lane, judge, line));
    return values.includes(null)
      ? formatMark(sayable(lane.mark, options), options, m)
      : j("points", { points: asPoints(sumOf(lines, values), options) });
  };
}
