import type { UnitId } from "#core/ids.ts";
import { formatMark, formatPlace, marks } from "#i18n/marks.ts";
import { phone } from "#i18n/phone.ts";
import { useT } from "#i18n/use-translator.ts";
import type { ShownEvent } from "#live/shown.ts";
import { Who } from "./lines.tsx";
import style from "./phone.module.css";

/** The prize list of an event whose final is official. */
export function Prizes({ event, own }: { event: ShownEvent; own: UnitId | null }) {
  const t = useT(phone);
  const m = useT(marks);
  return (
    <article className={style.card}>
      <h3 className={style.cardHead}>
        <span>{event.name}</span>
        <span className={style.state}>{t("official")}</span>
      </h3>
      <ol className={style.lines}>
        {event.prizes.map((line) => (
          <li key={line.entrant} className={line.unit === own ? style.ownLine : style.line}>
            <span className={[style.medal, style[`medal${line.place}`]].filter(Boolean).join(" ")}>
              <span className="visually-hidden">{formatPlace(line.place, line.shared > 0, m)}</span>
              <span aria-hidden="true">{line.place}</span>
            </span>
            <Who line={line} own={own} />
            <span className={style.result}>
              <span className={style.mark}>{formatMark(line.mark, event, m)}</span>
              {line.fromRoundBefore ? <span className={style.place}>{t("fromRoundBefore")}</span> : null}
            </span>
          </li>
        ))}
      </ol>
      {event.vacant.length > 0 ? (
        <p className={style.hint}>
          {t("vacant", { places: event.vacant.map((place) => m("place", { place })).join(" ") })}
        </p>
      ) : null}
    </article>
  );
}
