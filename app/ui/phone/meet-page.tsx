import type { UnitId } from "#core/ids.ts";
import { formatInstant } from "#i18n/instant.ts";
import { phone } from "#i18n/phone.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import type { Followed } from "#live/follow.ts";
import {
  closedHeats,
  type EventView,
  type HeatView,
  nextHeats,
  type Programme,
  runningHeats,
} from "#live/programme.ts";
import type { MeetRow } from "#live/protocol.ts";
import { useProgramme } from "#live/use-programme.ts";
import { Freshness } from "./freshness.tsx";
import style from "./head.module.css";
import { HeatCard, HeatLine } from "./heat-card.tsx";
import { OwnUnit } from "./own-unit.tsx";
import { Prizes } from "./prizes.tsx";
import { Timetable } from "./timetable.tsx";
import { Totals } from "./totals.tsx";

const resultsShown = 3;
const prizesShown = 6;

/** The anchors of a page that is several screens long. */
function Jump({ totals }: { totals: boolean }) {
  const t = useT(phone);
  return (
    <nav aria-label={t("onThisPage")} className={style.jump}>
      <a href="#now">{t("toNow")}</a>
      <a href="#calls">{t("toCalls")}</a>
      <a href="#just-in">{t("toResults")}</a>
      <a href="#events">{t("toEvents")}</a>
      {totals ? <a href="#totals">{t("toTotals")}</a> : null}
    </nav>
  );
}

const heldHeats = ({ events }: Programme): HeatView[] =>
  events.flatMap(({ rounds }) => rounds.flatMap(({ heats }) => heats.filter(({ heat }) => heat.state === "held")));

/** What runs, who is called, who comes after them, what just came in. */
function Heats({ meet, programme, own }: { meet: MeetRow; programme: Programme; own: UnitId | null }) {
  const t = useT(phone);
  const { timeZone } = meet;
  const toCome = nextHeats(programme);
  const called = toCome.filter(({ heat }) => heat.calledAt !== null);
  const next = toCome
    .filter(({ heat }) => heat.calledAt === null)
    .filter((view, index, all) => all.findIndex((one) => one.event.id === view.event.id) === index);
  const card = (view: HeatView) => (
    <HeatCard
      key={view.heat.id}
      view={view}
      own={own}
      timeZone={timeZone}
      href={`/m/${meet.slug}/events/${view.event.id}`}
    />
  );
  const line = (view: HeatView) => <HeatLine key={view.heat.id} view={view} own={own} timeZone={timeZone} />;
  const running = runningHeats(programme).map(card);
  const held = heldHeats(programme).map(line);
  const over = closedHeats(programme).slice(0, resultsShown).map(card);
  return (
    <>
      <section className={style.section} aria-labelledby="now">
        <h2 id="now">{t("now")}</h2>
        {running.length > 0 ? running : <p className={style.hint}>{t("nothingNow")}</p>}
      </section>
      <section className={style.section} aria-labelledby="calls">
        <h2 id="calls">{t("calls")}</h2>
        {called.length > 0 ? called.map(card) : <p className={style.hint}>{t("nothingNext")}</p>}
        {next.length > 0 ? (
          <>
            <h3>{t("next")}</h3>
            {next.map(line)}
          </>
        ) : null}
      </section>
      <section className={style.section} aria-labelledby="just-in">
        <h2 id="just-in">{t("justIn")}</h2>
        {held}
        {over.length + held.length > 0 ? over : <p className={style.hint}>{t("nothingIn")}</p>}
      </section>
    </>
  );
}

/** When the last heat of an event closed: what was won last is shown first. */
const wonAt = ({ rounds }: EventView): number =>
  Math.max(0, ...rounds.flatMap(({ heats }) => heats.map(({ heat }) => heat.closedAt ?? 0)));

/** The phone page of a meet: notice, own unit, what is on, who is called, what just came in, every event, totals, prizes. */
export function MeetPage({ meet, live, own }: { meet: MeetRow; live: Followed; own: UnitId | null }) {
  const t = useT(phone);
  const language = useLanguage();
  const programme = useProgramme(live.rows);
  const when = meet.startsAt === null ? "" : formatInstant(meet.startsAt, meet.timeZone, language);
  const published = programme.events.some(({ rounds }) => rounds.length > 0);
  const won = programme.events
    .filter(({ event }) => event.prizes.length > 0)
    .sort((a, b) => wonAt(b) - wonAt(a))
    .slice(0, prizesShown);
  return (
    <>
      <header className={style.head}>
        <h1>{meet.name}</h1>
        <p className={style.facts}>{[when, meet.place].filter(Boolean).join(" · ")}</p>
        <Freshness live={live} timeZone={meet.timeZone} path={`/m/${meet.slug}`} />
      </header>
      {meet.notice ? (
        <section className={style.notice} aria-label={t("notice")}>
          <p>{meet.notice}</p>
        </section>
      ) : null}
      <OwnUnit meet={meet} programme={programme} own={own} />
      {published ? (
        <>
          <Jump totals={programme.events.some(({ event }) => event.over)} />
          <Heats meet={meet} programme={programme} own={own} />
        </>
      ) : (
        <p className={style.empty}>{t("nothingPublished")}</p>
      )}
      <Timetable meet={meet} events={programme.events} />
      <Totals programme={programme} own={own} />
      {won.length > 0 ? (
        <section className={style.section} aria-labelledby="prizes">
          <h2 id="prizes">{t("prizes")}</h2>
          {won.map(({ event }) => (
            <Prizes key={event.id} event={event} own={own} href={`/m/${meet.slug}/events/${event.id}`} />
          ))}
        </section>
      ) : null}
    </>
  );
}
