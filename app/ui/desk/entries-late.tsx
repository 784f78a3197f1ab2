import { common } from "#i18n/common.ts";
import { entries } from "#i18n/entries.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "./desk.module.css";
import type { EntriesShown } from "./entries-page.tsx";

/** Who is entered in an event that was drawn without them, and where they get a lane. */
export function EntriesLate({ meet, late }: { meet: string; late: EntriesShown["list"]["late"] }) {
  const t = useT(entries);
  const tc = useT(common);
  if (late.length === 0) return null;
  return (
    <section className={style.warn} aria-labelledby="late">
      <h2 id="late">{t("lateTitle")}</h2>
      <ul className={style.list}>
        {late.map(({ id, name: event, waiting, people }) => (
          <li key={id}>
            {t("lateLine", {
              event,
              names: people.map(({ name, unitName: unit }) => t("lateName", { name, unit })).join(tc("listJoin")),
            })}{" "}
            {waiting ? <a href={`/meets/${meet}/events/${id}/draw`}>{t("lateGo")}</a> : t("lateStarted")}
          </li>
        ))}
      </ul>
    </section>
  );
}
