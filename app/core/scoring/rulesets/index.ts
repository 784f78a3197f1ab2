import type { Ruleset } from "../ruleset.ts";
import { laneRace1 } from "./lane-race@1.ts";
import { skipping1 } from "./skipping@1.ts";
import { slowCycling1 } from "./slow-cycling@1.ts";

const rulesets: readonly Ruleset[] = [skipping1, slowCycling1, laneRace1];

/** The ruleset of that name and edition ("skipping@1"), or null. */
export function rulesetOf(name: string): Ruleset | null {
  return rulesets.find((one) => one.name === name) ?? null;
}
