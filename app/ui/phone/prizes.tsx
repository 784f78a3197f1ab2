import type { UnitId } from "#core/ids.ts";
import { formatMark, formatPlace, marks } from "#i18n/marks.ts";
import { phone } from "#i18n/phone.ts";
import { useT } from "#i18n/use-translator.ts";
import { sayTier } from "#i18n/verdict-words.ts";
import type { ShownEvent } from "#live/shown.ts";
import card from "./heat-card.module.css";
import lines from "./lines.module.css";
import { Who } from "./lines.tsx";
import style from "./prizes.module.css";

/** The prize list of an event whose final is official; its name leads to all of the event where the page is not its own. */
export function Prizes({ event, own, href }: { event: ShownEvent; own: UnitId | null; href?: string }) {
  const t = useT(phone);
  const m = useT(marks);
  return (
    <article className={card.card}>
      <h3 className={card.head}>
        {href ? (
          <a href={href} className={card.link}>
            {event.name}
          </a>
        ) : (
          <span>{event.name}</span>
        )}
        <span className={card.state}>{t("official")}</span>
      </h3>
      <ol className={card.lines}>
        {event.prizes.map((line) => (
          <li key={line.entrant} className={line.unit === own ? card.ownLine : card.line}>
            <span className={[style.medal, style[`medal${line.place}`]].filter(Boolean).join(" ")}>
              <span className="visually-hidden">{formatPlace(line.place, line.shared > 0, m)}</span>
              <span aria-hidden="true">{line.place}</span>
            </span>
            <span className={card.both}>
              <Who line={line} own={own} />
              <span className={lines.result}>
                <span className={lines.mark}>
                  {line.tier ? `${sayTier(line.tier, m)} · ` : null}
                  {line.prize !== null
                    ? m("prizeClass", { prize: line.prize })
                    : event.met
                      ? null
                      : formatMark(line.mark, event, m)}
                </span>
                {line.fromRoundBefore ? <span className={lines.place}>{t("fromRoundBefore")}</span> : null}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {event.vacant.length > 0 ? (
        <p className={card.hint}>
          {t("vacant", { places: event.vacant.map((place) => m("place", { place })).join(" ") })}
        </p>
      ) : null}
    </article>
  );
}
