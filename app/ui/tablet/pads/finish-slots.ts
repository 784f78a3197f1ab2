import type { OpId, SheetId } from "#core/ids.ts";
import type { RefereeAct } from "#live/tablet-protocol.ts";
import type { HeatView, LaneView } from "../heat-view.ts";

// Pure: the order of arrival. A slot is a time at which somebody came; it belongs to the lane that arrived at the same ms.

export interface Slot {
  /** the entry that made it; null where somebody arrived without one */
  op: OpId | null;
  sheet: SheetId;
  ms: number;
  lane: LaneView | null;
}

/** The slots in the order of their times, with who has been named. */
export function slotsOf(view: HeatView): Slot[] {
  const arrived = view.lanes.filter(({ state }) => state?.arrivedMs != null);
  const slots = view.stands.flatMap(({ op, sheet }): Slot[] => {
    if (op.kind !== "slot") return [];
    const at = arrived.findIndex(({ state }) => state?.arrivedMs === op.ms);
    const [lane = null] = at < 0 ? [] : arrived.splice(at, 1);
    return [{ op: op.id, sheet, ms: op.ms, lane }];
  });
  const others = arrived.map((lane) => ({ op: null, sheet: lane.sheet, ms: lane.state?.arrivedMs ?? 0, lane }));
  return [...slots, ...others].sort((a, b) => a.ms - b.ms);
}

/** Something to be noted, on which sheet. */
export interface Step {
  sheet: SheetId;
  act: RefereeAct;
}

/** Takes a lane out of the order: every arrival of it, for one that was moved has several. */
export const leave = ({ stands }: HeatView, { lane }: LaneView): Step[] =>
  stands.flatMap(({ op, sheet }) =>
    op.kind === "arrive" && op.lane === lane ? [{ sheet, act: { kind: "undo" as const, target: op.id } }] : [],
  );

export const arrive = ({ lane, sheet }: LaneView, ms: number): Step => ({ sheet, act: { kind: "arrive", lane, ms } });

/** Two slots change their people; the times stay where they are. */
export const swap = (a: Slot, b: Slot): Step[] => [
  ...(a.lane ? [arrive(a.lane, b.ms)] : []),
  ...(b.lane ? [arrive(b.lane, a.ms)] : []),
];

/** One who was missed, before `slot`: half-way to the one in front, at the very front just before. */
export function missedBefore(slots: readonly Slot[], slot: Slot): Step {
  const before = slots[slots.indexOf(slot) - 1];
  const ms = before ? Math.floor((before.ms + slot.ms) / 2) : Math.max(0, slot.ms - 1);
  return { sheet: slot.sheet, act: { kind: "slot", ms } };
}

/** A time nobody else of this heat came at, so that an order stays one. */
export function freeMs(slots: readonly Slot[], taken: ReadonlySet<number>, ms: number): number {
  const used = new Set([...taken, ...slots.map((slot) => slot.ms)]);
  let free = ms;
  while (used.has(free)) free += 1;
  return free;
}

const together = 2;

/** What one touch of the undo takes back: the last entry, and with it the other half of a swap. */
export function lastSteps({ stands }: HeatView): Step[] {
  const all = stands.filter(({ op }) => op.kind !== "start");
  const last = all[all.length - 1];
  const before = all[all.length - 2];
  if (!last) return [];
  const half =
    before?.op.kind === "arrive" &&
    last.op.kind === "arrive" &&
    before.op.device === last.op.device &&
    last.op.at - before.op.at <= together;
  return (half && before ? [last, before] : [last]).map(({ op, sheet }) => ({
    sheet,
    act: { kind: "undo", target: op.id },
  }));
}
