import { winsNeeded } from "../matches/format.ts";
import type { SheetState } from "./fold.ts";
import { decided, laneOf, nothing } from "./lane.ts";
import { type PullOptions, pullMatch } from "./pulls.ts";
import type { LaneMark, ScoringFact } from "./ruleset.ts";

/** Numbers are keys in ascending order, whatever came first. */
const inOrder = ({ games }: SheetState): (number | null)[] => Object.values(games).map(({ winner }) => winner);

function matchOf(sheet: SheetState, options: PullOptions, lanes: readonly number[]) {
  const [left = 0, right = 0] = lanes;
  const sides = [left, right] as const;
  const cautions = sides.map((lane) => laneOf(sheet, lane).cautions);
  const away = sides.map((lane) => laneOf(sheet, lane).status !== null);
  return pullMatch(sides, inOrder(sheet), { cautions, away }, options);
}

/** [SC25] The pulls each side won, as its mark; a side with too many cautions is disqualified. No mark before the first pull. */
export function marksOfPulls(sheet: SheetState, options: PullOptions, lanes: readonly number[]): LaneMark[] {
  const match = matchOf(sheet, options, lanes);
  return lanes.map((lane, side) => {
    const above = decided(lane, laneOf(sheet, lane));
    if (above) return above;
    const won = (value: number): LaneMark => ({ ...nothing(lane), outcome: "valid", value });
    const typed = laneOf(sheet, lane).set;
    if (typed) return won(typed.value);
    if (match.out.includes(lane)) return { ...nothing(lane), outcome: "DQ" };
    // [SC4] handed in only when it is decided; nobody to pull against is a walkover
    if (lanes.length === 1) return sheet.submitted ? won(winsNeeded(options.bestOf)) : nothing(lane);
    if (match.winner === null && (sheet.submitted || match.played === 0)) return nothing(lane);
    return won(match.won[side] ?? 0);
  });
}

/** [SC25] What the next pull is and who stands where, or who has won and how. */
export function factsOfPulls(sheet: SheetState, options: PullOptions, lanes: readonly number[]): ScoringFact[] {
  const match = matchOf(sheet, options, lanes);
  if (match.winner) return [{ kind: "won", ...match.winner }];
  if (match.next === null) return [];
  const { pull, again, ends } = match.next;
  const last: ScoringFact[] = !again
    ? []
    : options.limitMs === null
      ? [{ kind: "pull-again", pull }]
      : [{ kind: "deciding-pull", pull, limitMs: options.limitMs }];
  return [...last, ends ? { kind: "ends", pull, ...ends } : { kind: "ends-by-lot", pull }];
}

/** [SC26] The games each side of a match has won; no mark before the first one. */
export function marksOfGames(sheet: SheetState, lanes: readonly number[]): LaneMark[] {
  const winners = inOrder(sheet);
  return lanes.map((lane) => {
    const above = decided(lane, laneOf(sheet, lane));
    if (above) return above;
    const typed = laneOf(sheet, lane).set;
    if (!typed && winners.length === 0) return nothing(lane);
    const won = winners.filter((winner) => winner === lane).length;
    return { ...nothing(lane), outcome: "valid", value: typed?.value ?? won };
  });
}
