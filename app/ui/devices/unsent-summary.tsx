import { clockTime } from "#i18n/clock.ts";
import { devices, sayLength } from "#i18n/devices.ts";
import { useT } from "#i18n/use-translator.ts";
import look from "#ui/desk/desk.module.css";

export interface Unsent {
  /** how many tablets note marks */
  tablets: number;
  unsent: number;
  waiting: { id: string; seat: string; unsent: number; waitingMs: number }[];
  /** `unsent`: what it last told; null = nothing yet */
  silent: { id: string; seat: string; heard: Date; unsent: number | null }[];
}

/** Before the venue closes: whether everything has arrived, in words, a sign and colour. Nothing where no tablet notes. */
export function UnsentSummary({
  unsent: { tablets, unsent, waiting, silent },
  timeZone,
}: {
  unsent: Unsent;
  timeZone: string;
}) {
  const t = useT(devices);
  if (tablets === 0) return null;
  const heard = tablets - silent.length;
  const silentInWords = ({ seat, heard: at, unsent: held }: Unsent["silent"][number]) => {
    const time = clockTime(at.getTime(), timeZone);
    if (held === null) return t("silentNew", { seat, time });
    return held > 0 ? t("silentHeld", { seat, time, unsent: held }) : t("silentOne", { seat, time });
  };
  return (
    <div role="status" className={look.page}>
      {waiting.length > 0 ? (
        <div className={look.danger}>
          <p>
            <span aria-hidden="true">⚠ </span>
            {t("waiting", { tablets: waiting.length, unsent })}
          </p>
          <ul className={look.list}>
            {waiting.map(({ id, waitingMs, ...one }) => (
              <li key={id}>{t("waitingOne", { ...one, waited: sayLength(waitingMs, t) })}</li>
            ))}
          </ul>
        </div>
      ) : heard > 0 ? (
        <p className={look.ok}>
          <span aria-hidden="true">✓ </span>
          {silent.length === 0 ? t("allSent", { tablets }) : t("heardSent", { tablets: heard })}
        </p>
      ) : null}
      {silent.length > 0 ? (
        <div className={look.warn}>
          <p>
            <span aria-hidden="true">？ </span>
            {t("silent", { tablets: silent.length })}
          </p>
          <ul className={look.list}>
            {silent.map((one) => (
              <li key={one.id}>{silentInWords(one)}</li>
            ))}
          </ul>
          <p>{t("silentHow")}</p>
        </div>
      ) : null}
    </div>
  );
}
