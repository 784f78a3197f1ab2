import { type ReactElement, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import type { Language } from "#i18n/language.ts";
import { LanguageContext } from "#i18n/use-translator.ts";
import { dataId, rootId } from "./document.tsx";

/** What the server wrote into this document, as `pageOf` was given it. */
export function pageData<Data>(): Data | null {
  const text = document.getElementById(dataId)?.textContent;
  return text ? (JSON.parse(text) as Data) : null;
}

/** Wakes the tree that `pageOf` rendered: the same element, in the same language. */
export function wakePage(language: Language, element: ReactElement): void {
  const root = document.getElementById(rootId);
  if (root)
    hydrateRoot(
      root,
      <StrictMode>
        <LanguageContext.Provider value={language}>{element}</LanguageContext.Provider>
      </StrictMode>,
    );
}
