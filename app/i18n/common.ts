import { catalogue } from "./catalogue.ts";
import { common as en } from "./messages/en/common.ts";
import { common as zhHans } from "./messages/zh-Hans/common.ts";
import { common as zhHant } from "./messages/zh-Hant/common.ts";

export const common = catalogue(zhHans, zhHant, en);
