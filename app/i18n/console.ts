import { catalogue } from "./catalogue.ts";
import { console as en } from "./messages/en/console.ts";
import { console as zhHans } from "./messages/zh-Hans/console.ts";
import { console as zhHant } from "./messages/zh-Hant/console.ts";

/** What the program says in its terminal window. */
export const terminal = catalogue(zhHans, zhHant, en);
