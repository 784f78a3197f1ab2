import { useId } from "react";
import { type EntryProblem, entries, sayProblem } from "#i18n/entries.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import style from "./entries.module.css";
import { type EntryAnswer, type EventRoom, ticked, typed } from "./roster.ts";

interface Asked {
  values: EntryAnswer["values"];
  problems: EntryAnswer["problems"];
}

/** The name, with the question whether it is another person where the unit has the name already. */
export function NameField({ values, problems, focus }: Asked & { focus?: boolean }) {
  const t = useT(entries);
  const problem = problems.name;
  return (
    <>
      <Field
        label={t("name")}
        name="name"
        defaultValue={typed(values, "name")}
        problem={problem && sayProblem(problem, t)}
        autoComplete="off"
        // the field of the person just entered is cleared for the next
        autoFocus={focus}
        enterKeyHint="done"
      />
      {problem?.kind === "same-name" ? (
        <Button name="namesake" value="yes">
          {t("confirmNamesake")}
        </Button>
      ) : null}
    </>
  );
}

export function SexField({ values }: { values: EntryAnswer["values"] }) {
  const t = useT(entries);
  const chosen = typed(values, "sex");
  const choices = [
    ["F", t("female")],
    ["M", t("male")],
    ["", t("sexOpen")],
  ] as const;
  return (
    <fieldset>
      <legend className={style.legend}>{t("sex")}</legend>
      <div className={style.choices}>
        {choices.map(([value, label]) => (
          <label key={value} className={style.choice}>
            <input type="radio" name="sex" value={value} defaultChecked={chosen === value} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The events to tick; one that is full, or drawn already (`closed`), can only be kept. */
export function EventsField({
  events,
  values,
  problems,
  held = [],
  legend,
  room = true,
}: Asked & { events: EventRoom[]; held?: readonly string[]; legend?: string; room?: boolean }) {
  const t = useT(entries);
  const id = useId();
  const chosen = ticked(values, "events");
  const problem: EntryProblem | undefined = problems.events;
  return (
    <fieldset aria-describedby={problem ? id : undefined}>
      <legend className={style.legend}>{legend ?? t("events")}</legend>
      <div className={style.choices}>
        {events.map((event) => {
          const left = event.max === null ? null : Math.max(0, event.max - event.count);
          const full = room && left === 0 && !held.includes(event.id) && !chosen.includes(event.id);
          return (
            <label key={event.id} className={style.choice}>
              <input
                type="checkbox"
                name="events"
                value={event.id}
                defaultChecked={chosen.includes(event.id)}
                disabled={full}
              />
              <span>
                {event.name} {full ? <small>{t("full")}</small> : null}
              </span>
            </label>
          );
        })}
      </div>
      {problem ? (
        <p id={id} className={style.problem}>
          <span aria-hidden="true">⚠ </span>
          {sayProblem(problem, t)}
        </p>
      ) : null}
    </fieldset>
  );
}

/** Why, where the deadline has passed. */
export function ReasonField({ values, problems, hint }: Asked & { hint?: string }) {
  const t = useT(entries);
  const problem = problems.reason;
  return (
    <Field
      label={t("reason")}
      name="reason"
      hint={hint ?? t("reasonHint")}
      defaultValue={typed(values, "reason")}
      problem={problem && sayProblem(problem, t)}
      autoComplete="off"
    />
  );
}
