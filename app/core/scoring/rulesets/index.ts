import type { Ruleset } from "../ruleset.ts";
import { judged1 } from "./judged@1.ts";
import { judged2 } from "./judged@2.ts";
import { playedRuleset } from "./played.ts";

const judged: readonly Ruleset[] = [judged1, judged2];

/** The ruleset of that name and edition ("skipping@1"), or null. */
export const rulesetOf = (name: string): Ruleset | null =>
  judged.find((one) => one.name === name) ?? playedRuleset(name);
