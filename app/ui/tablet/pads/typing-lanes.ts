import type { Status } from "#core/scoring/ops.ts";
import type { Pad } from "#core/scoring/pad.ts";
import type { HeatView, LaneView } from "../heat-view.ts";

// Pure: whom a typed number means, and where a mark may be typed at all.

/** Pads whose marks are not one number a lane. */
const untypable: readonly Pad[] = ["pulls", "match", "judges"];
export const canType = (pad: Pad): boolean => !untypable.includes(pad);

/** A bib's holder; a lane's where its person has no bib. So a slip among bibs never means somebody's lane. */
export function laneOfNumber({ lanes }: HeatView, text: string): LaneView | null {
  const clean = text.normalize("NFKC").trim();
  if (!/^\d{1,6}$/.test(clean)) return null;
  const number = Number(clean);
  return (
    lanes.find(({ bib }) => bib === number) ?? lanes.find(({ bib, lane }) => bib === null && lane === number) ?? null
  );
}

/** What one types to name somebody of this heat. */
export function numbersOf({ lanes }: HeatView): "bib" | "lane" | "both" {
  const bibs = lanes.filter(({ bib }) => bib !== null).length;
  return bibs === 0 ? "lane" : bibs === lanes.length ? "bib" : "both";
}

/** What somebody without a mark may have; without a mark after trying only where one tries. */
export const statusesOf = ({ pad }: Pick<HeatView, "pad">): Status[] =>
  pad === "attempts" || pad === "bars" ? ["DNS", "DNF", "DQ", "NM"] : ["DNS", "DNF", "DQ"];
