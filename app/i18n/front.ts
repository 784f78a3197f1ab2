import { catalogue, type Translator } from "./catalogue.ts";
import { front as en } from "./messages/en/front.ts";
import { front as zhHans } from "./messages/zh-Hans/front.ts";
import { front as zhHant } from "./messages/zh-Hant/front.ts";

export const front = catalogue(zhHans, zhHant, en);
export type FrontTranslator = Translator<typeof zhHans>;

/** What can be wrong with a form at the front door: each is a text's own key. */
export const frontProblems = [
  "codeEmpty",
  "code-wrong",
  "already-set-up",
  "login-taken",
  "loginInvalid",
  "loginEmpty",
  "nameEmpty",
  "nameTooLong",
  "passwordEmpty",
  "passwordShort",
  "passwordLong",
  "wrong-sign-in",
  "invalid",
] as const;
export type FrontProblem = (typeof frontProblems)[number] | { kind: "too-many-tries"; waitS: number };

/** A form's key as one of the problems that have words. */
export const frontProblem = (key: string): FrontProblem => frontProblems.find((one) => one === key) ?? "invalid";

export function sayFront(problem: FrontProblem, t: FrontTranslator): string {
  if (typeof problem === "string") return t(problem);
  return t("tooManyTries", { minutes: Math.max(1, Math.ceil(problem.waitS / 60)) });
}
