import { Form } from "@remix-run/react";
import { announcer } from "#i18n/announcer.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Qr } from "#ui/base/qr.tsx";
import look from "#ui/desk/desk.module.css";
import { LinkField } from "#ui/desk/link-field.tsx";
import style from "./announcer-link.module.css";

/** The announcer's private link on the page of seats: made, given on, replaced, taken back. */
export function AnnouncerLink({ address, done }: { address: string | null; done: "make" | "end" | null }) {
  const t = useT(announcer);
  return (
    <section className={look.panel} aria-labelledby="announcer-link">
      <h2 id="announcer-link">{t("linkTitle")}</h2>
      <p>{t("linkIntro")}</p>
      {done ? (
        <p className={look.ok} role="status">
          {t(`done.announcer-${done}`)}
        </p>
      ) : null}
      {address === null ? (
        <Form method="post">
          <Button name="intent" value="announcer-make">
            {t("linkMake")}
          </Button>
        </Form>
      ) : (
        <div className={style.given}>
          <Qr text={address} label={t("linkQr")} className={style.qr} />
          <div className={style.facts}>
            <LinkField link={address} label={t("link")} />
            <Form method="post" className={look.actions}>
              <Button name="intent" value="announcer-make">
                {t("linkRenew")}
              </Button>
              <Button name="intent" value="announcer-end" look="danger">
                {t("linkEnd")}
              </Button>
              <span className={look.muted}>{t("linkRenewHint")}</span>
            </Form>
          </div>
        </div>
      )}
    </section>
  );
}
