import { catalogue } from "./catalogue.ts";
import { officials as en } from "./messages/en/officials.ts";
import { officials as zhHans } from "./messages/zh-Hans/officials.ts";
import { officials as zhHant } from "./messages/zh-Hant/officials.ts";

export const officials = catalogue(zhHans, zhHant, en);

/** What can be wrong on the officials' page: each is a text's own key. */
export type OfficialProblem =
  | "name-empty"
  | "name-too-long"
  | "name-taken"
  | "too-many"
  | "no-such-official"
  | "invalid";

/** What a write on the officials' page has done: each is a text's own key. */
export type OfficialNotice = "added" | "renamed" | "wasReset" | "removed";
