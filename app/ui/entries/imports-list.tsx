import { Form } from "@remix-run/react";
import { entries } from "#i18n/entries.ts";
import { formatInstant } from "#i18n/instant.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import style from "./entries.module.css";
import { ReasonField } from "./person-fields.tsx";
import type { EntryAnswer, ImportShown } from "./roster.ts";
import { Refused } from "./said.tsx";

/** The imports that can still be undone, each as a whole. */
export function ImportsList({
  imports,
  timeZone,
  action,
  answer,
  reason,
}: {
  imports: ImportShown[];
  timeZone: string;
  action: string;
  answer: EntryAnswer | undefined;
  reason: boolean;
}) {
  const t = useT(entries);
  const language = useLanguage();
  const mine = answer?.intent === "undo" ? answer : undefined;
  if (imports.length === 0) return null;
  return (
    <section className={style.form}>
      <h2>{t("importsTitle")}</h2>
      <Refused problem={mine?.problems[""]} />
      <ul className={style.imports}>
        {imports.map((one) => (
          <li key={one.id}>
            <span>
              {t("importLine", {
                time: formatInstant(one.at, timeZone, language, "short"),
                by: one.by,
                count: one.people,
              })}
            </span>
            <details className={style.undo} open={mine?.values.id === one.id && !mine.done}>
              <summary>{t("undoImport")}</summary>
              <Form method="post" action={action} className={style.buttons}>
                <input type="hidden" name="id" value={one.id} />
                {reason ? <ReasonField values={{}} problems={mine?.values.id === one.id ? mine.problems : {}} /> : null}
                <Button look="danger" name="intent" value="undo">
                  {t("undoSure", { count: one.people })}
                </Button>
              </Form>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
