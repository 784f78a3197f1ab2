import type { WhenAsked } from "#core/meet/when.ts";
import { catalogue, type Translator } from "./catalogue.ts";
import { desk as en } from "./messages/en/desk.ts";
import { desk as zhHans } from "./messages/zh-Hans/desk.ts";
import { desk as zhHant } from "./messages/zh-Hant/desk.ts";

export const desk = catalogue(zhHans, zhHant, en);
export type DeskTranslator = Translator<typeof zhHans>;

/** What can be wrong with a field of a meet: a text's own key, or a date that is asked back. */
export const meetProblems = [
  "nameEmpty",
  "tooLong",
  "tooMany",
  "notWholeNumber",
  "timeZoneUnknown",
  "closesBeforeOpens",
  "closesAfterStart",
  "masked",
  "invalid",
] as const;
export type MeetProblem = (typeof meetProblems)[number] | WhenAsked;

/** A form's key as one of the problems that have words. */
export const meetProblem = (key: string): MeetProblem => meetProblems.find((one) => one === key) ?? "invalid";

export const sayMeet = (problem: MeetProblem | undefined, t: DeskTranslator): string | undefined =>
  problem === undefined ? undefined : t(typeof problem === "string" ? problem : `ask.${problem.why}`);

/** At most `shown` names, and how many there are in all where that is more. */
export function sayList(names: readonly string[], t: DeskTranslator, shown = 5): string {
  const list = names.slice(0, shown).join(t("listJoin"));
  return names.length > shown ? t("listMore", { list, more: names.length }) : list;
}

/** What can be wrong with adding an organizer. */
export const personProblems = [
  "no-such-login",
  "already-organizer",
  "login-taken",
  "loginInvalid",
  "personEmpty",
  "personTooLong",
  "passwordShort",
  "passwordLong",
  "invalid",
] as const;
export type PersonProblem = (typeof personProblems)[number];

/** A form's key as one of the problems that have words. */
export const personProblem = (key: string): PersonProblem => personProblems.find((one) => one === key) ?? "invalid";
