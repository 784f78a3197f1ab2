import type { UnitId } from "#core/ids.ts";
import { formatHeat, formatPlace, marks } from "#i18n/marks.ts";
import { phone } from "#i18n/phone.ts";
import { useT } from "#i18n/use-translator.ts";
import type { Programme } from "#live/programme.ts";
import type { MeetRow } from "#live/protocol.ts";
import { unitTotals } from "#live/totals.ts";
import { HeatState } from "./heat-card.tsx";
import lines from "./lines.module.css";
import { FateTag, MarkCell } from "./lines.tsx";
import { type OwnPerson, ownPeople, type Stand } from "./own-people.ts";
import style from "./own-unit.module.css";

/** One choice, kept in a cookie: which unit's people come first. A plain form, answered by this page again. */
function UnitForm({ meet, own }: { meet: MeetRow; own: UnitId | null }) {
  const t = useT(phone);
  return (
    <form method="post" action={`/m/${meet.slug}`} className={style.form}>
      <label htmlFor="unit">{t("chooseUnit")}</label>
      <span className={style.row}>
        <select id="unit" name="unit" defaultValue={own ?? ""}>
          <option value="">{t("noUnit")}</option>
          {meet.units.map((unit) => (
            <option key={unit.id} value={unit.id}>
              {unit.name}
            </option>
          ))}
        </select>
        <button type="submit" className={style.button}>
          {t("pin")}
        </button>
      </span>
    </form>
  );
}

function StandLine({ stand, meet }: { stand: Stand; meet: MeetRow }) {
  const t = useT(phone);
  const m = useT(marks);
  const { event, round, heat, line } = stand;
  return (
    <li>
      <a href={`/m/${meet.slug}/events/${event.id}`} className={style.stand}>
        <span className={style.where}>
          <span>{event.name}</span>
          <span className={style.heat}>
            {heat.match || round.module?.together === false
              ? formatHeat(round, heat.number, m, heat.match)
              : t("laneAt", { heat: formatHeat(round, heat.number, m), lane: line.lane })}
          </span>
          <FateTag fate={line.fate} />
        </span>
        {heat.state === "provisional" || heat.state === "official" ? (
          <MarkCell mark={line.mark} place={line.place} event={event} />
        ) : (
          <HeatState heat={heat} timeZone={meet.timeZone} />
        )}
      </a>
    </li>
  );
}

const Person = ({ person, meet }: { person: OwnPerson; meet: MeetRow }) => (
  <li className={style.person}>
    <span className={lines.name}>
      {person.name}
      {person.bib === null ? null : <span className={lines.bib}> {person.bib}</span>}
    </span>
    <ul className={style.list}>
      {person.stands.map((stand) => (
        <StandLine key={stand.event.id} stand={stand} meet={meet} />
      ))}
    </ul>
  </li>
);

const People = ({ people, meet }: { people: readonly OwnPerson[]; meet: MeetRow }) => (
  <ul className={style.people}>
    {people.map((person) => (
      <Person key={person.entrant} person={person} meet={meet} />
    ))}
  </ul>
);

/** Who is on or next; the rest of a large unit opens. */
const peopleShown = 8;

/** The reader's own unit: chosen once, its points, its people with heat, lane, mark and whether they are through. */
export function OwnUnit({ meet, programme, own }: { meet: MeetRow; programme: Programme; own: UnitId | null }) {
  const t = useT(phone);
  const m = useT(marks);
  const unit = meet.units.find((one) => one.id === own);
  if (meet.units.length === 0) return null;
  if (!unit)
    return (
      <section className={style.section} aria-labelledby="my-unit">
        <h2 id="my-unit">{t("myUnit")}</h2>
        <UnitForm meet={meet} own={null} />
      </section>
    );
  const people = ownPeople(programme, unit.id);
  const counted = programme.events.some(({ event }) => event.over);
  const total = counted ? unitTotals(programme).find((one) => one.unit === unit.id) : undefined;
  return (
    <section className={style.pinned} aria-labelledby="my-unit">
      <h2 id="my-unit">{unit.name}</h2>
      {total ? (
        <p className={style.total}>
          {t("ownTotal", { place: formatPlace(total.place, false, m), points: total.points })}
        </p>
      ) : null}
      {people.length === 0 ? (
        <p className={style.hint}>{t("unitHasNobody")}</p>
      ) : (
        <>
          <People people={people.slice(0, peopleShown)} meet={meet} />
          {people.length > peopleShown ? (
            <details>
              <summary className={style.summary}>{t("otherPeople", { count: people.length - peopleShown })}</summary>
              <People people={people.slice(peopleShown)} meet={meet} />
            </details>
          ) : null}
        </>
      )}
      <details>
        <summary className={style.summary}>{t("change")}</summary>
        <UnitForm meet={meet} own={unit.id} />
      </details>
    </section>
  );
}
