import { entries } from "#i18n/entries.ts";
import { unit } from "#i18n/unit.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "./unit.module.css";
import type { UnitShown } from "./unit-page.tsx";

/** How many more the unit may enter: by event, altogether, and how many events each person. */
export function Room({ page }: { page: UnitShown }) {
  const t = useT(entries);
  const { events, perUnit, perPerson, people } = page;
  const left = perUnit === null ? null : Math.max(0, perUnit - people.length);
  return (
    <section className={style.section}>
      <h2>{useT(unit)("roomTitle")}</h2>
      <ul className={style.room}>
        {events.map(({ id, name, count, max }) => {
          if (max === null) return <li key={id}>{t("roomCount", { event: name, count })}</li>;
          if (max > count) return <li key={id}>{t("room", { event: name, left: max - count })}</li>;
          return (
            <li key={id} className={style.full}>
              {t("roomFull", { event: name })}
            </li>
          );
        })}
        {left === null ? null : <li className={left === 0 ? style.full : ""}>{t("roomPeople", { left })}</li>}
        {perPerson === null ? null : <li>{t("roomPerson", { max: perPerson })}</li>}
      </ul>
    </section>
  );
}
