import type { Ruleset } from "../ruleset.ts";
import { count1 } from "./count@1.ts";
import { field1 } from "./field@1.ts";
import { highJump1 } from "./high-jump@1.ts";
import { laneRace1 } from "./lane-race@1.ts";
import { longRope1 } from "./long-rope@1.ts";
import { massStart1 } from "./mass-start@1.ts";
import { match1 } from "./match@1.ts";
import { skipping1 } from "./skipping@1.ts";
import { skippingCounters1 } from "./skipping-counters@1.ts";
import { slowCycling1 } from "./slow-cycling@1.ts";
import { target1 } from "./target@1.ts";
import { teamRace1 } from "./team-race@1.ts";
import { tries1 } from "./tries@1.ts";
import { tugOfWar1 } from "./tug-of-war@1.ts";

const rulesets: readonly Ruleset[] = [
  skipping1,
  slowCycling1,
  laneRace1,
  count1,
  skippingCounters1,
  longRope1,
  field1,
  highJump1,
  target1,
  tries1,
  teamRace1,
  massStart1,
  tugOfWar1,
  match1,
];

/** As `rulesetOf`, without those of panels: few tablets need them, and a tablet's page has to stay small. */
export function playedRuleset(name: string): Ruleset | null {
  return rulesets.find((one) => one.name === name) ?? null;
}
