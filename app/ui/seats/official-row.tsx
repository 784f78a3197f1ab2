import { Form } from "@remix-run/react";
import { desk } from "#i18n/desk.ts";
import { officials } from "#i18n/officials.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import look from "#ui/desk/desk.module.css";
import style from "./officials.module.css";
import type { OfficialsAnswer } from "./officials-page.tsx";

export interface ShownOfficial {
  id: string;
  name: string;
  /** the PIN for today is chosen */
  hasPin: boolean;
  /** names of the seats the official is signed in on today */
  seats: string[];
}

interface Shown {
  official: ShownOfficial;
  wrong: Extract<OfficialsAnswer, { ok: false }> | null;
}

/** One official: where, whether the PIN is chosen, and what can be changed. */
export function OfficialRow({ official: { id, name, hasPin, seats }, wrong }: Shown) {
  const t = useT(officials);
  const words = useT(desk);
  const problem = wrong && wrong.problem !== "no-such-official" ? t(wrong.problem) : undefined;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{seats.length > 0 ? seats.join(words("listJoin")) : <span className={look.muted}>{t("nowhere")}</span>}</td>
      <td>{hasPin ? t("pinSet") : <span className={look.muted}>{t("pinOpen")}</span>}</td>
      <td className={style.actions}>
        <details className={look.fold} open={problem !== undefined || undefined}>
          <summary aria-label={t("change", { name })}>{t("changeShort")}</summary>
          <Form method="post" className={style.change}>
            <input type="hidden" name="official" value={id} />
            <div className={style.rename}>
              <Field
                label={t("newName")}
                name="name"
                maxLength={40}
                autoComplete="off"
                defaultValue={wrong ? wrong.values.name : name}
                problem={problem}
              />
              <Button name="intent" value="rename">
                {t("rename")}
              </Button>
            </div>
            <p className={look.muted}>{t("resetWhy")}</p>
            <Button name="intent" value="reset">
              {t("reset")}
            </Button>
            <p className={look.muted}>{t("removeWhy")}</p>
            <Button name="intent" value="remove" look="danger">
              {t("remove")}
            </Button>
          </Form>
        </details>
      </td>
    </tr>
  );
}
