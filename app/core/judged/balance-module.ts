import type { EntrantId } from "../ids.ts";
import { mean } from "../number.ts";
import { panelFactors, respread, type Spread, spreadOf } from "./balance.ts";
import { type Fraction, nearest, times, whole } from "./fraction.ts";
import type { JudgedModule } from "./plan.ts";

/** What balancing did to a panel, in steps of the event's points. */
export type PanelBalance = {
  module: string;
  panel: number;
  count: number;
  mean: number | null;
  deviation: number | null;
  /** [JD8] in steps of 10^−digits; null where the panels are not brought together by factors */
  factor: { value: number; digits: number } | null;
  /** the mean afterwards */
  after: number | null;
};

/** A balanced mark, as published and as it came out. */
export interface Balanced {
  mark: number;
  exact: Fraction;
}

export interface RawMark {
  id: EntrantId;
  panel: number;
  raw: number;
  exact: Fraction;
}

/** decimals of a factor, as the published examples have them */
const factorDigits = { "grand-mean": 2, "mean-of-means": 4 } as const;
/** decimals a spread has beyond the marks' */
const more = 6;
const scale = 10 ** more;

type Way = (one: RawMark) => Balanced;
const unchanged: Way = ({ raw, exact }) => ({ mark: raw, exact });
const rounded = (published: Fraction, exact = published): Balanced => {
  const mark = Math.max(0, nearest(published));
  return { mark, exact: mark === 0 ? whole(0) : exact };
};

/** [JD8] Raw marks times their panel's factor; a panel without points keeps its marks. */
function byFactor(method: "grand-mean" | "mean-of-means", groups: ReadonlyMap<number, RawMark[]>) {
  const digits = factorDigits[method];
  const sums = [...groups].map(([panel, own]) => ({ panel, sum: own.reduce((all, { raw }) => all + raw, 0), own }));
  const counted = sums.filter(({ sum }) => sum > 0);
  const factors = new Map<number, number>();
  if (counted.length > 0) {
    const panels = counted.map(({ sum, own }) => ({ sum, count: own.length }));
    const { factors: found } = panelFactors(panels, method, digits);
    for (const [at, { panel }] of counted.entries()) factors.set(panel, found[at] ?? 10 ** digits);
  }
  const way: Way = ({ panel, raw, exact }) => {
    const factor = factors.get(panel) ?? 10 ** digits;
    return rounded(times(whole(raw), factor, 10 ** digits), times(exact, factor, 10 ** digits));
  };
  return { way, factorOf: (panel: number) => ({ value: factors.get(panel) ?? 10 ** digits, digits }) };
}

/** [JD9] Raw marks at the distance from the common mean, in deviations, that they have from their panel's own. */
function bySpread(groups: ReadonlyMap<number, RawMark[]>, target: Spread): Way {
  const spreads = new Map([...groups].map(([panel, own]) => [panel, spreadOf(raws(own), more)]));
  return ({ panel, raw }) => {
    const own = spreads.get(panel);
    const fine = own ? respread(raw * scale, own, target) : raw * scale;
    return rounded({ top: BigInt(fine), bottom: BigInt(scale) });
  };
}

const raws = (marks: readonly RawMark[]) => marks.map(({ raw }) => raw);

/**
 * [JD8] [JD9] [JD19] The marks of a module that is over, brought together over its panels as the module says, with what every
 * panel had before and has after. `digits`: decimals of the event's points, for standard scores.
 */
export function balancedOf(
  { key, balance }: Pick<JudgedModule, "key" | "balance">,
  marks: readonly RawMark[],
  digits: number,
): { marks: Map<EntrantId, Balanced>; panels: PanelBalance[] } {
  const groups = new Map<number, RawMark[]>();
  for (const one of marks) groups.set(one.panel, [...(groups.get(one.panel) ?? []), one]);
  const factors = balance === "grand-mean" || balance === "mean-of-means" ? byFactor(balance, groups) : null;
  const common = balance === "spread" ? spreadOf(raws(marks), more) : null;
  const standard = { mean: 50 * 10 ** digits * scale, deviation: 10 * 10 ** digits * scale };
  const target = balance === "standard" ? standard : common;
  const way = factors?.way ?? (target ? bySpread(groups, target) : unchanged);
  const found = new Map(marks.map((one) => [one.id, way(one)]));
  const panels = [...groups]
    .sort(([a], [b]) => a - b)
    .map(([panel, own]): PanelBalance => {
      const spread = spreadOf(raws(own), 0);
      return {
        module: key,
        panel,
        count: own.length,
        mean: mean(raws(own)),
        deviation: spread?.deviation ?? null,
        factor: factors?.factorOf(panel) ?? null,
        after: mean(own.map(({ id }) => found.get(id)?.mark ?? 0)),
      };
    });
  return { marks: found, panels };
}
