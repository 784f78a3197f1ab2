import { ownSheet } from "#core/scoring/own-sheet.ts";
import { judged1 } from "#core/scoring/rulesets/judged@1.ts";
import type { TabletStore } from "#live/tablet/store.ts";
import { type HeatView, heatView } from "../heat-view.ts";

/** How a judge reads the own sheet: as handed in it is only a part of the mark. */
export const sheetRules = ({ module }: HeatView["heat"]) => (module ? ownSheet : judged1);

/** The same people as they will stand once the disk has what was noted: where to go on, for hands that are faster. */
export function judgesAhead(view: HeatView, store: TabletStore): HeatView {
  const ahead = heatView(view.heat, store.ahead(), sheetRules(view.heat)) ?? view;
  return { ...ahead, lanes: ahead.lanes.filter(({ lane }) => view.lanes.some((one) => one.lane === lane)) };
}
