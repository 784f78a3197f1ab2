import { catalogue } from "./catalogue.ts";
import { paper as en } from "./messages/en/paper.ts";
import { paper as zhHans } from "./messages/zh-Hans/paper.ts";
import { paper as zhHant } from "./messages/zh-Hant/paper.ts";

/** Heat sheets on paper, and what tablets hand over by codes. */
export const paper = catalogue(zhHans, zhHant, en);
