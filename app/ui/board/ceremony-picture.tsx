import { board } from "#i18n/board.ts";
import { formatMark, formatPlace, marks } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import { sayTier } from "#i18n/verdict-words.ts";
import type { ShownEvent, ShownPrize } from "#live/shown.ts";
import style from "./ceremony.module.css";
import { ceremonyAt } from "./ceremony.ts";
import { Fit } from "./fit.tsx";
import { Place } from "./place.tsx";

/** more who share a prize stand in columns */
const mostLarge = 4;

/** The prize ceremony: the place told last in large letters, those told before under it, best first. */
export function Ceremony({ event, shown }: { event: ShownEvent; shown: number }) {
  const t = useT(board);
  const m = useT(marks);
  const { now, before } = ceremonyAt(event, shown);
  if (!now)
    return (
      <div className={style.ceremony}>
        <div className={style.now}>
          <Fit text={event.name} className={style.first} />
          <Fit text={t("ceremonyBegins")} className={style.unit} />
        </div>
      </div>
    );
  const tier = now.winners[0]?.tier;
  const markOf = ({ prize, mark }: ShownPrize) =>
    prize !== null ? m("prizeClass", { prize }) : event.met ? "" : formatMark(mark, event, m);
  const said = (winner: ShownPrize) =>
    [markOf(winner), winner.fromRoundBefore ? t("fromRoundBefore") : ""].filter(Boolean).join(" · ");
  return (
    <div className={style.ceremony}>
      <section className={now.winners.length > mostLarge ? `${style.now} ${style.many}` : style.now} key={now.place}>
        <h2 className={style.title}>
          {now.place <= 3 ? <Place place={now.place} /> : null}
          <span>{tier ? sayTier(tier, m) : formatPlace(now.place, now.winners.length > 1, m)}</span>
        </h2>
        {now.winners.map((winner) => (
          <div key={winner.entrant} className={style.winner}>
            <Fit text={winner.name} className={style.name} />
            <Fit text={winner.unitName} className={style.unit} />
            <Fit text={said(winner) || " "} className={style.mark} />
          </div>
        ))}
      </section>
      {before.length > 0 ? (
        <ol className={style.before}>
          {before.flatMap(({ place, winners }) =>
            winners.length === 0
              ? [
                  <li key={place} className={style.row}>
                    <Place place={place} />
                    <Fit text={t("vacant")} className={style.rowUnit} />
                  </li>,
                ]
              : winners.map((winner) => (
                  <li key={winner.entrant} className={style.row}>
                    <Place place={place} />
                    <Fit text={winner.name} className={style.rowName} />
                    <Fit text={winner.unitName} className={style.rowUnit} />
                    <Fit text={markOf(winner) || " "} className={style.rowMark} />
                  </li>
                )),
          )}
        </ol>
      ) : null}
    </div>
  );
}
