import { catalogue, type Translator } from "./catalogue.ts";
import { courts as en } from "./messages/en/courts.ts";
import { courts as zhHans } from "./messages/zh-Hans/courts.ts";
import { courts as zhHant } from "./messages/zh-Hant/courts.ts";

export const courts = catalogue(zhHans, zhHant, en);
export type CourtsTranslator = Translator<typeof zhHans>;

/** Why a deed on courts was refused: the facts of services/courts and court-calls, and of their form. */
export type CourtsRefusal =
  | { kind: "court-name-too-long" | "too-many-courts"; max: number }
  | { kind: "court-name-taken"; name: string }
  | {
      kind:
        | "court-name-empty"
        | "no-such-venue"
        | "no-such-court"
        | "court-busy"
        | "nobody-ready"
        | "next-changed"
        | "no-such-match"
        | "match-over"
        | "match-on"
        | "match-not-called"
        | "time-unreadable";
    };

/** A refusal in words. */
export function sayCourtsRefusal(refusal: CourtsRefusal, t: CourtsTranslator): string {
  switch (refusal.kind) {
    case "court-name-too-long":
    case "too-many-courts":
      return t(refusal.kind, refusal);
    case "court-name-taken":
      return t(refusal.kind, refusal);
    default:
      return t(refusal.kind);
  }
}

/** What a form of the page of courts asks for: each has its word of success. */
export const courtIntents = ["call", "place", "take-back", "add", "change", "remove"] as const;
