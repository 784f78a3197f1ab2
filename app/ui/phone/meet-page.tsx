import { Link } from "@remix-run/react";
import { useMemo } from "react";
import type { UnitId } from "#core/ids.ts";
import { clockTime } from "#i18n/clock.ts";
import { formatInstant } from "#i18n/instant.ts";
import { formatRound, marks } from "#i18n/marks.ts";
import { phone } from "#i18n/phone.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import type { Followed } from "#live/follow.ts";
import { closedHeats, type EventView, type HeatView, nextHeats, programmeOf, runningHeats } from "#live/programme.ts";
import type { MeetRow } from "#live/protocol.ts";
import { LanguageSwitch } from "#ui/base/language-switch.tsx";
import { HeatCard } from "./lines.tsx";
import { OwnUnit } from "./own-unit.tsx";
import style from "./phone.module.css";
import { Prizes } from "./prizes.tsx";

/** How fresh the page is, in words. */
export function Freshness({ live, timeZone }: { live: Followed; timeZone: string }) {
  const t = useT(phone);
  const time = clockTime(live.asOf, timeZone, live.state !== "stale");
  if (live.state === "stale")
    return (
      <p className={style.stale} role="status">
        ⚠ {t("stale", { time })}
      </p>
    );
  return (
    <p className={style.fresh}>
      {live.state === "live" ? (
        <>
          <span aria-hidden="true" className={style.dot} />
          {t("live", { time })}
        </>
      ) : (
        <>
          {t("asOf", { time })} <a href="?">{t("reload")}</a>
        </>
      )}
    </p>
  );
}

function Heats({
  id,
  title,
  empty,
  heats,
  own,
}: {
  id: string;
  title: string;
  empty: string;
  heats: HeatView[];
  own: UnitId | null;
}) {
  return (
    <section className={style.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {heats.length === 0 ? <p className={style.hint}>{empty}</p> : null}
      {heats.map((view) => (
        <HeatCard key={view.heat.id} view={view} own={own} />
      ))}
    </section>
  );
}

const isOver = ({ heat }: HeatView) => heat.state === "provisional" || heat.state === "official";

function EventLink({ slug, view }: { slug: string; view: EventView }) {
  const t = useT(phone);
  const m = useT(marks);
  const { event, rounds } = view;
  const round = rounds[rounds.length - 1];
  const done = round?.heats.filter(isOver).length ?? 0;
  const where = round
    ? `${formatRound(round.round.name, round.round.number, m)} · ${
        round.round.state === "official"
          ? t("roundOfficial")
          : done === 0
            ? t("roundNotBegun")
            : t("heatProgress", { done, of: round.heats.length })
      }`
    : t("nothingPublished");
  return (
    <li>
      <Link to={`/m/${slug}/events/${event.id}`} className={style.eventLink}>
        <span className={style.eventName}>{event.name}</span>
        <span className={style.eventWhere}>{where}</span>
      </Link>
    </li>
  );
}

const resultsShown = 3;

/** The phone page of a meet: own unit, what is on, who is called, what just came in, everything else by event. */
export function MeetPage({ meet, live, own }: { meet: MeetRow; live: Followed; own: UnitId | null }) {
  const t = useT(phone);
  const language = useLanguage();
  const programme = useMemo(() => programmeOf(live.rows), [live.rows]);
  const when = meet.startsAt === null ? "" : formatInstant(meet.startsAt, meet.timeZone, language);
  const next = nextHeats(programme).filter(
    (view, index, all) => all.findIndex((one) => one.event.id === view.event.id) === index,
  );
  const published = programme.events.some(({ rounds }) => rounds.length > 0);
  const won = programme.events.filter(({ event }) => event.prizes.length > 0);
  return (
    <main className={style.page}>
      <header className={style.head}>
        <h1 className={style.title}>{meet.name}</h1>
        <p className={style.facts}>{[when, meet.place].filter(Boolean).join(" · ")}</p>
        <Freshness live={live} timeZone={meet.timeZone} />
      </header>
      <OwnUnit meet={meet} programme={programme} own={own} />
      {published ? (
        <>
          <Heats id="now" title={t("now")} empty={t("nothingNow")} heats={runningHeats(programme)} own={own} />
          <Heats id="calls" title={t("calls")} empty={t("nothingNext")} heats={next} own={own} />
          <Heats
            id="just-in"
            title={t("justIn")}
            empty={t("nothingIn")}
            heats={closedHeats(programme).slice(0, resultsShown)}
            own={own}
          />
        </>
      ) : (
        <p className={style.empty}>{t("nothingPublished")}</p>
      )}
      {won.length > 0 ? (
        <section className={style.section} aria-labelledby="prizes">
          <h2 id="prizes">{t("prizes")}</h2>
          {won.map(({ event }) => (
            <Prizes key={event.id} event={event} own={own} />
          ))}
        </section>
      ) : null}
      <section className={style.section} aria-labelledby="events">
        <h2 id="events">{t("events")}</h2>
        {programme.events.length === 0 ? <p className={style.hint}>{t("noEvents")}</p> : null}
        <ul className={style.events}>
          {programme.events.map((view) => (
            <EventLink key={view.event.id} slug={meet.slug} view={view} />
          ))}
        </ul>
      </section>
      <footer className={style.foot}>
        <LanguageSwitch />
      </footer>
    </main>
  );
}
