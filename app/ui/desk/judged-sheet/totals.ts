import { SHARE_SCALE } from "#core/judged/criteria.ts";
import type { JudgedModule, JudgedPlan } from "#core/judged/plan.ts";
import { sum } from "#core/number.ts";

export interface ModuleTotals {
  key: string;
  lines: number;
  sum: number;
  most: number;
  left: number;
  /** the criteria with what their lines come to, in the order they first come */
  groups: { name: string; sum: number }[];
}

/** What a sheet's numbers come to, beside what they should. */
export interface SheetTotals {
  shares: number;
  /** by how much the shares miss 100%; negative is too much */
  shareLeft: number;
  theory: number;
  modules: ModuleTotals[];
}

export const totalsOf = ({ modules }: Pick<JudgedPlan, "modules">): SheetTotals => {
  const shares = sum(modules.map(({ share }) => share));
  return {
    shares,
    shareLeft: SHARE_SCALE - shares,
    theory: sum(modules.filter(({ kind }) => kind === "theory").map(({ share }) => share)),
    modules: modules.map((module) => ({ ...linesOf(module), key: module.key })),
  };
};

function linesOf({ lines, most }: JudgedModule) {
  const total = lines.length === 0 ? most : sum(lines.map((line) => line.most));
  const groups = new Map<string, number>();
  for (const { group, most: points } of lines) if (group) groups.set(group, (groups.get(group) ?? 0) + points);
  return {
    lines: lines.length,
    sum: total,
    most,
    left: most - total,
    groups: [...groups].map(([name, points]) => ({ name, sum: points })),
  };
}
