import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { type FrontProblem, front, sayFront } from "#i18n/front.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import style from "./front.module.css";
import { Alert, FrontPage } from "./front-page.tsx";

interface Shown {
  problems: Record<string, FrontProblem>;
  values: Record<string, string | string[]>;
  /** what else may be made along with the account, above the button */
  children?: ReactNode;
}

const typed = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");

/** The first account, by the code from the terminal; what was typed stays, except the password. */
export function SetupPage({ problems, values, children }: Shown) {
  const t = useT(front);
  const problem = (field: string) => problems[field] && sayFront(problems[field], t);
  return (
    <FrontPage title={t("setupTitle")} narrow>
      <p>{t("setupIntro")}</p>
      <Form method="post" className={style.form}>
        {problem("") ? <Alert>{problem("")}</Alert> : null}
        <Field
          label={t("code")}
          hint={t("codeHint")}
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          defaultValue={typed(values.code)}
          problem={problem("code")}
          required
        />
        <Field
          label={t("name")}
          hint={t("nameHint")}
          name="name"
          autoComplete="name"
          defaultValue={typed(values.name)}
          problem={problem("name")}
          required
        />
        <Field
          label={t("login")}
          hint={t("loginHint")}
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          defaultValue={typed(values.login)}
          problem={problem("login")}
          required
        />
        <Field
          label={t("password")}
          hint={t("passwordHint")}
          name="password"
          type="password"
          autoComplete="new-password"
          problem={problem("password")}
          required
        />
        {children}
        <Button look="primary">{t("setupSubmit")}</Button>
      </Form>
    </FrontPage>
  );
}
