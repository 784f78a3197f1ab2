import { Form } from "@remix-run/react";
import { type ScreenProblem, screens } from "#i18n/screens.ts";
import { useT } from "#i18n/use-translator.ts";
import { Alert, FrontPage } from "#ui/front/front-page.tsx";
import style from "./pair-page.module.css";

interface Shown {
  op: string;
  problem: ScreenProblem | null;
  waitS: number;
  /** what was typed before and not taken */
  typed: string;
  /** the screen this computer is already */
  screen: { name: string } | null;
}

/** Six digits make this computer a screen; in large letters, since it may be read from the projector. */
export function PairPage({ op, problem, waitS, typed, screen }: Shown) {
  const t = useT(screens);
  return (
    <FrontPage title={t("pairTitle")}>
      {problem ? <Alert>{t(problem)}</Alert> : null}
      {waitS > 0 ? <Alert>{t("tooMany", { minutes: Math.ceil(waitS / 60) })}</Alert> : null}
      {screen ? (
        <p className={style.is}>
          {t("pairIs", { name: screen.name })} <a href="/screen">{t("pairGo")}</a>
        </p>
      ) : null}
      <Form method="post" reloadDocument className={style.form}>
        <input type="hidden" name="op" value={op} />
        <label htmlFor="code">{t("pairHint")}</label>
        <input
          id="code"
          name="code"
          className={style.code}
          inputMode="numeric"
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: the page is for this one field, and nobody has a mouse at the projector
          autoFocus
          aria-label={t("pairCode")}
          defaultValue={typed}
        />
        <button type="submit" className={style.submit}>
          {t("pairSubmit")}
        </button>
      </Form>
    </FrontPage>
  );
}
