import { catalogue, type Translator } from "./catalogue.ts";
import { works as en } from "./messages/en/works.ts";
import { works as zhHans } from "./messages/zh-Hans/works.ts";
import { works as zhHant } from "./messages/zh-Hant/works.ts";

export const works = catalogue(zhHans, zhHant, en);
export type WorksTranslator = Translator<typeof zhHans>;

/** What may be wrong with a picture, a gallery or a vote, as a fact. */
export type WorksProblem =
  | {
      kind:
        | "picture-missing"
        | "not-a-picture"
        | "picture-animated"
        | "picture-broken"
        | "picture-odd"
        | "upload-unreadable"
        | "no-such-event"
        | "no-such-picture"
        | "not-your-unit"
        | "entries-not-open"
        | "entries-closed"
        | "numbers-not-drawn"
        | "nothing-to-show"
        | "gallery-open"
        | "gallery-closed"
        | "vote-open"
        | "vote-not-open"
        | "vote-closed"
        | "vote-not-closed"
        | "no-vote-module"
        | "module-not-drawn"
        | "marks-entered"
        | "picks-missing"
        | "code-wrong"
        | "slow-down"
        | "voted-today"
        | "no-cookie";
    }
  | { kind: "no-such-work"; number?: number }
  | {
      kind: "picture-too-large" | "too-many-pictures" | "too-many-files" | "title-too-long" | "code-too-long";
      most: number;
    }
  | { kind: "picks-out-of-range"; most: number }
  | { kind: "code-too-short"; least: number }
  | { kind: "picks-too-many"; most: number; got: number }
  | { kind: "picture-too-wide"; width: number; height: number };

const megabyte = 1024 * 1024;

/** A problem in words. */
export function sayWorksProblem(problem: WorksProblem, t: WorksTranslator): string {
  switch (problem.kind) {
    case "no-such-work":
      return problem.number === undefined
        ? t("problem.no-such-work")
        : t("problem.no-such-work-number", { number: problem.number });
    case "picture-too-large":
      return t("problem.picture-too-large", { most: problem.most / megabyte });
    case "too-many-pictures":
    case "too-many-files":
    case "title-too-long":
    case "code-too-long":
      return t(`problem.${problem.kind}`, problem);
    case "picks-out-of-range":
      return t("problem.picks-out-of-range", problem);
    case "code-too-short":
      return t("problem.code-too-short", problem);
    case "picks-too-many":
      return t("problem.picks-too-many", problem);
    case "picture-too-wide":
      return t("problem.picture-too-wide", problem);
    default:
      return t(`problem.${problem.kind}`);
  }
}
