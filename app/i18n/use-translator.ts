import { createContext, useContext } from "react";
import { type Catalogue, type Messages, type Translator, translator } from "./catalogue.ts";
import { fallbackLanguage, type Language } from "./language.ts";

export const LanguageContext = createContext<Language>(fallbackLanguage);

export const useLanguage = (): Language => useContext(LanguageContext);

/** The translator of one catalogue in the page's language: `const t = useT(desk)`. */
export function useT<Base extends Messages>(source: Catalogue<Base>): Translator<Base> {
  return translator(source, useLanguage());
}
