import "#ui/tokens.css";
import "#ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { fallbackLanguage, type Language, languageOfTag, languages } from "#i18n/language.ts";
import { bringTablet } from "#i18n/tablet.ts";
import { LanguageContext } from "#i18n/use-translator.ts";
import { TabletApp } from "#ui/tablet/tablet-app.tsx";

// The referee's tablet: one page of its own, without a router. Its address, its shell and its scripts open again with the
// server away; its language is the one this browser chose, or the shell's.

const chosen = /(?:^|;\s*)lang=([^;]+)/.exec(document.cookie)?.[1];
const wanted = languageOfTag(chosen ?? document.documentElement.lang) ?? fallbackLanguage;

/** The wanted language, or another one this browser has kept, where its words cannot be had now. */
async function speak(): Promise<Language> {
  for (const language of [wanted, ...languages]) {
    try {
      await bringTablet(language);
      return language;
    } catch {}
  }
  throw new Error("no words");
}

const place = document.getElementById("tablet");
if (place)
  void speak().then((language) => {
    document.documentElement.lang = language;
    createRoot(place).render(
      <StrictMode>
        <LanguageContext.Provider value={language}>
          <TabletApp />
        </LanguageContext.Provider>
      </StrictMode>,
    );
  });
