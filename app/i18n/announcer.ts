import type { WhenAsked } from "#core/meet/when.ts";
import { unscaled } from "#core/number.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { catalogue, type Translator } from "./catalogue.ts";
import { formatTime } from "./marks.ts";
import { announcer as en } from "./messages/en/announcer.ts";
import { announcer as zhHans } from "./messages/zh-Hans/announcer.ts";
import { announcer as zhHant } from "./messages/zh-Hant/announcer.ts";

export const announcer = catalogue(zhHans, zhHant, en);
export type AnnouncerTranslator = Translator<typeof zhHans>;

/** Why a deed of the announcer was refused. */
export type AnnouncerRefusal =
  | { kind: "notice-too-long"; most: number }
  | {
      kind:
        | "no-such-heat"
        | "heat-not-official"
        | "release-not-asked"
        | "heat-released"
        | "heat-held"
        | "earlier-held"
        | "round-not-published"
        | "heat-begun"
        | "heat-not-called"
        | "no-such-event"
        | "event-not-told"
        | "no-such-step"
        | "not-due"
        | "no-link"
        | "no-such-stage"
        | "no-such-round"
        | "already-published"
        | "no-ceremony";
    };

export const sayAnnouncerRefusal = (refusal: AnnouncerRefusal, t: AnnouncerTranslator): string =>
  refusal.kind === "notice-too-long" ? t("refused.notice-too-long", refusal) : t(`refused.${refusal.kind}`);

/** What the announcer's page does, each with words for when it is done. */
export const announcerDeeds = [
  ...(["release", "hold", "call", "take-back", "podium", "podium-end", "notice", "release-due"] as const),
  ...(["draw-begin", "draw-reveal", "draw-publish"] as const),
];

/** What can be wrong with an event's time, record and release: a text's own key, or a date that is asked back. */
export type EventDayProblem =
  | "markUnreadable"
  | "markOfOrder"
  | "recordNeedsMark"
  | "tooLong"
  | "chooseRelease"
  | WhenAsked;

/** A record's value as it is typed into its field: 215, 1:02.3, 5.12. */
export function formatEventMark(value: number, { measure, direction, digits = 0 }: ScoringOptions): string {
  if (measure === "time") return formatTime(value, { direction, precisionMs: value % 100 === 0 ? 100 : 1 });
  if (measure === "distance") return unscaled(value, 3).toFixed(value % 10 === 0 ? 2 : 3);
  return unscaled(value, digits).toFixed(digits);
}
