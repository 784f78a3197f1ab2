import { handTime } from "../measure/watches.ts";
import { divide } from "../number.ts";
import { anyPairOver, combineCounts, unionCounters } from "./counters.ts";
import { type LaneState, type SheetState, untouched } from "./fold.ts";
import { decided, laneOf, nothing } from "./lane.ts";
import type { Fault } from "./ops.ts";
import type { Combined, JudgeSheet, LaneMark, Ruleset, ScoringFact, ScoringOptions } from "./ruleset.ts";

export type { Combined, JudgeSheet } from "./ruleset.ts";

interface OfJudge {
  judge: number;
  mark: LaneMark;
}
type Lane = { mark: LaneMark; facts: ScoringFact[] };

/** [SC38] Each lane that was timed while the tablet's clock was interrupted. */
function interruptions(
  marks: readonly LaneMark[],
  { interrupted }: SheetState,
  options: ScoringOptions,
): ScoringFact[] {
  const timed = options.measure === "time" || options.measure === "order";
  if (!timed || interrupted.length === 0) return [];
  const gaps = interrupted.map(({ gapMs }) => gapMs);
  const gapMs = gaps.reduce<number | null>((all, gap) => (all === null || gap === null ? null : all + gap), 0);
  const isTimed = ({ outcome, corrected }: LaneMark) => !corrected && (outcome === "valid" || outcome === "failed");
  return marks.flatMap((mark) =>
    isTimed(mark) ? [{ kind: "clock-interrupted" as const, lane: mark.lane, gapMs }] : [],
  );
}

const same = (one: LaneMark, other: LaneMark) =>
  one.outcome === other.outcome &&
  one.value === other.value &&
  one.misses === other.misses &&
  one.faults[0] === other.faults[0] &&
  JSON.stringify(one.countback) === JSON.stringify(other.countback);

/** Every fault as often as the judge says who noted it most often: two who saw the same one saw one. */
function faultsOf(said: readonly OfJudge[]): Fault[] {
  const all: Fault[] = [];
  for (const { mark } of said)
    for (const fault of new Set(mark.faults)) {
      const times = (faults: readonly Fault[]) => faults.filter((one) => one === fault).length;
      for (let more = times(mark.faults) - times(all); more > 0; more--) all.push(fault);
    }
  return all;
}

/** The official time of watches [RK11]; a held time the other way round: of two the shorter, nothing rounded up. */
function timeOf(watches: readonly number[], { direction }: ScoringOptions): number {
  const sorted = [...watches].sort((a, b) => (direction === "less" ? a - b : b - a));
  const official = direction === "less" ? handTime(watches) : null;
  return official?.ok ? official.value : (sorted[Math.floor(sorted.length / 2)] ?? 0);
}

function countOf(lane: number, said: readonly OfJudge[], options: ScoringOptions): Lane {
  const { counters = unionCounters } = options;
  const counts = said.map(({ mark }) => mark.value ?? 0);
  const { limit } = counters;
  const facts = anyPairOver(counts, limit) ? [{ kind: "counters-apart" as const, lane, counts, limit }] : [];
  const combined = combineCounts(counts, counters);
  if (!combined.ok) return { mark: nothing(lane), facts: [{ kind: "third-look", lane, counts, limit }] };
  // whole counts have no decimals
  const value = divide(combined.value, 100, "half-up");
  const misses = combineCounts(
    said.map(({ mark }) => mark.misses),
    { ...counters, policy: "ijru" },
  );
  const whole = misses.ok ? divide(misses.value, 100, "half-up") : 0;
  return { mark: { ...nothing(lane), outcome: "valid", value, misses: whole, faults: faultsOf(said) }, facts };
}

/** One lane from what the judges say of it, each by the ruleset. */
function laneOfMarks(lane: number, said: readonly OfJudge[], rules: Ruleset, options: ScoringOptions): Lane {
  const [first] = said;
  if (!first) return { mark: nothing(lane), facts: [] };
  if (said.length === 1) return { mark: first.mark, facts: [] };
  const differ: Lane = { mark: nothing(lane), facts: [{ kind: "judges-differ", lane, judges: [...said] }] };
  const { outcome } = first.mark;
  if (said.some(({ mark }) => mark.outcome !== outcome)) return differ;
  if (outcome === "failed") {
    if (said.some(({ mark }) => mark.faults[0] !== first.mark.faults[0])) return differ;
    const kept = said.flatMap(({ mark }) => mark.keptMs ?? []);
    return { mark: { ...first.mark, keptMs: kept.length > 0 ? timeOf(kept, options) : null }, facts: [] };
  }
  if (outcome === "valid" && rules.pad === "tally") return countOf(lane, said, options);
  if (outcome === "valid" && options.measure === "time") {
    const value = timeOf(
      said.map(({ mark }) => mark.value ?? 0),
      options,
    );
    return { mark: { ...first.mark, value, faults: faultsOf(said) }, facts: [] };
  }
  return said.every(({ mark }) => same(mark, first.mark)) ? { mark: first.mark, facts: [] } : differ;
}

