import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { day } from "#i18n/day.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import style from "../day.module.css";
import desk from "../desk.module.css";
import type { DayAnswer } from "../refused.tsx";

/** A deed that has to be given a reason, folded away behind its summary. */
export function ReasonForm(props: {
  summary: string;
  hint: string;
  words: string;
  intent: string;
  hidden: Record<string, string>;
  op: string;
  /** the answer to this very form */
  mine: DayAnswer | undefined;
  danger?: boolean;
  children?: ReactNode;
}) {
  const t = useT(day);
  const { summary, hint, words, intent, hidden, op, mine, danger, children } = props;
  const refused = mine?.refusal ?? null;
  return (
    <details className={desk.fold} open={refused !== null}>
      <summary>{summary}</summary>
      <Form method="post" className={desk.page} key={mine?.done ? op : "form"}>
        <input type="hidden" name="op" value={op} />
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <div className={style.fields}>
          <Field
            label={t("reason")}
            name="reason"
            maxLength={200}
            defaultValue={refused ? (mine?.values.reason ?? "") : ""}
            hint={hint}
            problem={refused?.kind === "reason-required" ? t("reason-required") : undefined}
          />
          <Button look={danger ? "danger" : "plain"} name="intent" value={intent}>
            {words}
          </Button>
        </div>
      </Form>
    </details>
  );
}
