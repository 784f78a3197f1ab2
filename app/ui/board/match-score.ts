import { unscaled } from "#core/number.ts";
import type { BoardTranslator } from "#i18n/board.ts";
import { formatMark, type MarksTranslator } from "#i18n/marks.ts";
import type { LaneLine, LineMark, ShownEvent, ShownHeat } from "#live/shown.ts";

/** The two of a match as they stand: in words what each has, and how it ended for who did not play on. */
export interface ShownSide {
  lane: LaneLine;
  /** "" before anything is noted */
  score: string;
  /** why it is over for them: did not come, gave up, was taken out; "" else */
  ending: string;
  won: boolean;
}

function scoreIn(mark: LineMark, event: ShownEvent, t: MarksTranslator): string {
  if (mark.outcome === "none" || mark.value === null) return "";
  const { measure } = event;
  const isCount = measure === "games" || measure === "points" || measure === "count";
  return isCount ? String(unscaled(mark.value, event.digits ?? 0)) : formatMark(mark, event, t);
}

/** Upper or home side first; null for a heat that is no match of two. */
export function sidesOf(
  { lanes, match, state }: ShownHeat,
  event: ShownEvent,
  m: MarksTranslator,
  t: BoardTranslator,
): [ShownSide, ShownSide] | null {
  const [a, b] = lanes;
  if (!match || !a || !b) return null;
  const side = (lane: LaneLine): ShownSide => {
    const { outcome } = lane.mark;
    const ending = outcome === "DNS" || outcome === "DNF" || outcome === "DQ" ? t(`ended.${outcome}`) : "";
    const score = state === "scheduled" || state === "held" ? "" : scoreIn(lane.mark, event, m);
    return { lane, score, ending, won: match.winner === lane.entrant };
  };
  return [side(a), side(b)];
}

/** Game by game, as far as the points of both were written down: 11:8. */
export function gamesOf({ lanes }: ShownHeat): string[] {
  const [one = [], other = []] = lanes.map(({ mark }) => mark.points ?? []);
  return one.length === other.length ? one.map((points, at) => `${points}:${other[at] ?? 0}`) : [];
}
