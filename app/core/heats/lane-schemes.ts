import { accept, type Decision, refuse } from "../decision.ts";

/**
 * [HT15] How the lanes of later rounds belong to the ranked. `centre-bands` is athletics' straight race of 2023 for any
 * number of lanes; `spearhead` is swimming's, `rowing` its mirror image.
 */
export type LaneScheme = "lots" | "spearhead" | "rowing" | "centre-bands" | FixedScheme;

export type FixedScheme = "wa_before_2023" | "wa_2023_straight" | "wa_2023_200m" | "wa_2023_400m" | "nine_lane_juniors";

/** Best band first. Sources: [INSIDE], [SPORTFT], [ANSW]; H19–H23. */
const fixed: Record<FixedScheme, { lanes: number; bands: number[][] }> = {
  wa_before_2023: {
    lanes: 8,
    bands: [
      [3, 4, 5, 6],
      [7, 8],
      [1, 2],
    ],
  },
  wa_2023_straight: {
    lanes: 8,
    bands: [
      [3, 4, 5, 6],
      [2, 7],
      [1, 8],
    ],
  },
  wa_2023_200m: {
    lanes: 8,
    bands: [
      [5, 6, 7],
      [3, 4, 8],
      [1, 2],
    ],
  },
  wa_2023_400m: {
    lanes: 8,
    bands: [
      [4, 5, 6, 7],
      [3, 8],
      [1, 2],
    ],
  },
  nine_lane_juniors: {
    lanes: 9,
    bands: [
      [4, 5, 6, 7],
      [8, 9],
      [1, 2, 3],
    ],
  },
};

export interface SchemeForOtherLanes {
  kind: "scheme-for-other-lanes";
  scheme: FixedScheme;
  lanes: number;
  /** the lanes the scheme is made for */
  made: number;
  /** what fits these lanes */
  choices: Exclude<LaneScheme, FixedScheme>[];
}

/**
 * [HT16] From the centre out for any number of lanes, c = ⌈lanes / 2⌉: c, c+1, c−1, c+2, …; `left` begins on the other side.
 * Eight: 4 5 3 6 2 7 1 8. Throws where there is no lane. Source: domain 1.4 ([FINA-SW3], [SWIMSTD]); H15–H18.
 */
export function centreOut(lanes: number, side: "right" | "left" = "right"): number[] {
  if (!(lanes >= 1)) throw new RangeError(`the centre of ${lanes} lanes`);
  const centre = Math.ceil(lanes / 2);
  const order = Array.from({ length: lanes }, (_unused, i) => centre + (i % 2 === 0 ? -i / 2 : (i + 1) / 2));
  return side === "right" ? order : order.map((lane) => lanes + 1 - lane);
}

/** [HT15] The middle half of the lanes, then the pairs beside it outward: 8 → 3–6, 2 7, 1 8; 5 → 2–4, 1 5. Source: P. */
function centreBands(lanes: number): number[][] {
  const half = Math.ceil(lanes / 2);
  const middle = half + ((lanes - half) % 2);
  const first = (lanes - middle) / 2 + 1;
  const bands = [Array.from({ length: middle }, (_unused, i) => first + i)];
  for (let left = first - 1; left >= 1; left--) bands.push([left, lanes + 1 - left]);
  return bands;
}

/**
 * [HT15] The lanes 1..`lanes` in bands, the band of the best first; inside a band lanes are drawn. A scheme made for eight or
 * nine lanes is refused for other numbers, with the schemes that fit. Source: domain 1.4; H19–H23, rowing [VEER].
 */
export function laneBands(scheme: LaneScheme, lanes: number): Decision<number[][], SchemeForOtherLanes> {
  const one = (lane: number) => [lane];
  if (scheme === "spearhead") return accept(centreOut(lanes).map(one));
  if (scheme === "rowing") return accept(centreOut(lanes, "left").map(one));
  if (scheme === "centre-bands") return accept(centreBands(lanes));
  if (scheme === "lots") return accept([Array.from({ length: lanes }, (_unused, i) => i + 1)]);
  const { lanes: made, bands } = fixed[scheme];
  if (made === lanes) return accept(bands.map((band) => [...band]));
  const choices: SchemeForOtherLanes["choices"] = ["lots", "centre-bands", "spearhead", "rowing"];
  return refuse({ kind: "scheme-for-other-lanes", scheme, lanes, made, choices });
}
