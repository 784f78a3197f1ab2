import type { WhenAsked } from "#core/meet/when.ts";
import { catalogue, type Translator } from "./catalogue.ts";
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
        | "no-link";
    };

export const sayAnnouncerRefusal = (refusal: AnnouncerRefusal, t: AnnouncerTranslator): string =>
  refusal.kind === "notice-too-long" ? t("refused.notice-too-long", refusal) : t(`refused.${refusal.kind}`);

/** What the announcer's page does, each with words for when it is done. */
export const announcerDeeds = ["release", "hold", "call", "take-back", "podium", "podium-end", "notice"] as const;

/** What can be wrong with an event's time, record and release: a text's own key, or a date that is asked back. */
export type EventDayProblem =
  | "markUnreadable"
  | "markOfOrder"
  | "recordNeedsMark"
  | "tooLong"
  | "chooseRelease"
  | WhenAsked;

/** The problem of a field in words. */
export const sayEventDay = (
  problem: Exclude<EventDayProblem, WhenAsked> | undefined,
  t: AnnouncerTranslator,
): string | undefined => problem && t(problem);
