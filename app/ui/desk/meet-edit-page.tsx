import { Form } from "@remix-run/react";
import { announcer } from "#i18n/announcer.ts";
import { desk } from "#i18n/desk.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import style from "./desk.module.css";
import own from "./meet-form.module.css";
import { MeetFields, type MeetFormShown } from "./meet-form.tsx";
import { ProblemCount, Said, typed } from "./said.tsx";

const fields = [
  "name",
  "startsAt",
  "place",
  "host",
  "inCharge",
  "entryOpensAt",
  "entryClosesAt",
  "entryOffice",
  "phone",
  "maxEventsPerPerson",
  "maxPerUnitAndEvent",
  "maxPeoplePerUnit",
  "timeZone",
  "notice",
] as const;

interface Shown extends MeetFormShown {
  version: number;
  /** what somebody else saved meanwhile; null where nobody did */
  theirs: Record<string, string> | null;
  saved: boolean;
}

/** A meet's details; where somebody else changed them, both versions side by side. */
export function MeetDetailsForm({ values, problems, version, theirs, saved }: Shown) {
  const t = useT(desk);
  return (
    <Form method="post" className={own.form} key={version}>
      <input type="hidden" name="version" value={version} />
      {saved ? <Said look="ok">{t("saved")}</Said> : null}
      <ProblemCount problems={problems} />
      {theirs ? <Conflict values={values} theirs={theirs} /> : null}
      <MeetFields values={values} problems={problems} />
      <p className={style.actions}>
        <Button look="primary" name="intent" value="save">
          {t("saveMeet")}
        </Button>
      </p>
    </Form>
  );
}

function Conflict({ values, theirs }: { values: MeetFormShown["values"]; theirs: Record<string, string> }) {
  const t = useT(desk);
  const announces = useT(announcer);
  const differing = fields.filter((field) => typed(values, field) !== theirs[field]);
  return (
    <Said look="warn">
      <p>{t("changedMeanwhile")}</p>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">{t("field")}</th>
            <th scope="col">{t("yours")}</th>
            <th scope="col">{t("theirs")}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map((field) => (
            <tr key={field}>
              <th scope="row">{field === "notice" ? announces("noticeTitle") : t(field)}</th>
              <td>{typed(values, field) || t("none")}</td>
              <td>{theirs[field] || t("none")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {/* the page without what was typed */}
      <a href="?">{t("useTheirs")}</a>
    </Said>
  );
}
