import { Form } from "@remix-run/react";
import { desk } from "#i18n/desk.ts";
import { eventName, templates as names } from "#i18n/templates.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Labelled } from "#ui/base/field.tsx";
import style from "./desk.module.css";
import own from "./meet-form.module.css";
import { MeetFields, type MeetFormShown } from "./meet-form.tsx";
import { ProblemCount, Said, typed } from "./said.tsx";

interface Shown extends MeetFormShown {
  op: string;
  /** keys of the catalogue's templates */
  templates: readonly string[];
  /** what the notice gave: null where none was read just now */
  notice: "read" | "unread" | null;
}

/** A new meet: the notice pasted or the form filled in, either way checked here before it is made. */
export function MeetNewPage({ values, problems, op, templates, notice }: Shown) {
  const t = useT(desk);
  const said = useT(names);
  const chosen = [values.event ?? []].flat();
  return (
    <div className={style.page}>
      <h1>{t("newTitle")}</h1>
      {/* what a notice filled in must replace what the browser shows */}
      <Form method="post" className={own.form} key={notice ? JSON.stringify(values) : "typed"}>
        <button type="submit" className={own.implicit} name="intent" value="create" tabIndex={-1} aria-hidden="true" />
        <input type="hidden" name="op" value={op} />
        <section className={`${style.panel} ${own.notice}`} aria-label={t("notice")}>
          <Labelled label={t("notice")} hint={t("noticeHint")}>
            {(ids) => <textarea {...ids} name="pasted" rows={6} defaultValue={typed(values, "pasted")} />}
          </Labelled>
          <p className={style.actions}>
            <Button name="intent" value="read" formNoValidate>
              {t("readNotice")}
            </Button>
          </p>
          {notice === "read" ? <Said look="ok">{t("noticeRead")}</Said> : null}
          {notice === "unread" ? <Said look="warn">{t("noticeUnread")}</Said> : null}
        </section>
        <ProblemCount problems={problems} />
        <MeetFields values={values} problems={problems} />
        <fieldset className={style.choices}>
          <legend>{t("eventsOffered")}</legend>
          <p className={style.muted}>{t("eventsOfferedHint")}</p>
          {templates.map((key) => (
            <label key={key} className={style.choice}>
              <input type="checkbox" name="event" value={key} defaultChecked={chosen.includes(key)} />
              {eventName(key, said)}
            </label>
          ))}
        </fieldset>
        <p className={style.actions}>
          <Button look="primary" name="intent" value="create">
            {t("createMeet")}
          </Button>
        </p>
      </Form>
    </div>
  );
}
