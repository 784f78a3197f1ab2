import { board } from "#i18n/board.ts";
import { formatInstant } from "#i18n/instant.ts";
import { formatHeat, marks } from "#i18n/marks.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import type { MeetRow } from "#live/protocol.ts";
import { Fit } from "./fit.tsx";
import style from "./idle.module.css";
import { PhoneCode, type PhoneLink } from "./phone-code.tsx";
import type { Scene } from "./scenes.ts";

const mostNext = 3;

interface IdleProps {
  scene: Extract<Scene, { kind: "idle" }>;
  meet: MeetRow;
  phone: PhoneLink;
}

/** When nothing else is on: what this is, what comes next, and the way to the phone page. */
export function Idle({ scene: { next, empty, instead }, meet, phone }: IdleProps) {
  const t = useT(board);
  const m = useT(marks);
  const language = useLanguage();
  const when = meet.startsAt === null ? "" : formatInstant(meet.startsAt, meet.timeZone, language);
  const facts = [when, meet.place, meet.host && t("host", { host: meet.host })].filter(Boolean);
  return (
    <div className={style.idle}>
      <div className={style.words}>
        {facts.map((fact, index) => (
          <Fit key={fact} text={fact} className={index === 0 ? style.first : style.fact} />
        ))}
        {instead ? <Fit text={t("notNow", { what: t(instead) })} className={style.yet} /> : null}
        {empty ? (
          <>
            <Fit text={t("nothingYet")} className={style.yet} />
            <Fit text={t("nothingYetLong")} className={style.fact} />
          </>
        ) : null}
        {next.length > 0 ? (
          <>
            <Fit text={t("next")} className={style.yet} />
            {next.slice(0, mostNext).map(({ heat, round, event }) => (
              <Fit
                key={heat.id}
                text={`${event.name} · ${formatHeat(round, heat.number, m, heat.match)}`}
                className={style.next}
              />
            ))}
          </>
        ) : null}
      </div>
      <figure className={style.scan}>
        <PhoneCode phone={phone} className={style.code} />
        <figcaption>
          <Fit text={t("scan")} className={style.scanText} />
          <Fit text={t("scanLong")} className={style.url} />
          <Fit text={phone.url.replace(/^https?:\/\//, "")} className={style.url} />
        </figcaption>
      </figure>
    </div>
  );
}
