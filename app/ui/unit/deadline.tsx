import { formatInstant } from "#i18n/instant.ts";
import { sayTimeLeft, unit } from "#i18n/unit.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import style from "./unit.module.css";
import type { UnitShown } from "./unit-page.tsx";

const soonMs = 48 * 3600 * 1000;

/** Until when people can be entered, by the server's clock and in the meet's time zone; afterwards whom to call. */
export function Deadline({ page }: { page: UnitShown }) {
  const t = useT(unit);
  const language = useLanguage();
  const { meet, window, opens, closes, now } = page;
  const say = (at: number | null) => (at === null ? "" : formatInstant(at, meet.timeZone, language));
  const call = meet.office || meet.phone;
  if (window === "closed")
    return (
      <div className={[style.deadline, style.closed].join(" ")}>
        <strong>{t("closed", { time: say(closes) })}</strong>
        {call ? (
          <>
            {t("callOffice")} {meet.office} {meet.phone ? <a href={`tel:${meet.phone}`}>{meet.phone}</a> : null}
          </>
        ) : (
          t("askOrganizer")
        )}
      </div>
    );
  if (window === "not-open")
    return (
      <div className={[style.deadline, style.soon].join(" ")}>
        <strong>{t("opensAt", { time: say(opens) })}</strong>
      </div>
    );
  if (closes === null) return <p className={style.deadline}>{t("noDeadline")}</p>;
  const left = closes - now;
  return (
    <div className={[style.deadline, left < soonMs ? style.soon : ""].join(" ")}>
      <strong>{t("deadline", { time: say(closes) })}</strong>
      {sayTimeLeft(left, t)}
    </div>
  );
}
