import { announcer } from "#i18n/announcer.ts";
import { desk, type MeetProblem, sayMeet } from "#i18n/desk.ts";
import { paper } from "#i18n/paper.ts";
import { useT } from "#i18n/use-translator.ts";
import { Field } from "#ui/base/field.tsx";
import { DateField } from "./date-field.tsx";
import style from "./meet-form.module.css";
import { typed } from "./said.tsx";
import { TimeZoneField } from "./time-zone-field.tsx";

export interface MeetFormShown {
  values: Record<string, string | string[]>;
  problems: Record<string, MeetProblem>;
}

/** What a meet is, in the order a Chinese regulation says it; goes inside a form. */
export function MeetFields({ values, problems }: MeetFormShown) {
  const t = useT(desk);
  const words = useT(paper);
  const shown = useT(announcer);
  const wished = typed(values, "timeZone") || "Asia/Shanghai";
  // a zone that does not exist cannot say when candidates are
  const timeZone = problems.timeZone ? "Asia/Shanghai" : wished;
  const text = (name: "name" | "place" | "host" | "inCharge" | "entryOffice" | "phone") => ({
    label: t(name),
    name,
    defaultValue: typed(values, name),
    problem: sayMeet(problems[name], t),
    autoComplete: "off",
  });
  const date = (name: "startsAt" | "entryOpensAt" | "entryClosesAt") => {
    const problem = problems[name];
    return {
      label: t(name),
      hint: t(`${name}Hint`),
      name,
      timeZone,
      value: typed(values, name),
      problem: typeof problem === "object" ? problem : sayMeet(problem, t),
    };
  };
  const limit = (name: "maxEventsPerPerson" | "maxPerUnitAndEvent" | "maxPeoplePerUnit") => ({
    label: t(name),
    name,
    inputMode: "numeric" as const,
    defaultValue: typed(values, name),
    problem: sayMeet(problems[name], t),
    autoComplete: "off",
  });
  return (
    <>
      <fieldset className={style.group}>
        <legend>{t("meetPlan")}</legend>
        <div className={style.wide}>
          <Field {...text("name")} hint={t("nameHint")} required />
        </div>
        <DateField {...date("startsAt")} />
        <Field {...text("place")} />
        <Field {...text("host")} />
        <Field {...text("inCharge")} hint={t("inChargeHint")} />
      </fieldset>
      <fieldset className={style.group}>
        <legend>{t("nav.entries")}</legend>
        <DateField {...date("entryOpensAt")} />
        <DateField {...date("entryClosesAt")} />
        <Field {...text("entryOffice")} />
        <Field {...text("phone")} inputMode="tel" />
      </fieldset>
      <fieldset className={style.group}>
        <legend>{t("limits")}</legend>
        <p className={style.wide}>{t("limitsHint")}</p>
        <Field {...limit("maxEventsPerPerson")} />
        <Field {...limit("maxPerUnitAndEvent")} />
        <Field {...limit("maxPeoplePerUnit")} />
        <TimeZoneField value={wished} problem={sayMeet(problems.timeZone, t)} />
      </fieldset>
      <fieldset className={style.group}>
        <legend>{words("twiceTitle")}</legend>
        <label className={`${style.wide} ${style.choice}`}>
          <input type="checkbox" name="paperTwice" value="yes" defaultChecked={typed(values, "paperTwice") === "yes"} />
          {words("twice")}
        </label>
        <p className={style.wide}>{words("twiceHint")}</p>
      </fieldset>
      <fieldset className={style.group}>
        <legend>{shown("shownTitle")}</legend>
        <div className={style.wide}>
          <Field
            label={shown("notice")}
            hint={shown("noticeHint")}
            name="notice"
            maxLength={200}
            defaultValue={typed(values, "notice")}
            problem={sayMeet(problems.notice, t)}
            autoComplete="off"
          />
        </div>
        <label className={`${style.wide} ${style.choice}`}>
          <input type="checkbox" name="maskNames" value="yes" defaultChecked={typed(values, "maskNames") === "yes"} />
          {shown("maskNames")}
        </label>
        <p className={style.wide}>{shown("maskNamesHint")}</p>
      </fieldset>
    </>
  );
}
