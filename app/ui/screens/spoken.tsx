import { type ReactNode, useEffect, useState } from "react";
import { bringBoard } from "#i18n/board.ts";
import type { Language } from "#i18n/language.ts";
import { LanguageContext } from "#i18n/use-translator.ts";

/** Has a board speak another language than it was opened in, as soon as its words have come; without a reload. */
export function Spoken({ language, children }: { language: Language; children: ReactNode }) {
  const [spoken, setSpoken] = useState(language);
  useEffect(() => {
    let over = false;
    // words that do not come now come with the next change or reload
    void bringBoard(language).then(
      () => !over && setSpoken(language),
      () => {},
    );
    return () => {
      over = true;
    };
  }, [language]);
  useEffect(() => {
    document.documentElement.lang = spoken;
  }, [spoken]);
  return <LanguageContext.Provider value={spoken}>{children}</LanguageContext.Provider>;
}
