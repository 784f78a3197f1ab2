import { Form } from "@remix-run/react";
import { common } from "#i18n/common.ts";
import { entries, sayProblem } from "#i18n/entries.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Labelled } from "#ui/base/field.tsx";
import { EventsField, NameField, ReasonField, SexField } from "#ui/entries/person-fields.tsx";
import { type EntryAnswer, typed } from "#ui/entries/roster.ts";
import { Done, Refused } from "#ui/entries/said.tsx";
import style from "./desk.module.css";
import page from "./entries.module.css";
import type { DeskPerson, EntriesShown } from "./entries-page.tsx";

export interface PanelProps {
  shown: EntriesShown;
  at: string;
  closed: boolean;
}

/** What a panel's form was answered, if the answer is its own. */
export function askedOf(answer: EntryAnswer | undefined, intent: string, before: EntryAnswer["values"] = {}) {
  const mine = answer?.intent === intent && !answer.done ? answer : undefined;
  return { values: mine?.values ?? before, problems: mine?.problems ?? {} };
}

/** Adds one person after another; the unit stays chosen. */
export function AddPerson({ shown: { list, filter, ops, answer }, at, closed }: PanelProps) {
  const t = useT(entries);
  const asked = askedOf(answer, "enter");
  const done = answer?.intent === "enter" ? answer.done : null;
  const unit = answer?.intent === "enter" ? typed(answer.values, "unit") : (filter.unit ?? "");
  const problem = asked.problems.unit;
  return (
    <section className={style.panel}>
      <h2>{t("enterTitle")}</h2>
      <Done done={done} />
      <Form method="post" action={`${at}?panel=add`} className={page.form} key={done ? ops.enter : "enter"}>
        <input type="hidden" name="op" value={ops.enter} />
        <input type="hidden" name="intent" value="enter" />
        <Refused problem={asked.problems[""]} />
        <Labelled label={t("unit")} problem={problem && sayProblem(problem, t)}>
          {(ids) => (
            <select {...ids} name="unit" defaultValue={unit}>
              <option value="">—</option>
              {list.units.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <NameField {...asked} focus={Boolean(done)} />
        <SexField values={asked.values} />
        <EventsField {...asked} events={list.events} room={false} />
        {closed ? <ReasonField {...asked} /> : null}
        <Buttons at={at} label={t("enter")} />
      </Form>
    </section>
  );
}

/** The panel's deed, and the way back without it. */
export function Buttons({ at, label, look = "primary" }: { at: string; label: string; look?: "primary" | "danger" }) {
  return (
    <div className={style.actions}>
      <Button look={look}>{label}</Button>
      <a className={style.link} href={at}>
        {useT(common)("cancel")}
      </a>
    </div>
  );
}

export function ChangePerson({ shown: { list, answer }, at, closed, person }: PanelProps & { person: DeskPerson }) {
  const t = useT(entries);
  const { id, name, sex, events } = person;
  const asked = askedOf(answer, "change", { name, sex: sex ?? "", events });
  return (
    <section className={style.panel} key={id}>
      <h2>{t("changeTitle", { name: `${name}（${person.unitName}）` })}</h2>
      <Form method="post" action={`${at}?panel=change&person=${id}`} className={page.form}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="intent" value="change" />
        <Refused problem={asked.problems[""]} />
        <NameField {...asked} />
        <SexField values={asked.values} />
        <EventsField {...asked} events={list.events} room={false} />
        {closed ? <ReasonField {...asked} /> : null}
        <Buttons at={at} label={t("saveChange")} />
      </Form>
    </section>
  );
}

export function WithdrawPerson({ shown: { answer, list }, at, closed, person }: PanelProps & { person: DeskPerson }) {
  const t = useT(entries);
  const asked = askedOf(answer, "withdraw");
  const problem = asked.problems[""] ?? asked.problems.events;
  const drawn = list.events.some((event) => event.drawn && person.events.includes(event.id));
  return (
    <section className={style.panel} key={person.id}>
      <h2>{t("withdrawTitle", { name: person.name, unit: person.unitName })}</h2>
      <Form method="post" action={`${at}?panel=withdraw&person=${person.id}`} className={page.form}>
        <input type="hidden" name="id" value={person.id} />
        <input type="hidden" name="intent" value="withdraw" />
        <Refused problem={problem} />
        <p>{t("withdrawAsk")}</p>
        {closed || drawn ? <ReasonField {...asked} hint={t("replaceReasonHint")} /> : null}
        <Buttons at={at} label={t("withdrawSave")} look="danger" />
      </Form>
    </section>
  );
}
