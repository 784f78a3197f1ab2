import { Form } from "@remix-run/react";
import { panels } from "#i18n/panels.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import style from "../day.module.css";
import desk from "../desk.module.css";
import type { PanelsProps } from "./shown.ts";

/** Which unit each judge is of: nobody marks the own unit's people. */
export function OwnUnits({ officials, units, modules, op, answer }: PanelsProps) {
  const t = useT(panels);
  const seated = new Set(modules.flatMap(({ chairs }) => chairs.flatMap(({ official }) => official?.id ?? [])));
  const shown = officials.filter(({ id, unit }) => seated.has(id) || unit !== null);
  if (shown.length === 0) return null;
  const typed = answer?.intent === "units" && answer.refusal ? answer.values : null;
  return (
    <section className={desk.panel} aria-labelledby="own-units">
      <h2 id="own-units">{t("units")}</h2>
      <p className={desk.muted}>{t("unitsHint")}</p>
      <Form method="post" className={desk.page}>
        <input type="hidden" name="op" value={op} />
        <div className={style.fields}>
          {shown.map(({ id, name, unit }) => (
            <label key={id} className={style.titled}>
              <span>{name}</span>
              <select
                key={unit ?? ""}
                className={style.control}
                name={`unit-${id}`}
                defaultValue={typed?.[`unit-${id}`] ?? unit ?? ""}
              >
                <option value="">{t("noUnit")}</option>
                {units.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
        <div>
          <Button name="intent" value="units">
            {t("saveUnits")}
          </Button>
        </div>
      </Form>
    </section>
  );
}
