import { catalogue, type Translator } from "./catalogue.ts";
import { tablet as en } from "./messages/en/tablet.ts";
import { tablet as zhHans } from "./messages/zh-Hans/tablet.ts";
import { tablet as zhHant } from "./messages/zh-Hant/tablet.ts";

export const tablet = catalogue(zhHans, zhHant, en);
export type TabletTranslator = Translator<typeof zhHans>;

type Refusal = { kind: "lanes-missing"; lanes: number[] } | { kind: Exclude<keyof typeof sayable, "lanes-missing"> };

/** Every refusal of an op has words: one that is missing is a type error here. */
const sayable = {
  "bad-op": "refused.bad-op",
  "no-such-sheet": "refused.no-such-sheet",
  "not-your-seat": "refused.not-your-seat",
  "sheet-closed": "refused.sheet-closed",
  "sequence-reused": "refused.sequence-reused",
  "no-such-lane": "refused.no-such-lane",
  implausible: "refused.implausible",
} as const;

/** Why the server did not take an op, in words. */
export function sayRefusal(refusal: Refusal, t: TabletTranslator): string {
  if (refusal.kind === "lanes-missing") return t("refused.lanes-missing", { lanes: refusal.lanes.join(t("laneJoin")) });
  return t(sayable[refusal.kind]);
}

const criteria = {
  content: "criterion.content",
  delivery: "criterion.delivery",
  bearing: "criterion.bearing",
} as const;
const isNamed = (key: string): key is keyof typeof criteria => key in criteria;

/** A line of a judge's sheet in words: the templates' own, else as the organizer wrote it. */
export const sayCriterion = (key: string, t: TabletTranslator): string => (isNamed(key) ? t(criteria[key]) : key);
