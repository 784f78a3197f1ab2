import { catalogue, type Translator } from "./catalogue.ts";
import { judged as en } from "./messages/en/judged.ts";
import { judged as zhHans } from "./messages/zh-Hans/judged.ts";
import { judged as zhHant } from "./messages/zh-Hant/judged.ts";

export const judged = catalogue(zhHans, zhHant, en);
export type JudgedTranslator = Translator<typeof zhHans>;
