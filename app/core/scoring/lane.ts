import { type LaneState, type SheetState, untouched } from "./fold.ts";
import type { Fault } from "./ops.ts";
import type { LaneMark, ScoringOptions } from "./ruleset.ts";
import { beyondTolerance } from "./tolerance.ts";

/** What stands of a lane; of one nobody touched, nothing. */
export const laneOf = (sheet: SheetState, lane: number): LaneState => sheet.lanes[lane] ?? untouched();

/** The mark of a lane without one. */
export const nothing = (lane: number): LaneMark => ({
  lane,
  outcome: "none",
  value: null,
  misses: 0,
  faults: [],
  keptMs: null,
  corrected: false,
});

/** [SC8] What stands above anything a referee taps or types: a correction, then a status. null where there is neither. */
export function decided(lane: number, { corrected, status, faults }: LaneState): LaneMark | null {
  const base = nothing(lane);
  if (corrected?.kind === "value") {
    const { value, misses, points } = corrected;
    return { ...base, outcome: "valid", value, misses, corrected: true, ...(points && { points }) };
  }
  if (corrected?.kind === "failed")
    return { ...base, outcome: "failed", faults: [corrected.fault], keptMs: corrected.ms, corrected: true };
  if (corrected) return { ...base, outcome: corrected.status, corrected: true };
  return status ? { ...base, outcome: status, faults: [...faults] } : null;
}

/**
 * [SC5] A counting lane: the typed count, else the taps; misses as typed, else as tapped. A lane without a tap, a miss or a
 * typed count has no mark, also after the heat: nobody gets a 0 that no referee gave. Source: domain 4.2.
 */
export function countedLane(lane: number, sheet: SheetState): LaneMark {
  const state = laneOf(sheet, lane);
  const above = decided(lane, state);
  if (above) return above;
  const { set, count, misses } = state;
  if (!set && count === 0 && misses === 0) return nothing(lane);
  return { ...nothing(lane), outcome: "valid", value: set?.value ?? count, misses: set?.misses ?? misses };
}

/**
 * [SC18] The faults of a lane that the event does not forgive, in the order they were noted; all of them where it forgives
 * none.
 */
export function countedFaults({ faults, faultMs }: LaneState, options: ScoringOptions): Fault[] {
  const noted = faults.map((fault, at) => ({ fault, at, ms: faultMs[at] ?? null }));
  const forgiven = new Set<number>();
  for (const kind of new Set(faults)) {
    const tolerance = options.faults[kind]?.tolerance;
    const mine = noted.filter(({ fault }) => fault === kind);
    const beyond = new Set(tolerance ? beyondTolerance(mine, tolerance) : mine);
    for (const one of mine) if (!beyond.has(one)) forgiven.add(one.at);
  }
  return noted.flatMap(({ fault, at }) => (forgiven.has(at) ? [] : [fault]));
}

/** [SC23] A counted lane that fails where the referee said so, or by a fault that fails in this event. */
export function failedOnCount(mark: LaneMark, sheet: SheetState, options: ScoringOptions): LaneMark {
  if (mark.corrected || (mark.outcome !== "valid" && mark.outcome !== "none")) return mark;
  const state = laneOf(sheet, mark.lane);
  const faults = countedFaults(state, options);
  const failing = faults.find((fault) => options.faults[fault]?.kind === "fail");
  const said = state.failed?.fault;
  if (said === undefined && failing === undefined) return { ...mark, faults };
  return { ...nothing(mark.lane), outcome: "failed", faults: said === undefined ? faults : [said, ...faults] };
}

/**
 * [SC6] A lane with a clock, in ms since the start: failed where the referee said so or a fault of the event's fails; else
 * the typed or tapped arrival, no later than the cap; else, once the sheet is handed in, the cap for whoever was still
 * under way. A failed lane keeps the time until it failed. Source: domain 5.2.
 */
export function timedLane(lane: number, sheet: SheetState, options: ScoringOptions): LaneMark {
  const state = laneOf(sheet, lane);
  const above = decided(lane, state);
  if (above) return above;
  const noted = countedFaults(state, options);
  const base = { ...nothing(lane), faults: noted };
  const cap = options.capMs;
  const capped = (ms: number) => (cap === null ? ms : Math.min(ms, cap));
  const { failed, set, arrivedMs } = state;
  if (failed) {
    const kept = { keptMs: capped(failed.ms), ...(failed.mm !== undefined && { keptMm: failed.mm }) };
    return { ...base, outcome: "failed", faults: [failed.fault, ...noted], ...kept };
  }
  const tapped = arrivedMs === null ? null : capped(arrivedMs);
  // under the order of arrival a place is typed, and a cap has nothing to do with it
  const typed = set && options.measure === "time" ? capped(set.value) : (set?.value ?? null);
  const failing = noted.find((fault) => options.faults[fault]?.kind === "fail");
  if (failing) {
    const first = base.faults.indexOf(failing);
    const others = base.faults.filter((_fault, i) => i !== first);
    const keptMs = options.measure === "time" ? (typed ?? tapped) : tapped;
    return { ...base, outcome: "failed", faults: [failing, ...others], keptMs };
  }
  const value = typed ?? tapped ?? (sheet.started && sheet.submitted ? cap : null);
  return value === null ? base : { ...base, outcome: "valid", value };
}

/**
 * [SC7] The marks with the tapped times turned into places of arrival: 1 for the first over the line, equal ms the same
 * place. A place that was typed, or given by a correction, stays as it is, and the tapped ones take the places left: so a
 * rider typed in as second between two taps makes the later one third. Source: domain 3.1, 5.2 (P).
 */
export function inArrivalOrder(marks: readonly LaneMark[], sheet: SheetState): LaneMark[] {
  const isTime = ({ lane, corrected }: LaneMark) => !corrected && !laneOf(sheet, lane).set;
  const valid = marks.filter(({ outcome }) => outcome === "valid");
  const inOrder = (some: readonly LaneMark[]) => some.map(({ value }) => value ?? 0).sort((a, b) => a - b);
  const taken = new Set<number>();
  const nextFree = (place: number): number => (taken.has(place) ? nextFree(place + 1) : place);
  for (const place of inOrder(valid.filter((mark) => !isTime(mark)))) taken.add(nextFree(place));
  const places = new Map<number, number>();
  for (const ms of inOrder(valid.filter(isTime))) {
    const place = nextFree(1);
    taken.add(place);
    if (!places.has(ms)) places.set(ms, place);
  }
  return marks.map((mark) => {
    if (mark.outcome !== "valid" || !isTime(mark)) return mark;
    return { ...mark, value: places.get(mark.value ?? 0) ?? null };
  });
}
