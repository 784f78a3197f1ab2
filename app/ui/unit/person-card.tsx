import { Form, Link } from "@remix-run/react";
import { common } from "#i18n/common.ts";
import { entries } from "#i18n/entries.ts";
import { formatHeat, marks } from "#i18n/marks.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import form from "#ui/entries/entries.module.css";
import { EventsField, NameField, SexField } from "#ui/entries/person-fields.tsx";
import type { EntryAnswer, EventRoom, PersonShown } from "#ui/entries/roster.ts";
import { Refused } from "#ui/entries/said.tsx";
import style from "./unit.module.css";

interface Props {
  person: PersonShown;
  events: EventRoom[];
  open: boolean;
  editing: boolean;
  answer: EntryAnswer | undefined;
}

/** Somebody of the unit, with where they start once it is published; while entries are open to change or withdraw. */
export function PersonCard({ person, events, open, editing, answer }: Props) {
  const t = useT(entries);
  const tm = useT(marks);
  const tc = useT(common);
  const names = events.filter(({ id }) => person.events.includes(id)).map(({ name }) => name);
  const sex = person.sex === "F" ? t("female") : person.sex === "M" ? t("male") : "";
  return (
    <li className={style.person}>
      <p className={style.who}>
        <strong>{person.name}</strong>
        {person.namesake > 0 ? <span>{t("namesake", { number: person.namesake })}</span> : null}
        {sex ? <span>{sex}</span> : null}
        {person.bib === null ? null : (
          <span>
            {t("bib")} {person.bib}
          </span>
        )}
      </p>
      <p>{names.join(tc("listJoin")) || t("noEvents")}</p>
      {person.stands.length > 0 ? (
        <ul className={style.stands}>
          {person.stands.map((stand) => (
            <li key={`${stand.event} ${stand.roundNumber}`}>
              {stand.event} {formatHeat({ name: stand.round, number: stand.roundNumber, heats: 0 }, stand.heat, tm)}{" "}
              {typeof stand.round === "object" && stand.round.turns ? null : tm("lane", { number: stand.lane })}
            </li>
          ))}
        </ul>
      ) : null}
      {open && editing ? <ChangeForm person={person} events={events} answer={answer} /> : null}
      {open && !editing ? (
        <Form method="post" action="/unit" className={style.actions} preventScrollReset>
          <input type="hidden" name="id" value={person.id} />
          <Link className={style.link} to={`/unit?edit=${person.id}`} preventScrollReset>
            {t("change")}
          </Link>
          <Button name="intent" value="withdraw" title={t("withdrawHint")}>
            {t("withdraw")}
          </Button>
        </Form>
      ) : null}
    </li>
  );
}

function ChangeForm({ person, events, answer }: Omit<Props, "open" | "editing">) {
  const t = useT(entries);
  const now = { name: person.name, sex: person.sex ?? "", events: person.events };
  const asked = { values: answer?.values ?? now, problems: answer?.problems ?? {} };
  return (
    <Form method="post" action="/unit" className={form.form} aria-label={t("changeTitle", { name: person.name })}>
      <input type="hidden" name="id" value={person.id} />
      <input type="hidden" name="intent" value="change" />
      <Refused problem={asked.problems[""]} />
      <NameField {...asked} />
      <SexField values={asked.values} />
      <EventsField {...asked} events={events} held={person.events} />
      <div className={form.buttons}>
        <Button look="primary">{t("saveChange")}</Button>
        <Link className={style.link} to="/unit" preventScrollReset>
          {useT(common)("cancel")}
        </Link>
      </div>
    </Form>
  );
}
