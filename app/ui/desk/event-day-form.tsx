import { Form } from "@remix-run/react";
import { announcer, type EventDayProblem } from "#i18n/announcer.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import { DateField } from "./date-field.tsx";
import style from "./desk.module.css";
import own from "./meet-form.module.css";
import { Said, typed } from "./said.tsx";

const releases = ["live", "official", "announced"] as const;

export interface EventDayShown {
  timeZone: string;
  values: Record<string, string | string[]>;
  problems: Partial<Record<string, EventDayProblem>>;
  saved: boolean;
}

/** When an event begins, the mark to beat, and when its results are told; may change at any time. */
export function EventDayForm({ timeZone, values, problems, saved }: EventDayShown) {
  const t = useT(announcer);
  const word = (field: string) => {
    const problem = problems[field];
    return typeof problem === "string" ? t(problem) : undefined;
  };
  const { startsAt } = problems;
  return (
    <section className={style.panel} aria-labelledby="event-day">
      <h2 id="event-day">{t("dayTitle")}</h2>
      {saved ? <Said look="ok">{t("daySaved")}</Said> : null}
      <Form method="post" className={own.form}>
        <DateField
          label={t("startsAt")}
          hint={t("startsAtHint")}
          name="startsAt"
          timeZone={timeZone}
          value={typed(values, "startsAt")}
          problem={typeof startsAt === "object" ? startsAt : word("startsAt")}
        />
        <fieldset className={style.choices} aria-describedby={word("release") ? "release-problem" : undefined}>
          <legend>{t("releaseTitle")}</legend>
          {releases.map((release) => (
            <label key={release} className={style.choice}>
              <input
                type="radio"
                name="release"
                value={release}
                defaultChecked={typed(values, "release") === release}
                required
              />
              {t(`release.${release}`)}
            </label>
          ))}
          {word("release") ? (
            <p id="release-problem" className={style.danger}>
              {word("release")}
            </p>
          ) : null}
        </fieldset>
        <div className={style.two}>
          <Field
            label={t("recordMark")}
            hint={t("recordMarkHint")}
            name="recordMark"
            maxLength={20}
            autoComplete="off"
            defaultValue={typed(values, "recordMark")}
            problem={word("recordMark")}
          />
          <Field
            label={t("recordBy")}
            name="recordBy"
            maxLength={60}
            autoComplete="off"
            defaultValue={typed(values, "recordBy")}
            problem={word("recordBy")}
          />
          <Field
            label={t("recordWhen")}
            name="recordWhen"
            maxLength={60}
            autoComplete="off"
            defaultValue={typed(values, "recordWhen")}
          />
        </div>
        <p className={style.actions}>
          <Button name="intent" value="event-day">
            {t("daySave")}
          </Button>
        </p>
      </Form>
    </section>
  );
}
