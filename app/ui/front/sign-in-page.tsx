import { Form } from "@remix-run/react";
import { common } from "#i18n/common.ts";
import { type FrontProblem, front, sayFront } from "#i18n/front.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import style from "./front.module.css";
import { Alert, FrontPage } from "./front-page.tsx";

interface Shown {
  problems: Record<string, FrontProblem>;
  values: Record<string, string | string[]>;
  next: string;
}

const typed = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");

/** Login and password; what was typed stays, except the password. */
export function SignInPage({ problems, values, next }: Shown) {
  const t = useT(front);
  const words = useT(common);
  const problem = (field: string) => problems[field] && sayFront(problems[field], t);
  return (
    <FrontPage title={t("signInTitle")} narrow>
      <Form method="post" className={style.form}>
        {problem("") ? <Alert>{problem("")}</Alert> : null}
        <input type="hidden" name="next" value={next} />
        <Field
          label={t("login")}
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          defaultValue={typed(values.login)}
          problem={problem("login")}
          required
        />
        <Field
          label={t("password")}
          name="password"
          type="password"
          autoComplete="current-password"
          problem={problem("password")}
          required
        />
        <Button look="primary">{t("signInSubmit")}</Button>
      </Form>
      <p className={style.muted}>{t("signInHint")}</p>
      <p>
        <a href="/">{words("home")}</a>
      </p>
    </FrontPage>
  );
}
