import { type ComponentProps, useEffect, useState } from "react";
import type { Language } from "#i18n/language.ts";
import { useLanguage } from "#i18n/use-translator.ts";
import { bringVerdicts, verdicts } from "#i18n/verdicts.ts";
import type { Programme } from "#live/programme.ts";
import { reloadWhenHealthy } from "#live/use-live-board.ts";
import type * as parts from "./judged/parts.ts";

let brought: typeof parts | null = null;

async function bring(language: Language): Promise<void> {
  const [made] = await Promise.all([import("./judged/parts.ts"), bringVerdicts(language)]);
  brought = made;
}

/** Brings what draws judged events, and its words, as soon as there is one: a board must do without the server later. */
export function useJudgedParts({ events }: Programme): void {
  const language = useLanguage();
  const wanted = events.some(({ judged }) => judged !== null);
  useEffect(() => {
    if (wanted) void bring(language).catch(reloadWhenHealthy);
  }, [wanted, language]);
}

/** What draws judged scenes, once it and its words in the language that is spoken now are there. */
function useParts(): typeof parts | null {
  const language = useLanguage();
  const [, setBrought] = useState<Language | null>(null);
  const made = verdicts[language] ? brought : null;
  useEffect(() => {
    if (!made) void bring(language).then(() => setBrought(language), reloadWhenHealthy);
  }, [made, language]);
  return made;
}

export function LatePanel(props: ComponentProps<typeof parts.PanelPicture>) {
  const made = useParts();
  return made ? <made.PanelPicture {...props} /> : null;
}

export function LateOrder(props: ComponentProps<typeof parts.OrderCells>) {
  const made = useParts();
  return made ? <made.OrderCells {...props} /> : null;
}

export function LateScore(props: ComponentProps<typeof parts.ScoreCells>) {
  const made = useParts();
  return made ? <made.ScoreCells {...props} /> : null;
}
