import type { SheetState } from "./fold.ts";
import { laneOf, timedLane } from "./lane.ts";
import type { LaneMark, ScoringOptions } from "./ruleset.ts";
import { type TeamOptions, teamMark } from "./team.ts";

/**
 * [SC21] A team whose members are timed one by one, as a lane with a clock [SC6] that arrived when the team's time was
 * complete. Until the sheet is in, a team with members missing is still under way; a tapped arrival of the team stands.
 */
export function laneOfTeam(lane: number, sheet: SheetState, options: ScoringOptions, team: TeamOptions): LaneMark {
  const state = laneOf(sheet, lane);
  const rule = sheet.submitted ? team : { ...team, fewer: "none" as const };
  const arrivedMs = state.arrivedMs ?? teamMark(Object.values(state.members), rule, options.direction);
  const lanes = { ...sheet.lanes, [lane]: { ...state, arrivedMs } };
  return timedLane(lane, { ...sheet, lanes }, options);
}
