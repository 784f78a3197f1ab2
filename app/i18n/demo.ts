import { catalogue, translator } from "./catalogue.ts";
import type { Language } from "./language.ts";
import { demo as en } from "./messages/en/demo.ts";
import { demo as zhHans } from "./messages/zh-Hans/demo.ts";
import { demo as zhHant } from "./messages/zh-Hant/demo.ts";
import { seats } from "./seats.ts";
import { templates } from "./templates.ts";

export const demo = catalogue(zhHans, zhHant, en);

/** What the demo meet, its events and seats are called. */
export function demoWords(language: Language) {
  const t = translator(demo, language);
  const event = translator(templates, language);
  const seat = translator(seats, language);
  return {
    name: t("name"),
    place: t("place"),
    host: t("host"),
    entryOffice: t("entryOffice"),
    events: {
      "skipping-1min": event("skipping-1min"),
      "slow-cycling": event("slow-cycling"),
      "two-foot-jump": event("two-foot-jump"),
    },
    seats: {
      chief: seat("usualChief"),
      event: (name: string) => seat("usualEvent", { event: name }),
      lane: (name: string, lane: number) => seat("usualLane", { event: name, lane }),
      judge: (place: string, judge: number) => seat("usualJudge", { seat: place, judge }),
    },
  };
}
