import { common } from "#i18n/common.ts";
import { languageNames, languages } from "#i18n/language.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import style from "./language-switch.module.css";

/** Three words, always in their own language; a plain form that comes back to the address `back` and needs no JavaScript. */
export function LanguageForm({ back }: { back: string }) {
  const t = useT(common);
  const current = useLanguage();
  return (
    <form method="post" action="/language" aria-label={t("language")} className={style.switch}>
      <input type="hidden" name="back" value={back} />
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
    </form>
  );
}
