import { catalogue } from "./catalogue.ts";
import { phone as en } from "./messages/en/phone.ts";
import { phone as zhHans } from "./messages/zh-Hans/phone.ts";
import { phone as zhHant } from "./messages/zh-Hant/phone.ts";

export const phone = catalogue(zhHans, zhHant, en);
