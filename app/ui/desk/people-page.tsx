import { Form } from "@remix-run/react";
import { desk, type PersonProblem } from "#i18n/desk.ts";
import { formatInstant } from "#i18n/instant.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import style from "./desk.module.css";
import { Said, typed } from "./said.tsx";

interface Organizers {
  members: { id: string; name: string; login: string }[];
  values: Record<string, string | string[]>;
  problems: Record<string, PersonProblem>;
  /** which of the two forms came back */
  intent: "add-known" | "add-new" | null;
  added: boolean;
}

/** Who runs the meet, and how somebody else joins. */
export function OrganizersPanel({ members, values, problems, intent, added }: Organizers) {
  const t = useT(desk);
  const field = (form: Organizers["intent"], name: string) => ({
    name,
    defaultValue: intent === form ? typed(values, name) : "",
    problem: intent === form && problems[name] ? t(problems[name]) : undefined,
  });
  return (
    <section className={style.panel} aria-label={t("organizers")}>
      <h2>{t("organizers")}</h2>
      <p className={style.muted}>{t("organizersHint")}</p>
      <ul className={style.list}>
        {members.map((one) => (
          <li key={one.id}>
            {one.name} <span className={style.muted}>({one.login})</span>
          </li>
        ))}
      </ul>
      {added ? <Said look="ok">{t("organizerAdded")}</Said> : null}
      <details className={style.fold} open={intent !== null}>
        <summary>{t("addOrganizer")}</summary>
        <div className={style.two}>
          <Form method="post" className={style.panel}>
            <h3>{t("existingLogin")}</h3>
            <Field
              label={t("login")}
              autoCapitalize="none"
              autoComplete="off"
              {...field("add-known", "login")}
              required
            />
            <Button name="intent" value="add-known">
              {t("add")}
            </Button>
          </Form>
          <Form method="post" className={style.panel}>
            <h3>{t("newAccount")}</h3>
            <Field label={t("organizerName")} autoComplete="off" {...field("add-new", "name")} required />
            <Field
              label={t("login")}
              autoCapitalize="none"
              autoComplete="off"
              {...field("add-new", "login")}
              required
            />
            <Field
              label={t("firstPassword")}
              hint={t("firstPasswordHint")}
              type="password"
              autoComplete="new-password"
              {...field("add-new", "password")}
              required
            />
            <Button name="intent" value="add-new">
              {t("add")}
            </Button>
          </Form>
        </div>
      </details>
    </section>
  );
}

interface Sessions {
  sessions: { id: string; createdAt: Date; current: boolean }[];
  timeZone: string;
  revoked: boolean;
}

/** Where the own account is signed in. */
export function SessionsPanel({ sessions, timeZone, revoked }: Sessions) {
  const t = useT(desk);
  const language = useLanguage();
  return (
    <section className={style.panel} aria-label={t("sessions")}>
      <h2>{t("sessions")}</h2>
      <p className={style.muted}>{t("sessionsHint")}</p>
      {revoked ? <Said look="ok">{t("revoked")}</Said> : null}
      <ul className={style.bare}>
        {sessions.map((one) => (
          <li key={one.id} className={style.actions}>
            <span>{t("sessionSince", { time: formatInstant(one.createdAt, timeZone, language) })}</span>
            {one.current ? (
              <strong>{t("thisBrowser")}</strong>
            ) : (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="session" value={one.id} />
                <Button name="intent" value="revoke">
                  {t("revoke")}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
