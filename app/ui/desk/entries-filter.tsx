import { Form } from "@remix-run/react";
import { entries } from "#i18n/entries.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field, Labelled } from "#ui/base/field.tsx";
import style from "./desk.module.css";
import page from "./entries.module.css";
import type { EntriesShown } from "./entries-page.tsx";

/** By unit, event, name or number; it stands in the address, so that it can be kept and sent. */
export function EntriesFilter({ shown: { list, filter }, at }: { shown: EntriesShown; at: string }) {
  const t = useT(entries);
  const some = filter.unit || filter.event || filter.text;
  return (
    <Form method="get" action={at} className={page.filter} aria-label={t("filter")} key={JSON.stringify(filter)}>
      <Labelled label={t("unit")}>
        {(ids) => (
          <select {...ids} name="unit" defaultValue={filter.unit ?? ""}>
            <option value="">{t("allUnits")}</option>
            {list.units.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Labelled label={t("events")}>
        {(ids) => (
          <select {...ids} name="event" defaultValue={filter.event ?? ""}>
            <option value="">{t("allEvents")}</option>
            {list.events.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Field label={t("searchName")} name="q" type="search" defaultValue={filter.text} autoComplete="off" />
      <div className={style.actions}>
        <Button>{t("show")}</Button>
        {some ? (
          <a className={style.link} href={at}>
            {t("clearFilter")}
          </a>
        ) : null}
      </div>
    </Form>
  );
}
