import type { LaneState, SheetState } from "./fold.ts";
import { decided, laneOf, nothing } from "./lane.ts";
import type { Attempt } from "./ops.ts";
import type { Countback, LaneMark, ScoringFact, ScoringOptions } from "./ruleset.ts";
import { scoreTries, type TryOptions } from "./tries.ts";

/**
 * [SC20] A distance as it is read, in whole steps: a part of a step is dropped, or where the nearest wins, counted as a
 * whole one. Source: [DZSJ] whole centimetres, a part cm is dropped.
 */
export function readDistance(
  mm: number,
  { direction, stepMm = 1 }: Pick<ScoringOptions, "direction" | "stepMm">,
): number {
  return (direction === "more" ? Math.floor(mm / stepMm) : Math.ceil(mm / stepMm)) * stepMm + 0;
}

const read = (value: number, options: ScoringOptions): number =>
  options.measure === "distance" ? readDistance(value, options) : value;

/** The attempts from the first to the last number, those not noted left out; numbers are keys in ascending order. */
function attemptsOf({ attempts }: LaneState, options: ScoringOptions, from: number, to: number): Attempt[] {
  return Object.entries(attempts)
    .filter(([number]) => Number(number) >= from && Number(number) <= to)
    .map(([, one]) => (one.kind === "valid" ? { ...one, value: read(one.value, options) } : one));
}

/** Extra attempts one by one: after the others they separate who is level. */
function extraOf(state: LaneState, options: ScoringOptions, { tries, extra, foul }: TryOptions): Countback[] {
  const { direction } = options;
  return attemptsOf(state, options, tries + 1, tries + extra).map((one) => ({
    value: one.kind === "valid" ? one.value : foul === "zero" ? 0 : null,
    direction,
  }));
}

/**
 * [SC20] A lane that tries again and again, as SC20 scores it; typed, the typed value stands. Once all tries are used or the
 * sheet is in, somebody without a valid one has no mark (NM); who never tried has none entered.
 */
export function laneOfTries(lane: number, sheet: SheetState, options: ScoringOptions, tries: TryOptions): LaneMark {
  const state = laneOf(sheet, lane);
  const above = decided(lane, state);
  if (above) return above;
  const base = { ...nothing(lane), faults: [...state.faults] };
  if (state.set) return { ...base, outcome: "valid", value: read(state.set.value, options) };
  const noted = attemptsOf(state, options, 1, tries.tries);
  if (noted.length === 0) return nothing(lane);
  const { value, countback } = scoreTries(noted, tries, options.direction);
  if (value === null) return { ...base, outcome: sheet.submitted || noted.length >= tries.tries ? "NM" : "none" };
  const after = [...countback, ...extraOf(state, options, tries)];
  return { ...base, outcome: "valid", value, ...(after.length > 0 && { countback: after }) };
}

const levelWith = (mark: LaneMark): string =>
  JSON.stringify([mark.value, ...(mark.countback ?? []).map(({ value }) => value)]);

/**
 * [SC20] Who has tries left, and, once nobody has, which lanes are level and throw again, where the event has extra throws.
 * Source: [123JZ] equal: an extra throw.
 */
export function factsOfTries(
  sheet: SheetState,
  options: ScoringOptions,
  lanes: readonly number[],
  tries: TryOptions,
): ScoringFact[] {
  const open = lanes.flatMap((lane) => {
    const state = laneOf(sheet, lane);
    if (state.status || state.corrected || state.set) return [];
    const left = tries.tries - attemptsOf(state, options, 1, tries.tries).length;
    return left > 0 ? [{ kind: "tries-left" as const, lane, left }] : [];
  });
  if (open.length > 0) return sheet.submitted ? [] : open;
  if (tries.extra === 0) return [];
  const level = new Map<string, number[]>();
  for (const lane of lanes) {
    const mark = laneOfTries(lane, sheet, options, tries);
    if (mark.outcome !== "valid") continue;
    const key = levelWith(mark);
    level.set(key, [...(level.get(key) ?? []), lane]);
  }
  return [...level.values()].flatMap((group) =>
    group.length > 1 ? [{ kind: "extra-tries" as const, lanes: group, tries: tries.extra }] : [],
  );
}
