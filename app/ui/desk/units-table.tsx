import { Form, Link } from "@remix-run/react";
import { unit } from "#i18n/unit.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import style from "./desk.module.css";
import { LinkField } from "./link-field.tsx";
import type { UnitShown } from "./units-page.tsx";

/** Every unit with its counts and private link. A unit with people has no button to remove it, but says why not. */
export function UnitsTable({ units, at }: { units: UnitShown[]; at: string }) {
  const t = useT(unit);
  return (
    <div className={style.scroll}>
      <table className={style.table}>
        <caption className="visually-hidden">{t("table")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("leader")}</th>
            <th scope="col">{t("people")}</th>
            <th scope="col">{t("entries")}</th>
            <th scope="col">{t("bibs")}</th>
            <th scope="col">{t("link")}</th>
            <th scope="col">{t("actions")}</th>
          </tr>
        </thead>
        <tbody>
          {units.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <a href={`${at.replace(/units$/, "entries")}?unit=${one.id}`}>{one.name}</a>
              </th>
              <td>
                {one.leader} {one.phone ? <span className={style.small}>{one.phone}</span> : null}
              </td>
              <td>{one.people}</td>
              <td>{one.entries}</td>
              <td>
                {one.bibs ? `${one.bibs.from}–${one.bibs.to}` : <span className={style.muted}>{t("noBibs")}</span>}
              </td>
              <td>
                <LinkField link={one.link} label={t("linkOf", { unit: one.name })} />
              </td>
              <td>
                <div className={style.actions}>
                  <Link className={style.link} to={`${at}?unit=${one.id}`} aria-label={`${t("open")}：${one.name}`}>
                    {t("open")}
                  </Link>
                  {one.people === 0 ? (
                    <Form method="post" action={at}>
                      <input type="hidden" name="id" value={one.id} />
                      <Button look="danger" name="intent" value="remove" aria-label={`${t("remove")}：${one.name}`}>
                        {t("remove")}
                      </Button>
                    </Form>
                  ) : null}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
