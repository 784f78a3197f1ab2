import { Form } from "@remix-run/react";
import type { UnitId } from "#core/ids.ts";
import { formatHeat, marks } from "#i18n/marks.ts";
import { phone } from "#i18n/phone.ts";
import { useT } from "#i18n/use-translator.ts";
import type { Programme } from "#live/programme.ts";
import type { MeetRow } from "#live/protocol.ts";
import { FateTag, MarkCell } from "./lines.tsx";
import { type OwnPerson, ownPeople, type Stand } from "./own-people.ts";
import style from "./phone.module.css";

/** One choice, kept in a cookie: which unit's people come first. Works without JavaScript. */
function UnitForm({ units, own }: { units: MeetRow["units"]; own: UnitId | null }) {
  const t = useT(phone);
  return (
    <Form method="post" reloadDocument className={style.unitForm}>
      <label htmlFor="unit">{t("chooseUnit")}</label>
      <span className={style.unitRow}>
        <select id="unit" name="unit" defaultValue={own ?? ""}>
          <option value="">{t("noUnit")}</option>
          {units.map((unit) => (
            <option key={unit.id} value={unit.id}>
              {unit.name}
            </option>
          ))}
        </select>
        <button type="submit" className={style.button}>
          {t("pin")}
        </button>
      </span>
    </Form>
  );
}

function StandLine({ stand }: { stand: Stand }) {
  const t = useT(phone);
  const m = useT(marks);
  const { event, round, heat, line } = stand;
  const coming = heat.state === "scheduled" || heat.state === "running";
  return (
    <li className={style.stand}>
      <span className={style.standWhere}>
        <span>{event.name}</span>
        <span className={style.standHeat}>
          {t("laneAt", { heat: formatHeat(round, heat.number, m), lane: line.lane })}
        </span>
        <FateTag fate={line.fate} />
      </span>
      {coming ? (
        <span className={heat.state === "running" ? style.running : style.state}>{m(`heatState.${heat.state}`)}</span>
      ) : (
        <MarkCell mark={line.mark} place={line.place} event={event} />
      )}
    </li>
  );
}

const Person = ({ person }: { person: OwnPerson }) => (
  <li className={style.person}>
    <span className={style.name}>
      {person.name}
      {person.bib === null ? null : <span className={style.bib}> {person.bib}</span>}
    </span>
    <ul className={style.stands}>
      {person.stands.map((stand) => (
        <StandLine key={stand.event.id} stand={stand} />
      ))}
    </ul>
  </li>
);

/** The reader's own unit: chosen once, its people with heat, lane, mark and whether they are through. */
export function OwnUnit({ meet, programme, own }: { meet: MeetRow; programme: Programme; own: UnitId | null }) {
  const t = useT(phone);
  const unit = meet.units.find((one) => one.id === own);
  if (meet.units.length === 0) return null;
  if (!unit)
    return (
      <section className={style.section} aria-labelledby="my-unit">
        <h2 id="my-unit">{t("myUnit")}</h2>
        <UnitForm units={meet.units} own={null} />
      </section>
    );
  const people = ownPeople(programme, unit.id);
  return (
    <section className={`${style.section} ${style.pinned}`} aria-labelledby="my-unit">
      <h2 id="my-unit">{unit.name}</h2>
      {people.length === 0 ? (
        <p className={style.hint}>{t("unitHasNobody")}</p>
      ) : (
        <ul className={style.people}>
          {people.map((person) => (
            <Person key={person.entrant} person={person} />
          ))}
        </ul>
      )}
      <details>
        <summary className={style.summary}>{t("change")}</summary>
        <UnitForm units={meet.units} own={unit.id} />
      </details>
    </section>
  );
}