/** Several counters' or a panel's sheets as one sheet that all of them wrote on, each by number. */
function asOneSheet(lanes: readonly number[], sheets: readonly JudgeSheet[]): SheetState {
  const numbered = <Value>(
    of: (state: LaneState) => Readonly<Record<number, Value>>,
    lane: number,
  ): Record<number, Value> =>
    Object.assign(
      {},
      ...sheets.map(({ judge, state }) =>
        Object.fromEntries(
          Object.entries(of(laneOf(state, lane))).map(([number, value]) => [judge * 1000 + Number(number), value]),
        ),
      ),
    );
  const joined = lanes.map((lane): [number, LaneState] => {
    const states = sheets.map(({ state }) => laneOf(state, lane));
    const said = states.map((state, i) => ({ judge: i, mark: { ...nothing(lane), faults: state.faults } }));
    const faults = faultsOf(said);
    const misses = Math.max(0, ...states.map((state) => state.misses));
    return [
      lane,
      {
        ...untouched(),
        counts: numbered(countsOf, lane),
        scores: numbered(scoresOf, lane),
        criteria: numbered(criteriaOf, lane),
        misses,
        faults,
        faultMs: faults.map(() => null),
      },
    ];
  });
  const started = sheets.find(({ state }) => state.started)?.state.started ?? null;
  const submitted = sheets.every(({ state }) => state.submitted);
  return { started, submitted, excused: false, interrupted: [], lanes: Object.fromEntries(joined), games: {} };
}

/** What a counter's own sheet comes to: what was typed (a result has two decimals), the counts noted, or the taps. */
function countsOf({ set, counts, count, misses }: LaneState): Readonly<Record<number, number>> {
  if (set) return { 0: Math.floor(set.value / 100) };
  if (Object.keys(counts).length > 0) return counts;
  return count > 0 || misses > 0 ? { 0: count } : {};
}

/** A panel's judge who typed one mark instead of the sheet's lines. */
const scoresOf = ({ set, scores }: LaneState) => (set ? { 0: set.value } : scores);
const criteriaOf = ({ set, criteria }: LaneState) => (set ? {} : criteria);

/** Whether a counter's lane has a result that is no whole count: it cannot be averaged once more. */
const isResult = ({ set }: LaneState) => set !== null && set.value % 100 !== 0;

/** The judge's own word where it is none of a number: a status, or that the lane failed. */
const isWord = ({ outcome }: LaneMark) => outcome !== "valid" && outcome !== "none";

/**
 * [SC37] The marks of lanes that several judges watch, each on a sheet of their own, and what the chief has to look at. Counts
 * become one as counters' do [SC13] [SC14], times as watches' do [RK11], judges' marks by the panel [SC27], or as [SC40] says; anything else
 * stands where all say the same, and otherwise there is no mark. Who was excused does not count. Once all are in, a lane
 * somebody says nothing of has no mark; until then what there is counts. A correction stands above all of it.
 */
export function combineSheets(
  rules: Ruleset,
  options: ScoringOptions,
  lanes: readonly number[],
  sheets: readonly JudgeSheet[],
): Combined {
  const [only] = sheets;
  if (!only) return { marks: lanes.map(nothing), facts: [] };
  if (rules.combine) return rules.combine(sheets, options, lanes);
  if (sheets.length === 1) {
    const marks = rules.marks(only.state, options, lanes);
    const facts = rules.facts?.(only.state, options, lanes) ?? [];
    return { marks, facts: [...facts, ...interruptions(marks, only.state, options)] };
  }
  const there = sheets.filter(({ state }) => !state.excused);
  const own = there.map(({ judge, state }) => ({ judge, state, marks: rules.marks(state, options, lanes) }));
  const over = there.every(({ state }) => state.submitted);
  const joins = rules.pad === "counters" || rules.pad === "judges";
  const joined = joins ? asOneSheet(lanes, there) : null;
  const joinedMarks = joined ? rules.marks(joined, options, lanes) : [];
  const marks: LaneMark[] = [];
  const facts: ScoringFact[] = [];
  lanes.forEach((lane, at) => {
    const corrected = sheets.map(({ state }) => laneOf(state, lane)).find((state) => state.corrected);
    const above = corrected && decided(lane, corrected);
    const said = own.flatMap(({ judge, marks: all }): OfJudge[] => {
      const mark = all[at];
      return mark && mark.outcome !== "none" ? [{ judge, mark }] : [];
    });
    const result = rules.pad === "counters" && there.some(({ state }) => isResult(laneOf(state, lane)));
    const word = result || said.some(({ mark }) => isWord(mark));
    const waits = over && said.length < there.length;
    if (above) marks.push(above);
    else if (waits) marks.push(nothing(lane));
    else if (joined && !word) {
      marks.push(joinedMarks[at] ?? nothing(lane));
      facts.push(...(rules.facts?.(joined, options, [lane]) ?? []));
    } else {
      const combined = laneOfMarks(lane, said, rules, options);
      marks.push(combined.mark);
      facts.push(...combined.facts);
    }
  });
  const gaps = own.flatMap(({ state, marks: all }) => interruptions(all, state, options));
  return { marks, facts: [...facts, ...gaps] };
}
