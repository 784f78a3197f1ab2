import { desk } from "#i18n/desk.ts";
import { formatInstant } from "#i18n/instant.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import { DemoOffer } from "./demo-offer.tsx";
import style from "./desk.module.css";

export interface MeetListed {
  id: string;
  name: string;
  place: string;
  startsAt: Date | null;
  timeZone: string;
  demo: boolean;
}

/** The meets the organizer runs. */
export function MeetsPage({ meets, op }: { meets: MeetListed[]; op: string }) {
  const t = useT(desk);
  const language = useLanguage();
  return (
    <div className={style.page}>
      <div className={style.head}>
        <h1>{t("meetsTitle")}</h1>
        <a className={`${style.link} ${style.primary}`} href="/meets/new">
          {t("newMeet")}
        </a>
      </div>
      {meets.length === 0 ? (
        <>
          <p>{t("noMeets")}</p>
          <DemoOffer op={op} />
        </>
      ) : null}
      {meets.length > 0 ? (
        <div className={style.scroll}>
          <table className={style.table}>
            <thead>
              <tr>
                <th scope="col">{t("name")}</th>
                <th scope="col">{t("when")}</th>
                <th scope="col">{t("place")}</th>
              </tr>
            </thead>
            <tbody>
              {meets.map((meet) => (
                <tr key={meet.id}>
                  <th scope="row">
                    <a href={`/meets/${meet.id}`}>{meet.name}</a>{" "}
                    {meet.demo ? <span className={style.tag}>{t("demo")}</span> : null}
                  </th>
                  <td>{meet.startsAt ? formatInstant(meet.startsAt, meet.timeZone, language) : t("dateOpen")}</td>
                  <td>{meet.place}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </div>
  );
}
