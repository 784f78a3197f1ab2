import { catalogue } from "./catalogue.ts";
import { rehearsal as en } from "./messages/en/rehearsal.ts";
import { rehearsal as zhHans } from "./messages/zh-Hans/rehearsal.ts";
import { rehearsal as zhHant } from "./messages/zh-Hant/rehearsal.ts";

/** What `npm run rehearse` says in the terminal. */
export const rehearsal = catalogue(zhHans, zhHant, en);

/** The words for what is wrong with a script; each takes a piece of it or what would be right. */
export type RehearsalWord = {
  [Key in keyof typeof zhHans]: (typeof zhHans)[Key] extends (p: { detail: string }) => string ? Key : never;
}[keyof typeof zhHans];
