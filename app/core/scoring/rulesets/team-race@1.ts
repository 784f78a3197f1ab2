import { factsOfFaults } from "../fault-facts.ts";
import type { Ruleset } from "../ruleset.ts";
import { lastMember } from "../team.ts";
import { laneOfTeam } from "../team-lane.ts";
import { laneRace1 } from "./lane-race@1.ts";

/** [SC21] A team's race in which each member is timed: the last one's time, or what the times of some come to (domain 6.1). */
export const teamRace1: Ruleset = {
  name: "team-race@1",
  pad: "members",
  defaults: { ...laneRace1.defaults, faults: { hindered: { kind: "fail" } }, team: lastMember },
  marks: (state, options, lanes) => lanes.map((lane) => laneOfTeam(lane, state, options, options.team ?? lastMember)),
  facts: factsOfFaults,
};
