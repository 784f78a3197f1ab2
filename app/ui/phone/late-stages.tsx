import { useEffect, useState } from "react";
import type { Language } from "#i18n/language.ts";
import { bringMatches } from "#i18n/matches.ts";
import { useLanguage } from "#i18n/use-translator.ts";
import { isStageRow } from "#live/protocol.ts";
import { reloadWhenHealthy } from "#live/use-live-board.ts";
import type { PhoneData } from "./phone-page.tsx";
import type { Stages, StagesProps } from "./stages.tsx";

/** What draws stages: no page carries it that has none. */
export const stagesChunk = "app/ui/phone/stages.tsx";

let drawn: typeof Stages | null = null;

/** Whether a page opens with stages: the server draws them, and the browser must be able to before it wakes the page. */
export const hasStages = ({ event, snapshot }: Pick<PhoneData, "event" | "snapshot">): boolean =>
  event !== null && snapshot.rows.some(isStageRow);

/** Brings the drawing of stages and its words in one language. */
export async function bringStages(language: Language): Promise<void> {
  const [{ Stages }] = await Promise.all([import("./stages.tsx"), bringMatches(language)]);
  drawn = Stages;
}

/** An event's stages, once what draws them is there. */
export function LateStages(props: StagesProps) {
  const language = useLanguage();
  const [Drawn, setDrawn] = useState(() => drawn);
  useEffect(() => {
    if (!Drawn) void bringStages(language).then(() => setDrawn(() => drawn), reloadWhenHealthy);
  }, [Drawn, language]);
  return Drawn ? <Drawn {...props} /> : null;
}
