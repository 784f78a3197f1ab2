import { catalogue } from "./catalogue.ts";
import type { Language } from "./language.ts";
import { logKinds as en } from "./messages/en/log-kinds.ts";
import { logKinds as zhHans } from "./messages/zh-Hans/log-kinds.ts";
import { logKinds as zhHant } from "./messages/zh-Hant/log-kinds.ts";

const kinds = catalogue(zhHans, zhHant, en);

/** A log entry's kind in words; a kind from a newer program is shown as it stands. */
export function sayLogKind(kind: string, language: Language): string {
  return Object.entries(kinds[language]).find(([key]) => key === kind)?.[1] ?? kind;
}
