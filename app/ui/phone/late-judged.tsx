import { useEffect, useState } from "react";
import type { Language } from "#i18n/language.ts";
import { useLanguage } from "#i18n/use-translator.ts";
import { bringVerdicts } from "#i18n/verdicts.ts";
import { isEventRow } from "#live/protocol.ts";
import { reloadWhenHealthy } from "#live/use-live-board.ts";
import type { Judged, JudgedProps } from "./judged/judged.tsx";
import type { PhoneData } from "./phone-page.tsx";

/** What draws judged events: no page carries it that has none. */
export const judgedChunk = "app/ui/phone/judged/judged.tsx";

let drawn: typeof Judged | null = null;

/** Whether a page opens with a judged event: the server draws it, and the browser must be able to before it wakes the page. */
export const hasJudged = ({ event, snapshot }: Pick<PhoneData, "event" | "snapshot">): boolean =>
  event !== null && snapshot.rows.some((row) => isEventRow(row) && row.id === event && row.plan.judged !== undefined);

/** Brings the drawing of judged events and its words in one language. */
export async function bringJudged(language: Language): Promise<void> {
  const [{ Judged }] = await Promise.all([import("./judged/judged.tsx"), bringVerdicts(language)]);
  drawn = Judged;
}

/** A judged event, once what draws it is there. */
export function LateJudged(props: JudgedProps) {
  const language = useLanguage();
  const [Drawn, setDrawn] = useState(() => drawn);
  useEffect(() => {
    if (!Drawn) void bringJudged(language).then(() => setDrawn(() => drawn), reloadWhenHealthy);
  }, [Drawn, language]);
  return Drawn ? <Drawn {...props} /> : null;
}
