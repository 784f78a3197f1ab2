import { Link } from "@remix-run/react";
import { useMemo } from "react";
import type { EventId, UnitId } from "#core/ids.ts";
import { formatAdvance, formatMark, formatRound, marks } from "#i18n/marks.ts";
import { phone } from "#i18n/phone.ts";
import { useT } from "#i18n/use-translator.ts";
import type { Followed } from "#live/follow.ts";
import { programmeOf, type RoundView } from "#live/programme.ts";
import type { MeetRow } from "#live/protocol.ts";
import { FateTag, HeatCard, Who } from "./lines.tsx";
import { Freshness } from "./meet-page.tsx";
import style from "./phone.module.css";
import { Prizes } from "./prizes.tsx";

function Standing({ view, own }: { view: RoundView; own: UnitId | null }) {
  const t = useT(phone);
  const m = useT(marks);
  const { round, event } = view;
  const shown = round.standing.filter((line) => line.mark.outcome !== "none");
  if (shown.length === 0) return null;
  return (
    <table className={style.standing}>
      <caption>{t("standing")}</caption>
      <thead>
        <tr>
          <th scope="col">{round.final ? t("place") : t("heat")}</th>
          <th scope="col">{t("name")}</th>
          <th scope="col">{t("mark")}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((line) => (
          <tr key={line.entrant} className={line.unit === own ? style.ownRow : undefined}>
            <td className={style.number}>{round.final ? (line.place ?? m("noMarkYet")) : line.heat}</td>
            <td>
              <Who line={line} own={own} />
            </td>
            <td className={style.markCell}>
              <span className={style.mark}>{formatMark(line.mark, event, m)}</span>
              {round.final ? null : <FateTag fate={line.fate} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Round({ view, own }: { view: RoundView; own: UnitId | null }) {
  const t = useT(phone);
  const m = useT(marks);
  const { round, heats } = view;
  const advance = formatAdvance(round.advance, m);
  return (
    <section className={style.section} aria-labelledby={round.id}>
      <h2 id={round.id}>{formatRound(round.name, round.number, m)}</h2>
      <p className={style.hint}>
        {[t(round.state === "official" ? "roundOfficial" : "roundOpen"), advance].filter(Boolean).join(" · ")}
      </p>
      <Standing view={view} own={own} />
      {heats.map((heat) => (
        <HeatCard key={heat.heat.id} view={heat} own={own} titled={false} />
      ))}
    </section>
  );
}

/** One event on the phone: prizes, then every published round, the latest first. */
export function EventPage({
  meet,
  live,
  eventId,
  own,
}: {
  meet: MeetRow;
  live: Followed;
  eventId: EventId;
  own: UnitId | null;
}) {
  const t = useT(phone);
  const programme = useMemo(() => programmeOf(live.rows), [live.rows]);
  const view = programme.events.find(({ event }) => event.id === eventId);
  return (
    <main className={style.page}>
      <header className={style.head}>
        <Link to={`/m/${meet.slug}`} className={style.back}>
          ← {t("back")}
        </Link>
        <h1 className={style.title}>{view?.event.name ?? meet.name}</h1>
        <Freshness live={live} timeZone={meet.timeZone} />
      </header>
      {view && view.event.prizes.length > 0 ? (
        <section className={style.section} aria-labelledby="prizes">
          <h2 id="prizes">{t("prizes")}</h2>
          <Prizes event={view.event} own={own} />
        </section>
      ) : null}
      {view && view.rounds.length > 0 ? (
        [...view.rounds].reverse().map((round) => <Round key={round.round.id} view={round} own={own} />)
      ) : (
        <p className={style.empty}>{t("nothingPublished")}</p>
      )}
    </main>
  );
}
