export type Medal = "gold" | "silver" | "bronze";

export interface MedalLine<Id extends string> {
  id: Id;
  medal: Medal | "excellence";
}

/**
 * [JD14] Medals where those level within `margin` points of the best of a group share it. Gold: everybody within the margin of the
 * highest. Two golds: no silver, then bronze. Three or more golds: no silver, and bronze only for whom the margin joins to the last
 * gold. One gold: silver for all within the margin of the next best; two or more silvers: bronze only within the margin of the last
 * silver; one silver: bronze for all within the margin of the next. `excellence`: the points from which those without a medal are
 * honoured, null = none. Best first, equal points by id. Source: domain 8.3 ([WS2015]; the rest of silver from memory); J17–J19.
 */
export function medals<Id extends string>(
  rows: readonly { id: Id; points: number }[],
  margin: number,
  excellence: number | null = null,
): MedalLine<Id>[] {
  const order = [...rows].sort((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1));
  const lines: MedalLine<Id>[] = [];
  /** those from `from` on that are within the margin of `best` */
  const within = (from: number, best: number) => {
    let to = from;
    while ((order[to]?.points ?? Number.NEGATIVE_INFINITY) >= best - margin) to++;
    return to;
  };
  const give = (from: number, to: number, medal: Medal) => {
    for (const { id } of order.slice(from, to)) lines.push({ id, medal });
    return to;
  };
  const pointsAt = (at: number) => order[at]?.points ?? 0;
  const golds = give(0, within(0, pointsAt(0)), "gold");
  let end = golds;
  if (golds === 1) {
    const silvers = give(1, within(1, pointsAt(1)), "silver");
    end = give(silvers, within(silvers, pointsAt(silvers === 2 ? silvers : silvers - 1)), "bronze");
  } else if (golds > 1) {
    end = give(golds, within(golds, pointsAt(golds === 2 ? golds : golds - 1)), "bronze");
  }
  if (excellence !== null)
    for (const { id, points } of order.slice(end)) if (points >= excellence) lines.push({ id, medal: "excellence" });
  return lines;
}
