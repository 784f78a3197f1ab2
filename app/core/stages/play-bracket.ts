import type { EntrantId } from "../ids.ts";
import { type Played, playBracket } from "../matches/play.ts";
import { stillIn } from "../matches/redraw.ts";
import type { StageBye, StageInput, StageMatch, StagePlayed } from "./play.ts";
import { recordsOf } from "./records.ts";
import { type BracketDraw, bracketOf, byColumn, columnsOf } from "./structure.ts";

export interface BracketStage {
  stage: StagePlayed;
  played: Played<EntrantId>;
}

/** [KO10] A bracket of a stage as its results make it; `places` says who took which place of the stage before. */
export function playBracketStage(
  { number, results }: StageInput,
  draw: BracketDraw,
  places: ReadonlyMap<string, EntrantId | null>,
): BracketStage {
  const bracket = bracketOf(draw);
  const { log, resultOf } = recordsOf(results);
  const played = playBracket(bracket, log, places);
  const columnOf = columnsOf(bracket, draw.kind);
  const matches = played.states.map(({ match, seats, status, outcome }): StageMatch => {
    const { id: key, side, position, best, slots } = match;
    const column = columnOf(match) ?? match.round;
    return { key, column, side, group: null, position, best, slots, seats, status, result: resultOf(outcome) };
  });
  const byes = bracket.byes.flatMap((bye): StageBye[] => {
    const column = columnOf(bye);
    return column === null ? [] : [{ column, seat: played.seatOf(bye.slot), slot: bye.slot }];
  });
  const settled = matches.every(({ status }) => status !== "ready" && status !== "waiting");
  const drawnOut = draw.kind !== "redrawn" || stillIn(draw.bracket, played).length <= Math.max(1, draw.options.stopAt);
  const columns = matches.reduce((most, { column }) => Math.max(most, column), 0);
  return {
    played,
    stage: {
      ...{ number, kind: draw.kind, draw, columns, byes },
      matches: byColumn(matches),
      ...{ tables: [], swiss: [], ties: [] },
      over: settled && drawnOut,
    },
  };
}
