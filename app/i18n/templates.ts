import { eventTemplate } from "#core/catalogue/templates.ts";
import { catalogue, type Translator } from "./catalogue.ts";
import { templates as en } from "./messages/en/templates.ts";
import { templates as zhHans } from "./messages/zh-Hans/templates.ts";
import { templates as zhHant } from "./messages/zh-Hant/templates.ts";

export const templates = catalogue(zhHans, zhHant, en);

/** The name an event made from this template begins with; a template of another release has only its key. */
export function eventName(key: string, t: Translator<typeof zhHans>): string {
  const template = eventTemplate(key);
  return template ? t(template.key) : key;
}
