import "#ui/tokens.css";
import "#ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { fallbackLanguage, languageOfTag } from "#i18n/language.ts";
import { LanguageContext } from "#i18n/use-translator.ts";
import { TabletApp } from "#ui/tablet/tablet-app.tsx";

// The referee's tablet: one page of its own, without a router. Its address, its shell and its scripts open again with the
// server away; its language is the one this browser chose, or the shell's.

const chosen = /(?:^|;\s*)lang=([^;]+)/.exec(document.cookie)?.[1];
const language = languageOfTag(chosen ?? document.documentElement.lang) ?? fallbackLanguage;
document.documentElement.lang = language;

const place = document.getElementById("tablet");
if (place)
  createRoot(place).render(
    <StrictMode>
      <LanguageContext.Provider value={language}>
        <TabletApp />
      </LanguageContext.Provider>
    </StrictMode>,
  );
