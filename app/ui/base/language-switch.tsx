import { Form, useLocation } from "@remix-run/react";
import { common } from "#i18n/common.ts";
import { languageNames, languages } from "#i18n/language.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import style from "./language-switch.module.css";

/** Three words, always in their own language; works without JavaScript. */
export function LanguageSwitch() {
  const t = useT(common);
  const current = useLanguage();
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action="/language" reloadDocument aria-label={t("language")} className={style.switch}>
      <input type="hidden" name="back" value={pathname + search} />
      {languages.map((language) => (
        <button
          type="submit"
          key={language}
          name="language"
          value={language}
          lang={language}
          aria-pressed={language === current}
        >
          {languageNames[language]}
        </button>
      ))}
    </Form>
  );
}
