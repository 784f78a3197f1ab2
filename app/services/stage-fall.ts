import type { EntrantId, HeatId } from "#core/ids.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import { consequencesOf, type StageConsequences } from "#core/stages/consequences.ts";
import type { MatchResult, StageInput } from "#core/stages/play.ts";
import { playStages } from "#core/stages/play-stages.ts";
import { levelAllowed, resultOfLanes } from "#core/stages/result-of-lanes.ts";
import type { HeatRow } from "#db/heats.ts";
import { displacedIn, isBegun } from "./stage-seats.ts";
import type { PlayedStages, StageHeat } from "./stages.ts";

/** A match that had begun and would count no longer. */
export interface FallenMatch {
  heat: HeatId;
  /** number of its stage */
  stage: number;
  key: string;
  state: HeatRow["state"];
  players: EntrantId[];
  marks: LaneMark[];
}

/** What a correction would do beside the corrected match; made only with approval where matches fall. */
export interface MatchesFall {
  kind: "matches-fall";
  fall: FallenMatch[];
  moves: StageConsequences["seats"];
  places: StageConsequences["places"];
  prizes: StageConsequences["prizes"];
}

const fallenMatch = ({ id, stage, match, state, lanes, marks }: StageHeat): FallenMatch => ({
  ...{ heat: id, stage, key: match ?? "", state, marks },
  players: lanes.map(({ entrant }) => entrant),
});

/** The result of a match by these marks. */
function resultWith({ event, stages }: PlayedStages, { stage, match, lanes }: StageHeat, marks: readonly LaneMark[]) {
  const draw = stages.find(({ number }) => number === stage)?.draw;
  const marked = lanes.flatMap(({ lane, entrant }) => {
    const mark = marks.find((one) => one.lane === lane);
    return mark ? [{ entrant, mark }] : [];
  });
  return draw ? resultOfLanes(match ?? "", marked, event.options, levelAllowed(draw)) : null;
}

const withResult = <Input extends StageInput>(
  inputs: readonly Input[],
  { stage, match }: StageHeat,
  result: MatchResult | null,
): Input[] =>
  inputs.map((input) => {
    if (input.number !== stage) return input;
    const others = input.results.filter(({ key }) => key !== match);
    return { ...input, results: result ? [...others, result] : others };
  });

function told(
  { event, runners }: PlayedStages,
  before: readonly StageInput[],
  { stage, match }: StageHeat,
  result: MatchResult | null,
): Pick<MatchesFall, "moves" | "places" | "prizes"> {
  const change = { stage, key: match ?? "", result };
  const { seats: moves, places, prizes } = consequencesOf(before, event.plan, change, runners);
  return { moves, places, prizes };
}

/** Why a correction is refused: `now` is after it, `was` the corrected heat before it. */
export function fallOf(now: PlayedStages, fall: readonly StageHeat[], was: HeatRow | undefined): MatchesFall {
  const heat = [...now.heats.values()].find(({ id }) => id === was?.id);
  const rest =
    was && heat
      ? told(
          now,
          withResult(now.stages, heat, resultWith(now, heat, was.marks)),
          heat,
          resultWith(now, heat, heat.marks),
        )
      : { moves: [], places: [], prizes: [] };
  return { kind: "matches-fall", fall: fall.map(fallenMatch), ...rest };
}

/** What it would do if a match had these marks; null where nothing follows from it. */
export function fallIf(now: PlayedStages, id: HeatId, marks: readonly LaneMark[]): MatchesFall | null {
  const heat = [...now.heats.values()].find((one) => one.id === id);
  const result = heat && resultWith(now, heat, marks);
  if (!heat || !result) return null;
  const rest = told(now, now.stages, heat, result);
  const stages = withResult(now.stages, heat, result);
  const after = { ...now, stages, played: playStages(stages, now.plan, now.runners) };
  const fall = displacedIn(after).flatMap((one) => (isBegun(one.heat) ? [fallenMatch(one.heat)] : []));
  const nothing = [fall, rest.moves, rest.places, rest.prizes].every(({ length }) => length === 0);
  return nothing ? null : { kind: "matches-fall", fall, ...rest };
}
