import { announcer } from "#i18n/announcer.ts";
import { clockTime } from "#i18n/clock.ts";
import { useT } from "#i18n/use-translator.ts";
import style from "./console.module.css";
import { Deed, Deeds, NextLine } from "./deeds.tsx";
import type { CallShown } from "./lines.ts";
import { SpokenName } from "./spoken-name.tsx";

interface Shown {
  call: CallShown;
  line: string;
  next: string | undefined;
  op: string;
  timeZone: string;
}

/** Whom to call to the area: lane by lane, with how the names are read. */
export function CallCard({ call, line, next, op, timeZone }: Shown) {
  const t = useT(announcer);
  const { id, lanes, calledAt, waits, heat, round, station } = call;
  const turns = typeof round.name === "object" && round.name.turns;
  return (
    <>
      {waits ? <p className={style.warn}>{t("waitsNote")}</p> : null}
      {station === null ? null : <p className={style.note}>{t("station", { station })}</p>}
      {calledAt === null ? null : <p className={style.ok}>{t("calledAt", { time: clockTime(calledAt, timeZone) })}</p>}
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">{t(turns ? "turn" : "lane")}</th>
            <th scope="col">{t("person")}</th>
            <th scope="col" className={style.unit}>
              {t("unit")}
            </th>
            <th scope="col">{t("bib")}</th>
          </tr>
        </thead>
        <tbody>
          {lanes.map((lane) => (
            <tr key={lane.lane}>
              <td className={style.number}>{turns ? heat : lane.lane}</td>
              <th scope="row">
                <SpokenName name={lane.name} />
                <span className={style.under}>{lane.unitName}</span>
              </th>
              <td className={style.unit}>{lane.unitName}</td>
              <td className={style.bib}>{lane.bib}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Deeds line={line} op={op} fields={{ heat: id }}>
        {waits ? <NextLine to={next} /> : null}
        {!waits && calledAt === null ? (
          <Deed at="main" intent="call">
            {t("call")}
          </Deed>
        ) : null}
        {!waits && calledAt !== null ? (
          <>
            <NextLine to={next} />
            <Deed intent="call">{t("callAgain")}</Deed>
          </>
        ) : null}
        {calledAt === null ? null : (
          <Deed at="second" intent="take-back">
            {t("takeBack")}
          </Deed>
        )}
      </Deeds>
    </>
  );
}
