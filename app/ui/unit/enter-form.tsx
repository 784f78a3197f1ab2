import { Form } from "@remix-run/react";
import { entries } from "#i18n/entries.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import form from "#ui/entries/entries.module.css";
import { EventsField, NameField, SexField } from "#ui/entries/person-fields.tsx";
import type { EntryAnswer, EventRoom } from "#ui/entries/roster.ts";
import { Done, Refused } from "#ui/entries/said.tsx";
import style from "./unit.module.css";

/** One person after another: after each the form is empty again, with the cursor in the name. */
export function EnterForm({
  op,
  events,
  answer,
}: {
  op: string;
  events: EventRoom[];
  answer: EntryAnswer | undefined;
}) {
  const t = useT(entries);
  const asked = { values: answer && !answer.done ? answer.values : {}, problems: answer?.problems ?? {} };
  return (
    <section className={style.card}>
      <h2>{t("enterTitle")}</h2>
      <Done done={answer?.done} />
      <Form method="post" action="/unit" className={form.form} key={answer?.done ? op : "enter"} preventScrollReset>
        <input type="hidden" name="op" value={op} />
        <input type="hidden" name="intent" value="enter" />
        <Refused problem={asked.problems[""]} />
        <NameField {...asked} focus={Boolean(answer?.done)} />
        <SexField values={asked.values} />
        <EventsField {...asked} events={events} />
        <div className={form.buttons}>
          <Button look="primary">{t("enter")}</Button>
        </div>
      </Form>
    </section>
  );
}
