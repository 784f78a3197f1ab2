import { catalogue, type Translator } from "./catalogue.ts";
import { stages as en } from "./messages/en/stages.ts";
import { stages as zhHans } from "./messages/zh-Hans/stages.ts";
import { stages as zhHant } from "./messages/zh-Hant/stages.ts";

/** Draws, matches and corrections of events that are met two by two, on the desk. */
export const stages = catalogue(zhHans, zhHant, en);
export type StagesTranslator = Translator<typeof zhHans>;
