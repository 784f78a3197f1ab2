import { catalogue } from "./catalogue.ts";
import { board as en } from "./messages/en/board.ts";
import { board as zhHans } from "./messages/zh-Hans/board.ts";
import { board as zhHant } from "./messages/zh-Hant/board.ts";

export const board = catalogue(zhHans, zhHant, en);
