import { catalogue } from "./catalogue.ts";
import { print as en } from "./messages/en/print.ts";
import { print as zhHans } from "./messages/zh-Hans/print.ts";
import { print as zhHant } from "./messages/zh-Hant/print.ts";

/** Start lists, results and prize lists on paper. */
export const print = catalogue(zhHans, zhHant, en);
