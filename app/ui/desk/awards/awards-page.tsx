import { awards } from "#i18n/awards.ts";
import { panels } from "#i18n/panels.ts";
import { useT } from "#i18n/use-translator.ts";
import desk from "../desk.module.css";
import { useFresh } from "../use-fresh.ts";
import { AwardsList } from "./awards-list.tsx";
import type { EventAwards } from "./shown.ts";
import { Team } from "./team.tsx";
import { Totals } from "./totals.tsx";

interface Props extends EventAwards {
  meet: { id: string; slug: string };
  organizer: boolean;
}

/** What a judged event comes to: totals with their parts, awards, the team result, and what certificates need. */
export function AwardsPage(props: Props) {
  const { meet, organizer, event, over, lines } = props;
  const t = useT(awards);
  const tp = useT(panels);
  useFresh(meet.slug);
  const here = `/meets/${meet.id}/events/${event.id}`;
  return (
    <div className={desk.page}>
      <div className={desk.head}>
        <h1>{t("title", { event: event.name })}</h1>
        <nav className={desk.actions} aria-label={event.name}>
          <a className={desk.link} href={`${here}/panels`}>
            {tp("toPanels")}
          </a>
          <a className={desk.link} href={`/meets/${meet.id}/print/judged-results?event=${event.id}`}>
            {tp("printResults")}
          </a>
          {over && organizer ? (
            <a className={`${desk.link} ${desk.primary}`} href={`${here}/certificates.csv`} download>
              {t("certificates")}
            </a>
          ) : null}
        </nav>
      </div>
      {lines.length === 0 ? (
        <p>{t("notBegun")}</p>
      ) : (
        <>
          <p className={over ? desk.ok : desk.warn}>{t(over ? "over" : "provisional")}</p>
          <Totals {...props} />
        </>
      )}
      <section className={desk.panel} aria-labelledby="awards">
        <h2 id="awards">{t("awards")}</h2>
        {props.awards.length === 0 ? <p className={desk.muted}>{t("awardsNone")}</p> : null}
        {props.awards.length > 0 && !over ? <p className={desk.muted}>{t("awardsOpen")}</p> : null}
        {over ? <AwardsList list={props.awards} /> : null}
      </section>
      {props.best === null ? null : (
        <section className={desk.panel} aria-labelledby="team">
          <h2 id="team">{t("team")}</h2>
          <p className={desk.muted}>{t("teamHint", { best: props.best })}</p>
          {props.team.length === 0 ? <p className={desk.muted}>{t("teamNone")}</p> : <Team {...props} />}
        </section>
      )}
      {organizer ? <p className={desk.small}>{t("certificatesHint")}</p> : null}
    </div>
  );
}
