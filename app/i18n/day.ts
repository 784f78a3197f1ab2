import { chairOf } from "#core/judged/judge-number.ts";
import { catalogue, type Translator } from "./catalogue.ts";
import { day as en } from "./messages/en/day.ts";
import { day as zhHans } from "./messages/zh-Hans/day.ts";
import { day as zhHant } from "./messages/zh-Hant/day.ts";

/** The draw, the day, the chief referee, prizes and the log. */
export const day = catalogue(zhHans, zhHant, en);
export type DayTranslator = Translator<typeof zhHans>;

/** Why a deed of the day was refused: the facts of services/draw, heats and rounds, and of their forms. */
export type DayRefusal =
  | { kind: "no-such-lane"; lane: number }
  | { kind: "too-few"; entered: number }
  | { kind: "lane-out-of-range"; lanes: number }
  | { kind: "mark-implausible"; lane: number; max: number }
  | { kind: "value-unreadable" | "value-missing"; lane: number }
  | { kind: "lanes-missing" | "contested" | "asked"; lanes: number[] }
  | { kind: "wrong-number"; places: number }
  | { kind: "already-in-draw" | "lane-taken"; heat: number; lane: number }
  | { kind: "heat-begun"; heat: number }
  | { kind: "points-unreadable"; lane: number }
  | { kind: "judges-apart"; lanes: number[] }
  | { kind: "nobody-left"; heats: number[] }
  | { kind: "module-waits"; before: number }
  | { kind: "seated-already"; number: number }
  | {
      kind:
        | "no-such-event"
        | "no-such-round"
        | "no-such-heat"
        | "no-such-heat-number"
        | "no-such-tie"
        | "reason-required"
        | "round-started"
        | "already-published"
        | "not-in-draw"
        | "same-place"
        | "no-free-lane"
        | "not-first-round"
        | "heat-not-closed"
        | "heat-official"
        | "heat-closed"
        | "round-not-published"
        | "not-tied"
        | "next-round-started"
        | "not-entered"
        | "heat-started"
        | "judges-missing"
        | "no-such-contest"
        | "no-such-ask"
        | "no-such-sheet"
        | "sheet-handed-in"
        | "choose-one"
        | "no-such-stage"
        | "no-ceremony"
        | "too-many-seeds"
        | "seed-not-entered"
        | "seeds-wrong"
        | "event-not-over"
        | "plan-refused"
        | "nobody-won"
        | "matches-fall"
        | "drawn-without"
        | "no-such-place"
        | "not-judged"
        | "no-such-module"
        | "in-already"
        | "round-official"
        | "not-blind"
        | "no-such-chair"
        | "no-such-official"
        | "no-such-unit"
        | "no-such-judge"
        | "not-own-unit"
        | "not-due";
    };

/** A refusal in words. */
export function sayRefusal(refusal: DayRefusal, t: DayTranslator): string {
  switch (refusal.kind) {
    case "no-such-lane":
      return t(refusal.kind, refusal);
    case "too-few":
      return t(refusal.kind, refusal);
    case "lane-out-of-range":
      return t(refusal.kind, refusal);
    case "mark-implausible":
      return t(refusal.kind, refusal);
    case "points-unreadable":
      return t(refusal.kind, refusal);
    case "value-unreadable":
      return t(refusal.kind, refusal);
    case "value-missing":
      return t(refusal.kind, refusal);
    case "already-in-draw":
    case "lane-taken":
      return t(refusal.kind, refusal);
    case "heat-begun":
      return t(refusal.kind, refusal);
    case "wrong-number":
      return t(refusal.kind, refusal);
    case "module-waits":
      return t(refusal.kind, refusal);
    case "seated-already":
      return t(refusal.kind, chairOf(refusal.number));
    case "nobody-left":
      return t(refusal.kind, { heats: refusal.heats.join(", ") });
    case "judges-apart":
    case "lanes-missing":
    case "contested":
    case "asked":
      return t(refusal.kind, { lanes: refusal.lanes.join(", ") });
    default:
      return t(refusal.kind);
  }
}
