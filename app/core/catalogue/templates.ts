import { isOnTablets } from "../scoring/pad.ts";
import { rulesetOf } from "../scoring/rulesets/index.ts";
import { artTemplates } from "./arts.ts";
import { fieldTemplates, targetTemplates } from "./attempts.ts";
import { matchTemplates } from "./contests.ts";
import { countTemplates } from "./counts.ts";
import { lanesOfNotice, racesOfAll, racesOfFew, racesOfTeams } from "./races.ts";
import { skippingTemplates } from "./skipping.ts";
import type { EventTemplate } from "./template.ts";
import { tradeTemplates } from "./trades.ts";

export type { EventTemplate, OpenQuestion } from "./template.ts";

const catalogue = [
  ...skippingTemplates,
  ...lanesOfNotice,
  ...racesOfFew,
  ...racesOfTeams,
  ...racesOfAll,
  ...countTemplates,
  ...targetTemplates,
  ...fieldTemplates,
  ...matchTemplates,
  ...tradeTemplates,
  ...artTemplates,
];

export type TemplateKey = (typeof catalogue)[number]["key"];

/**
 * [CT1] Every event that can be made with one click: a ruleset by name and edition with the choices that differ from its
 * defaults, who enters, and what the organizer is asked. Names in i18n, a worked example of each in the tests.
 * Source: domain 6.4.
 */
export const eventTemplates: readonly EventTemplate<TemplateKey>[] = catalogue;

export function eventTemplate(key: string): EventTemplate<TemplateKey> | null {
  return eventTemplates.find((one) => one.key === key) ?? null;
}

/** [CT1] The keys of those whose pads tablets have: the others cannot be added to a meet yet. */
export const offeredTemplates: readonly string[] = eventTemplates
  .filter(({ ruleset }) => isOnTablets(rulesetOf(ruleset)?.pad ?? "judges"))
  .map(({ key }) => key);

const ofNotice: readonly TemplateKey[] = ["skipping-1min", "slow-cycling", "two-foot-jump"];

/** [CT1] The three events of the founding notice. */
export const noticeTemplates: readonly EventTemplate<TemplateKey>[] = eventTemplates.filter(({ key }) =>
  ofNotice.includes(key),
);
