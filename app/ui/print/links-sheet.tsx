import { common } from "#i18n/common.ts";
import { formatInstant } from "#i18n/instant.ts";
import { unit } from "#i18n/unit.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Qr } from "#ui/base/qr.tsx";
import style from "./links-sheet.module.css";

interface Props {
  meet: { id: string; name: string; timeZone: string; closes: number | null; office: string; phone: string };
  units: { id: string; name: string; leader: string; link: string }[];
}

/** A4 paper to cut up: a card for each unit's leader with the private link, until when, and what to do. */
export function LinksSheet({ meet, units }: Props) {
  const t = useT(unit);
  const language = useLanguage();
  const until =
    meet.closes === null
      ? t("cardNoDeadline")
      : t("cardDeadline", { time: formatInstant(meet.closes, meet.timeZone, language) });
  return (
    <main className={style.sheet}>
      <div className={style.screen}>
        <h1>{t("printTitle")}</h1>
        <p>{t("printHint")}</p>
        <div className={style.buttons}>
          <Button look="primary" type="button" onClick={() => window.print()}>
            {t("print")}
          </Button>
          <a href={`/meets/${meet.id}/units`}>{useT(common)("back")}</a>
        </div>
        {units.length === 0 ? <p>{t("noUnits")}</p> : null}
      </div>
      {units.map(({ id, name, leader, link }) => (
        <section key={id} className={style.card}>
          <div className={style.words}>
            <p className={style.meet}>{meet.name}</p>
            <h2>{name}</h2>
            {leader ? <p>{t("leaderIs", { name: leader })}</p> : null}
            <p className={style.until}>{until}</p>
            <p>{t("cardWhat")}</p>
            <p>{t("cardDo")}</p>
            <p>{t("cardSecret")}</p>
            {meet.office || meet.phone ? <p>{t("cardCall", { office: meet.office, phone: meet.phone })}</p> : null}
          </div>
          <Qr text={link} label={t("qrOf", { unit: name })} className={style.qr} />
          <p className={style.link}>{link}</p>
        </section>
      ))}
    </main>
  );
}
