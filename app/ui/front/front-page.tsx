import type { ReactNode } from "react";
import { common } from "#i18n/common.ts";
import { useT } from "#i18n/use-translator.ts";
import { LanguageSwitch } from "#ui/base/language-switch.tsx";
import style from "./front.module.css";

/** The frame of pages that anybody may open: product, languages, a title. */
export function FrontPage({ title, narrow, children }: { title: string; narrow?: boolean; children: ReactNode }) {
  const t = useT(common);
  return (
    <div className={[style.page, narrow ? style.narrow : ""].join(" ")}>
      <header className={style.top}>
        <a className={style.brand} href="/">
          {t("product")}
        </a>
        <LanguageSwitch />
      </header>
      <main className={style.form}>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}

/** What went wrong with the form as a whole, told to screen readers at once. */
export function Alert({ children }: { children: ReactNode }) {
  return (
    <p className={style.alert} role="alert">
      <span aria-hidden="true">⚠ </span>
      {children}
    </p>
  );
}
