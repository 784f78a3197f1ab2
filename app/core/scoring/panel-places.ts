import type { PanelMethod } from "../judged/plan.ts";
import { dancePlaces } from "../judged/skating.ts";
import { divide, sum } from "../number.ts";

/** A judge's places from the marks given, doubled so that they are whole: level marks share the mean of their places. */
function placesFrom(marks: readonly number[]): number[] {
  return marks.map((mark) => {
    const better = marks.filter((other) => other > mark).length;
    const level = marks.filter((other) => other === mark).length;
    return 2 * better + level + 1;
  });
}

/**
 * [JD16] What each lane comes to where every judge's marks are only an order: places by majority [JD11], Borda points or the sum of
 * places [JD13], in steps of the event's points. `given`: by judge, a mark for each lane.
 */
export function byPlaces(given: readonly (readonly number[])[], method: PanelMethod, digits: number): number[] {
  const places = given.map(placesFrom);
  const lanes = given[0]?.length ?? 0;
  const ofLane = (at: number) => places.map((one) => one[at] ?? 0);
  const steps = (doubled: number) => divide(doubled * 10 ** digits, 2, "half-up");
  if (method !== "majority") {
    const worth = (place: number) => (method === "borda" ? 2 * lanes - place : place);
    return Array.from({ length: lanes }, (_unused, at) => steps(sum(ofLane(at).map(worth))));
  }
  const rows = Array.from({ length: lanes }, (_unused, at) => ({ id: String(at), marks: ofLane(at) }));
  const found = dancePlaces(rows);
  return rows.map(({ id }) => steps(found.get(id) ?? 0));
}
