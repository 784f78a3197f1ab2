import { Form } from "@remix-run/react";
import { entries, sayProblem } from "#i18n/entries.ts";
import { useT } from "#i18n/use-translator.ts";
import { Labelled } from "#ui/base/field.tsx";
import { EventsField, NameField, ReasonField, SexField } from "#ui/entries/person-fields.tsx";
import { typed } from "#ui/entries/roster.ts";
import { Refused } from "#ui/entries/said.tsx";
import style from "./desk.module.css";
import page from "./entries.module.css";
import type { DeskPerson } from "./entries-page.tsx";
import { askedOf, Buttons, type PanelProps } from "./entries-person.tsx";

/** Somebody else of the unit in a person's place: a colleague, or a new person. */
export function ReplacePerson({ shown, at, person }: PanelProps & { person: DeskPerson }) {
  const t = useT(entries);
  const { list, answer, ops, colleagues } = shown;
  const asked = askedOf(answer, "substitute", { events: person.events });
  const problem = asked.problems.by;
  return (
    <section className={style.panel} key={person.id}>
      <h2>{t("replaceTitle", { name: person.name, unit: person.unitName })}</h2>
      <p className={style.muted}>{t("replaceHint")}</p>
      <Form method="post" action={`${at}?panel=replace&person=${person.id}`} className={page.form}>
        <input type="hidden" name="op" value={ops.replace} />
        <input type="hidden" name="id" value={person.id} />
        <input type="hidden" name="intent" value="substitute" />
        <Refused problem={asked.problems[""]} />
        <EventsField
          {...asked}
          events={list.events.filter(({ id }) => person.events.includes(id))}
          legend={t("replaceEvents")}
          room={false}
        />
        <Labelled label={t("replaceBy")} problem={problem && sayProblem(problem, t)}>
          {(ids) => (
            <select {...ids} name="by" defaultValue={typed(asked.values, "by")}>
              <option value="">{t("replaceNew")}</option>
              {colleagues.map(({ id, name, bib }) => (
                <option key={id} value={id}>
                  {bib === null ? name : `${bib} ${name}`}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <NameField {...asked} />
        <SexField values={asked.values} />
        <ReasonField {...asked} hint={t("replaceReasonHint")} />
        <Buttons at={at} label={t("replaceSave")} />
      </Form>
    </section>
  );
}
