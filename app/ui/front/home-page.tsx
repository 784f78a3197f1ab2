import { common } from "#i18n/common.ts";
import { front } from "#i18n/front.ts";
import { formatInstant } from "#i18n/instant.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import style from "./front.module.css";
import { FrontPage } from "./front-page.tsx";

export interface MeetOnHome {
  slug: string;
  name: string;
  place: string;
  startsAt: Date | null;
  timeZone: string;
  demo: boolean;
}

/** The home page: the meets for everybody, the way in for organizers and referees. */
export function HomePage({ meets, account }: { meets: MeetOnHome[]; account: string | null }) {
  const t = useT(front);
  const words = useT(common);
  return (
    <FrontPage title={t("meets")}>
      {meets.length === 0 ? <p className={style.muted}>{t("noMeets")}</p> : null}
      <ul className={style.meets}>
        {meets.map((meet) => (
          <MeetCard key={meet.slug} meet={meet} />
        ))}
      </ul>
      <nav className={style.links} aria-label={words("signIn")}>
        <a className={style.link} href={account ? "/meets" : "/sign-in"}>
          {account ? t("myMeets") : words("signIn")}
        </a>
        <a className={style.link} href="/pair">
          {t("pairTablet")}
        </a>
      </nav>
      <p className={style.muted}>{account ? t("signedInAs", { name: account }) : t("signInHint")}</p>
    </FrontPage>
  );
}

function MeetCard({ meet }: { meet: MeetOnHome }) {
  const t = useT(front);
  const language = useLanguage();
  const when = meet.startsAt ? formatInstant(meet.startsAt, meet.timeZone, language) : t("dateOpen");
  return (
    <li className={style.meet}>
      <h2>
        {meet.name} {meet.demo ? <span className={style.tag}>{t("demo")}</span> : null}
      </h2>
      <p className={style.muted}>{[when, meet.place].filter(Boolean).join(" · ")}</p>
      <p className={style.links}>
        <a className={style.link} href={`/m/${meet.slug}`} aria-label={`${meet.name} ${t("phonePage")}`}>
          {t("phonePage")}
        </a>
        <a className={style.link} href={`/board/${meet.slug}`} aria-label={`${meet.name} ${t("boardPage")}`}>
          {t("boardPage")}
        </a>
      </p>
    </li>
  );
}
