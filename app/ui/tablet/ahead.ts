import type { TabletStore } from "#live/tablet/store.ts";
import { type HeatView, heatView } from "./heat-view.ts";

/** The heat as it will be once the disk has what was noted: whose turn it is, for hands that are faster. */
export const aheadOf = ({ heat, ...view }: HeatView, store: TabletStore): HeatView =>
  heatView(heat, store.ahead()) ?? { heat, ...view };
