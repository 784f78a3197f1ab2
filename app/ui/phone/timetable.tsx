import { clockTime } from "#i18n/clock.ts";
import { formatInstant } from "#i18n/instant.ts";
import { formatRound, marks } from "#i18n/marks.ts";
import { phone } from "#i18n/phone.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import type { EventView } from "#live/programme.ts";
import type { MeetRow } from "#live/protocol.ts";
import style from "./timetable.module.css";

/** Where an event stands, in words. */
function useWhere({ event, rounds }: EventView): string {
  const t = useT(phone);
  const m = useT(marks);
  if (event.over) {
    const winners = event.prizes.filter(({ place }) => place === 1).map((line) => `${line.name} ${line.unitName}`);
    return [t("eventOver"), ...winners.map((who) => `${m("place", { place: 1 })} ${who}`)].join(" · ");
  }
  const view = rounds[rounds.length - 1];
  if (!view) return t("nothingPublished");
  const { round, heats } = view;
  const done = heats.filter(({ heat }) => heat.state !== "scheduled" && heat.state !== "running").length;
  const held = heats.some(({ heat }) => heat.state === "held");
  const how = done === 0 ? t("roundNotBegun") : t("heatProgress", { done, of: heats.length });
  const state = round.state === "official" ? t("roundOfficial") : how;
  return [formatRound(round.name, round.number, m), state, held ? m("heatState.held") : ""].filter(Boolean).join(" · ");
}

function EventLink({ meet, view, timed }: { meet: MeetRow; view: EventView; timed: boolean }) {
  const t = useT(phone);
  const { event } = view;
  const where = useWhere(view);
  const when = event.startsAt === null ? (timed ? t("noTime") : "") : clockTime(event.startsAt, meet.timeZone);
  return (
    <li>
      <a href={`/m/${meet.slug}/events/${event.id}`} className={style.link}>
        <span className={style.name}>{event.name}</span>
        {when || event.venue ? (
          <span className={style.when}>{[when, event.venue].filter(Boolean).join(" · ")}</span>
        ) : null}
        <span className={style.where}>{where}</span>
      </a>
    </li>
  );
}

/** Every event one tap away, in the order of the day where times are known; days apart where there are several. */
export function Timetable({ meet, events }: { meet: MeetRow; events: readonly EventView[] }) {
  const t = useT(phone);
  const language = useLanguage();
  const timed = events.some(({ event }) => event.startsAt !== null);
  const dayOf = ({ event }: EventView) =>
    event.startsAt === null ? t("noTime") : formatInstant(event.startsAt, meet.timeZone, language, "day");
  const sorted = [...events].sort(
    (a, b) => (a.event.startsAt ?? Number.MAX_SAFE_INTEGER) - (b.event.startsAt ?? Number.MAX_SAFE_INTEGER),
  );
  const days = timed ? [...new Set(sorted.map(dayOf))] : [];
  const list = (views: readonly EventView[], named: boolean) => (
    <ul className={style.events}>
      {views.map((view) => (
        <EventLink key={view.event.id} meet={meet} view={view} timed={timed && !named} />
      ))}
    </ul>
  );
  return (
    <section className={style.section} aria-labelledby="events">
      <h2 id="events">{t("events")}</h2>
      {events.length === 0 ? <p className={style.hint}>{t("noEvents")}</p> : null}
      {days.length > 1
        ? days.map((day) => (
            <div key={day} className={style.day}>
              <h3>{day}</h3>
              {list(
                sorted.filter((view) => dayOf(view) === day),
                true,
              )}
            </div>
          ))
        : list(sorted, false)}
    </section>
  );
}
