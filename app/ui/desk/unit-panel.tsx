import { Form, Link } from "@remix-run/react";
import { common } from "#i18n/common.ts";
import { unit } from "#i18n/unit.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Qr } from "#ui/base/qr.tsx";
import style from "./desk.module.css";
import { LinkField } from "./link-field.tsx";
import type { UnitAnswer } from "./unit-answer.ts";
import units from "./units.module.css";
import { UnitFields } from "./units-add.tsx";
import type { UnitShown } from "./units-page.tsx";

/** One unit: its link and QR code, a new link, its name and leader. */
export function UnitPanel({
  unit: shown,
  at,
  answer,
}: {
  unit: UnitShown;
  at: string;
  answer: UnitAnswer | undefined;
}) {
  const t = useT(unit);
  const { id, name, leader, phone, link, people } = shown;
  return (
    <section className={style.panel} key={id}>
      <div className={style.head}>
        <h2>{name}</h2>
        <Link className={style.link} to={at} preventScrollReset>
          {useT(common)("close")}
        </Link>
      </div>
      <div className={units.panel}>
        <Qr text={link} label={t("qrOf", { unit: name })} className={units.qr} />
        <div className={units.form}>
          <h3>{t("link")}</h3>
          <LinkField link={link} label={t("linkOf", { unit: name })} />
          <Form method="post" action={at} className={style.actions}>
            <input type="hidden" name="id" value={id} />
            <Button name="intent" value="link">
              {t("newLink")}
            </Button>
            <span className={style.small}>{t("newLinkHint")}</span>
          </Form>
        </div>
      </div>
      <Form method="post" action={at} className={units.form} aria-label={t("changeTitle", { unit: name })}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="intent" value="change" />
        <UnitFields values={answer && !answer.done ? answer.values : { name, leader, phone }} answer={answer} />
        <div className={style.actions}>
          <Button>{useT(common)("save")}</Button>
        </div>
      </Form>
      {people > 0 ? <p className={style.small}>{t("problem.unit-has-people", { people })}</p> : null}
    </section>
  );
}
