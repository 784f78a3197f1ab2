import { catalogue, type Translator } from "./catalogue.ts";
import { awards as en } from "./messages/en/awards.ts";
import { awards as zhHans } from "./messages/zh-Hans/awards.ts";
import { awards as zhHant } from "./messages/zh-Hant/awards.ts";

/** Totals, awards and the team result of a judged event. */
export const awards = catalogue(zhHans, zhHant, en);
export type AwardsTranslator = Translator<typeof zhHans>;
