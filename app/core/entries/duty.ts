import { type Band, bandOf } from "../band.ts";
import { portion } from "../number.ts";

/** A duty to take part: per cents of the members, by how many members a unit has. */
export type Duty = readonly Band<number>[];

/** [EN14] 160 members and more 50 %, 40 to 159 60 %, 39 and fewer 70 %. Source: domain 12.1 ([ZAFU]); E04–E07. */
export const universityDuty: Duty = [
  { from: 160, value: 50 },
  { from: 40, value: 60 },
  { from: null, value: 70 },
];

/** [EN14] How many of a unit must take part: its share rounded up, since fewer people would be a smaller share. E04–E07. */
export function owes(members: number, duty: Duty): number {
  return portion(members, bandOf(members, duty) ?? 0, 100, "ceil");
}

export interface Owed {
  members: number;
  owes: number;
}

/** A step of the duty: the last unit before it, the first on it, and how large one must be to owe as many again. */
export interface DutyTrap {
  kind: "duty-step";
  before: Owed;
  after: Owed;
  /** the smallest unit on that step, or further, that owes at least as much as `before`; null where the duty ends in nothing */
  evenAt: number | null;
}

/**
 * [EN14] Where one more member makes a unit owe fewer people, by size: 159 owe 96, 160 owe only 80, and not before 191 as many as
 * 96. Shown before the duty is published. Source: domain 12.1 ([ZAFU]; the finding P); E04–E07.
 */
export function dutyTraps(duty: Duty): DutyTrap[] {
  const firsts = duty.flatMap(({ from, above = false }) => (from === null ? [] : [above ? from + 1 : from]));
  const sizes = [...new Set(firsts)].filter((size) => size > 0).sort((a, b) => a - b);
  return sizes.flatMap((size): DutyTrap[] => {
    const before = { members: size - 1, owes: owes(size - 1, duty) };
    const after = { members: size, owes: owes(size, duty) };
    return after.owes < before.owes
      ? [{ kind: "duty-step", before, after, evenAt: evenAt(size, before.owes, duty, sizes) }]
      : [];
  });
}

/** The smallest unit from `size` on that owes at least `wanted`. */
function evenAt(size: number, wanted: number, duty: Duty, sizes: readonly number[]): number | null {
  const starts = [size, ...sizes.filter((one) => one > size)];
  for (const [i, start] of starts.entries()) {
    const percent = bandOf(start, duty) ?? 0;
    if (percent <= 0) continue;
    // owes(n) ≥ wanted from n × percent > (wanted − 1) × 100 on
    const enough = Math.max(start, portion(wanted - 1, 100, percent, "floor") + 1);
    const end = starts[i + 1];
    if (end === undefined || enough < end) return enough;
  }
  return null;
}
