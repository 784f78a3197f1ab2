import { accept, type Decision, refuse } from "../decision.ts";
import type { Advance } from "./plan.ts";

/**
 * [AD11] Every way to let `wanted` people on from `heats` heats by place and by mark, the most by place first: eight heats,
 * 27 wanted → 3 + 3, 2 + 11, 1 + 19, 0 + 27. Throws where there is no heat. Source: domain 2.1 [HYTEK]; A19.
 */
export function advanceFormulas(heats: number, wanted: number): Advance[] {
  if (!(heats >= 1)) throw new RangeError(`${heats} heats`);
  const most = Math.floor(wanted / heats);
  return Array.from({ length: most + 1 }, (_unused, i) => ({
    perHeat: most - i,
    nextBest: wanted - (most - i) * heats,
  }));
}

/** One round before the final. */
export interface Stage extends Advance {
  heats: number;
}

export interface BeyondTable {
  kind: "beyond-table";
  n: number;
  /** the most people that the table knows */
  most: number;
  /** what can be had instead: the heats these people need on eight lanes, and every way from them to the final */
  heats: number;
  choices: Advance[];
}

const lanes = 8;
const stage = (heats: number, perHeat: number, nextBest: number): Stage => ({ heats, perHeat, nextBest });

/** By how many started eights of people beyond the first eight: 9–16, 17–24, 25–32, 33–40. */
const tables = {
  outdoor: [[stage(2, 3, 2)], [stage(3, 2, 2)], [stage(4, 1, 4)], [stage(5, 1, 3)]],
  indoor: [[stage(2, 2, 4)], [stage(3, 2, 2)], [stage(4, 2, 8), stage(2, 4, 0)], [stage(5, 3, 9), stage(3, 2, 2)]],
};

export type EightLaneTable = keyof typeof tables;

/**
 * [AD11] The rounds before a final on eight lanes as athletics lays them down: outdoors with automatic timing, or indoors for
 * students. Up to eight people need none. Beyond 40 the tables end: refused with every formula from that many heats to eight.
 * Source: domain 2.1 ([USATF-OR], [IUAA]); A20, A21.
 */
export function eightLaneStages(n: number, table: EightLaneTable): Decision<Stage[], BeyondTable> {
  if (n <= lanes) return accept([]);
  const heats = Math.ceil(n / lanes);
  const stages = tables[table][heats - 2];
  if (stages) return accept(stages);
  return refuse({ kind: "beyond-table", n, most: 40, heats, choices: advanceFormulas(heats, lanes) });
}
