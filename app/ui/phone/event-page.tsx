import type { EventId, UnitId } from "#core/ids.ts";
import { formatInstant } from "#i18n/instant.ts";
import { formatAdvance, formatMark, formatRound, marks } from "#i18n/marks.ts";
import { phone } from "#i18n/phone.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import type { Followed } from "#live/follow.ts";
import type { RoundView } from "#live/programme.ts";
import type { MeetRow } from "#live/protocol.ts";
import type { ShownEvent } from "#live/shown.ts";
import { useProgramme } from "#live/use-programme.ts";
import { Freshness } from "./freshness.tsx";
import style from "./head.module.css";
import { HeatCard } from "./heat-card.tsx";
import { LateJudged } from "./late-judged.tsx";
import { LateStages } from "./late-stages.tsx";
import type { ExpectedTimes, PhoneData } from "./phone-page.tsx";
import { Prizes } from "./prizes.tsx";
import { Standing } from "./standing.tsx";

function Round({ view, own, timeZone }: { view: RoundView; own: UnitId | null; timeZone: string }) {
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
        <HeatCard key={heat.heat.id} view={heat} own={own} timeZone={timeZone} />
      ))}
    </section>
  );
}

/** When and where it is, and the record. */
function Facts({ event, timeZone }: { event: ShownEvent; timeZone: string }) {
  const t = useT(phone);
  const m = useT(marks);
  const language = useLanguage();
  const { startsAt, venue, record } = event;
  const when = startsAt === null ? "" : formatInstant(startsAt, timeZone, language);
  const mark = record && formatMark({ outcome: "valid", value: record.value, fault: null }, event, m);
  return (
    <>
      {when || venue ? <p className={style.facts}>{[when, venue].filter(Boolean).join(" · ")}</p> : null}
      {record && mark ? (
        <p className={style.facts}>
          {t("record", { mark, by: [record.holder, record.when].filter(Boolean).join(" ") })}
        </p>
      ) : null}
    </>
  );
}

interface EventPageProps {
  meet: MeetRow;
  live: Followed;
  eventId: EventId;
  own: UnitId | null;
  expected: ExpectedTimes | undefined;
  gallery: PhoneData["gallery"];
}

/** One event on the phone: prizes, its stages or modules, then every published round that is run in heats, the latest first. */
export function EventPage({ meet, live, eventId, own, expected, gallery }: EventPageProps) {
  const t = useT(phone);
  const programme = useProgramme(live.rows);
  const view = programme.events.find(({ event }) => event.id === eventId);
  const heats = (view?.rounds ?? []).filter(({ heats: [first] }) => first?.heat.match === null).reverse();
  return (
    <>
      <header className={style.head}>
        <a href={`/m/${meet.slug}`} className={style.back}>
          ← {t("back")}
        </a>
        <h1>{view?.event.name ?? meet.name}</h1>
        {view ? <Facts event={view.event} timeZone={meet.timeZone} /> : null}
        <Freshness live={live} timeZone={meet.timeZone} path={`/m/${meet.slug}/events/${eventId}`} />
      </header>
      {view && view.event.prizes.length > 0 ? (
        <section className={style.section} aria-labelledby="prizes">
          <h2 id="prizes">{t("prizes")}</h2>
          <Prizes event={view.event} own={own} />
        </section>
      ) : null}
      {view && view.stages.length + view.draws.length > 0 ? (
        <LateStages view={view} own={own} timeZone={meet.timeZone} expected={expected} />
      ) : null}
      {view?.judged ? (
        <LateJudged
          view={{ ...view, judged: view.judged }}
          own={own}
          timeZone={meet.timeZone}
          works={gallery && { ...gallery, href: `/m/${meet.slug}/works/${eventId}` }}
        />
      ) : null}
      {(view?.judged ? [] : heats).map((round) => (
        <Round key={round.round.id} view={round} own={own} timeZone={meet.timeZone} />
      ))}
      {view && view.rounds.length + view.draws.length > 0 ? null : (
        <p className={style.empty}>{t("nothingPublished")}</p>
      )}
    </>
  );
}
