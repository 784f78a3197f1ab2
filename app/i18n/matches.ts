import { catalogue, type Translator } from "./catalogue.ts";
import { matches as en } from "./messages/en/matches.ts";
import { matches as zhHans } from "./messages/zh-Hans/matches.ts";
import { matches as zhHant } from "./messages/zh-Hant/matches.ts";

/** Brackets, groups and Swiss tables on desk, boards, phones and paper. */
export const matches = catalogue(zhHans, zhHant, en);
export type MatchesTranslator = Translator<typeof zhHans>;
