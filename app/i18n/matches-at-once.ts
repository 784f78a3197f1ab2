import { catalogue } from "./catalogue.ts";
import { matches as late } from "./matches.ts";
import { matches as en } from "./messages/en/matches.ts";
import { matches as zhHans } from "./messages/zh-Hans/matches.ts";
import { matches as zhHant } from "./messages/zh-Hant/matches.ts";

/** The same words for desk and paper, all three languages brought: what is drawn there speaks without waiting. */
export const matches = Object.assign(late, catalogue(zhHans, zhHant, en));
