import type { GroupRules } from "#core/groups/rules.ts";
import type { StageFormat, StagePlan } from "#core/stages/plan.ts";
import { catalogue, type Translator } from "./catalogue.ts";
import { stageRules as en } from "./messages/en/stage-rules.ts";
import { stageRules as zhHans } from "./messages/zh-Hans/stage-rules.ts";
import { stageRules as zhHant } from "./messages/zh-Hant/stage-rules.ts";

export const stageRules = catalogue(zhHans, zhHant, en);
export type StageRulesTranslator = Translator<typeof zhHans>;

/** The formats as an organizer chooses them: what follows groups is part of the choice. */
export const formatChoices = [
  "none",
  "knock-out",
  "double",
  "redrawn",
  "groups/knock-out",
  "groups/places",
  "groups/none",
  "round-robin",
  "swiss",
  "heats",
] as const;
export type FormatChoice = (typeof formatChoices)[number];

/** The choice a plan stands for. */
export function choiceOf(plan: StagePlan | undefined): FormatChoice {
  if (!plan) return "none";
  return plan.format === "groups" ? `groups/${plan.groups.then}` : plan.format;
}

/** What a choice says of a plan; null = not met two by two. */
export function formatOf(
  choice: FormatChoice,
): { format: StageFormat; after: StagePlan["groups"]["then"] | null } | null {
  switch (choice) {
    case "none":
      return null;
    case "groups/knock-out":
      return { format: "groups", after: "knock-out" };
    case "groups/places":
      return { format: "groups", after: "places" };
    case "groups/none":
      return { format: "groups", after: "none" };
    default:
      return { format: choice, after: null };
  }
}

/** The rules of a table in words; an edition from a newer program is shown by its id. */
export function sayTableRules(id: GroupRules["id"], t: StageRulesTranslator): string {
  const key = `table.${id}`;
  return isKey(key) ? t(key) : id;
}

type TableKey = Extract<keyof typeof zhHans, `table.${string}`>;
const isKey = (key: string): key is TableKey => key.startsWith("table.") && Object.hasOwn(zhHans, key);
