import { Form } from "@remix-run/react";
import { entries } from "#i18n/entries.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { ReasonField } from "#ui/entries/person-fields.tsx";
import { Refused } from "#ui/entries/said.tsx";
import style from "./desk.module.css";
import { askedOf, type PanelProps } from "./entries-person.tsx";

/** Those who have withdrawn, each to be taken back. */
export function EntriesRemoved({ shown: { list, answer }, at, closed }: PanelProps) {
  const t = useT(entries);
  const asked = askedOf(answer, "restore");
  const { id: about } = asked.values;
  if (list.removed.length === 0) return null;
  return (
    <details className={style.fold} open={about !== undefined}>
      <summary>
        {t("withdrawnTitle")} · {t("found", { count: list.removed.length })}
      </summary>
      <Refused problem={asked.problems[""] ?? asked.problems.events} />
      <ul className={style.bare}>
        {list.removed.map(({ id, name, unitName }) => (
          <li key={id}>
            <Form method="post" action={at} className={style.actions}>
              <input type="hidden" name="id" value={id} />
              <span>
                {name}（{unitName}）
              </span>
              {closed ? (
                <ReasonField values={about === id ? asked.values : {}} problems={about === id ? asked.problems : {}} />
              ) : null}
              <Button name="intent" value="restore" aria-label={`${t("restore")}：${name}`}>
                {t("restore")}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  );
}
