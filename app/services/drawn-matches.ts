import { columnName } from "#core/rounds/plan.ts";
import type { StageDraw } from "#core/stages/draw.ts";
import { matchKeys, roundOfKey } from "#core/stages/match-keys.ts";
import { stageMatches } from "#core/stages/structure.ts";
import type { ShownMatch, ShownRound } from "#live/shown.ts";

// Pure: what a stage's draw says of its matches before any result.

export interface DrawnMatch {
  match: Pick<ShownMatch, "kind" | "side" | "group" | "round" | "position" | "best" | "alone">;
  /** the column of its stage */
  column: Pick<ShownRound, "number" | "name">;
  /** matches of the same stage that decide who is in it */
  after: string[];
  /** groups of the stage before that do: their names */
  groups: string[];
}

/** Every match of a draw by its key. */
export function drawnMatches(draw: StageDraw): Map<string, DrawnMatch> {
  const { kind } = draw;
  const keys = matchKeys(draw);
  const all = stageMatches(draw);
  const columns = all.reduce((most, { column }) => Math.max(most, column), 0);
  const besideOf = ({ column, side, group, best }: (typeof all)[number]) =>
    [column, side, group, side === "places" ? best : ""].join(" ");
  const beside = new Map<string, number>();
  for (const match of all) beside.set(besideOf(match), (beside.get(besideOf(match)) ?? 0) + 1);
  return new Map(
    all.map((one) => {
      const { key, column, side, group, position, best, slots } = one;
      const alone = beside.get(besideOf(one)) === 1;
      return [
        key,
        {
          match: { kind, side, group, round: roundOfKey(key), position, best, alone },
          column: { number: column, name: columnName(kind, column, columns) },
          after: (slots ?? []).flatMap((slot) => ("match" in slot ? (keys[slot.match] ?? []) : [])),
          groups: (slots ?? []).flatMap((slot) => (slot.kind === "group-place" ? [slot.group] : [])),
        },
      ];
    }),
  );
}
