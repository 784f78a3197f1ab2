import { type ComponentProps, useEffect, useState } from "react";
import type { Language } from "#i18n/language.ts";
import { bringMatches, matches } from "#i18n/matches.ts";
import { useLanguage } from "#i18n/use-translator.ts";
import { reloadWhenHealthy } from "#live/use-live-board.ts";
import type { BracketPicture } from "./bracket-picture.tsx";

let picture: typeof BracketPicture | null = null;

async function bring(language: Language): Promise<void> {
  const [brought] = await Promise.all([import("./bracket-picture.tsx"), bringMatches(language)]);
  picture = brought.BracketPicture;
}

/** Brings the drawing of brackets and its words while the server answers: a board must do without it later. */
export function useBracketPicture(): void {
  const language = useLanguage();
  useEffect(() => void bring(language).catch(reloadWhenHealthy), [language]);
}

/** A bracket, once its drawing is there, and its words in the language that is spoken now. */
export function LateBracket(props: ComponentProps<typeof BracketPicture>) {
  const language = useLanguage();
  const [, setBrought] = useState<Language | null>(null);
  const Picture = matches[language] ? picture : null;
  useEffect(() => {
    if (!Picture) void bring(language).then(() => setBrought(language), reloadWhenHealthy);
  }, [Picture, language]);
  return Picture ? <Picture {...props} /> : null;
}
