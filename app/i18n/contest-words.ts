import { catalogue } from "./catalogue.ts";
import { contestWords as en } from "./messages/en/contest-words.ts";
import { contestWords as zhHans } from "./messages/zh-Hans/contest-words.ts";
import { contestWords as zhHant } from "./messages/zh-Hant/contest-words.ts";

export { type ContestWordsTranslator, sayAward, sayDeduction, sayLine, sayModule } from "./contest-say.ts";

export const contestWords = catalogue(zhHans, zhHant, en);
