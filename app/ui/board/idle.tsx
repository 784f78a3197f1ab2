import { renderSVG } from "uqr";
import { board } from "#i18n/board.ts";
import { formatInstant } from "#i18n/instant.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import type { MeetRow } from "#live/protocol.ts";
import { Fit } from "./fit.tsx";
import style from "./idle.module.css";

/** When nothing else is on: what this is, and the way to the phone page. */
export function Idle({ meet, phoneUrl, empty }: { meet: MeetRow; phoneUrl: string; empty: boolean }) {
  const t = useT(board);
  const language = useLanguage();
  const when = meet.startsAt === null ? "" : formatInstant(meet.startsAt, meet.timeZone, language);
  const facts = [when, meet.place, meet.host && t("host", { host: meet.host })].filter(Boolean);
  const code = `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(phoneUrl, { border: 2 }))}`;
  return (
    <div className={style.idle}>
      <div className={style.words}>
        <Fit text={meet.name} className={style.name} />
        {facts.map((fact) => (
          <Fit key={fact} text={fact} className={style.fact} />
        ))}
        {empty ? (
          <>
            <Fit text={t("nothingYet")} className={style.yet} />
            <Fit text={t("nothingYetLong")} className={style.fact} />
          </>
        ) : null}
      </div>
      <figure className={style.scan}>
        <img className={style.code} src={code} alt={phoneUrl} />
        <figcaption>
          <Fit text={t("scan")} className={style.scanText} />
          <Fit text={t("scanLong")} className={style.url} />
          <Fit text={phoneUrl.replace(/^https?:\/\//, "")} className={style.url} />
        </figcaption>
      </figure>
    </div>
  );
}
