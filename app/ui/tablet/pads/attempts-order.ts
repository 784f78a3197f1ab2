import { foldSheet, type LaneState } from "#core/scoring/fold.ts";
import { playedRuleset } from "#core/scoring/rulesets/played.ts";
import { bestOfThree } from "#core/scoring/tries.ts";
import type { HeatView, LaneView } from "../heat-view.ts";

// Pure: whose attempt comes next.

export interface Turn {
  lane: LaneView;
  attempt: number;
}

const triesOf = ({ heat }: HeatView) => heat.event.options.tries ?? bestOfThree;

const isOut = ({ state }: LaneView) => Boolean(state?.status || state?.set || state?.corrected);

/** The sheet as it was before the extra attempts from `from` on. */
function before(lanes: readonly LaneView[], from: number) {
  const trimmed = lanes.flatMap(({ lane, state }): [number, LaneState][] => {
    if (!state) return [];
    const attempts = Object.entries(state.attempts).filter(([number]) => Number(number) < from);
    return [[lane, { ...state, attempts: Object.fromEntries(attempts) }]];
  });
  return { ...foldSheet([]), lanes: Object.fromEntries(trimmed) };
}

/** Who is level before the extra attempt of this number, and so has it. */
function levelAt(view: HeatView, attempt: number): LaneView[] {
  const { ruleset, options } = view.heat.event;
  const all = view.lanes.map(({ lane }) => lane);
  const facts = playedRuleset(ruleset)?.facts?.(before(view.lanes, attempt), options, all) ?? [];
  const level = facts.flatMap((fact) => (fact.kind === "extra-tries" ? fact.lanes : []));
  return view.lanes.filter(({ lane }) => level.includes(lane));
}

/** Every attempt still to come, in the order of calling: round by round, in each the lanes in their order. */
export function turnsLeft(view: HeatView): Turn[] {
  const { tries, extra } = triesOf(view);
  const round = (lanes: readonly LaneView[], attempt: number) =>
    lanes.filter((lane) => !isOut(lane) && !lane.state?.attempts[attempt]).map((lane) => ({ lane, attempt }));
  const left = Array.from({ length: tries }, (_, i) => round(view.lanes, i + 1)).flat();
  if (left.length > 0) return left;
  for (let attempt = tries + 1; attempt <= tries + extra; attempt += 1) {
    const due = round(levelAt(view, attempt), attempt);
    if (due.length > 0) return due;
  }
  return [];
}

/** The attempts a sheet shows: everybody's, and the extra ones that came to be. */
export function attemptNumbers(view: HeatView): number[] {
  const noted = view.lanes.flatMap(({ state }) => Object.keys(state?.attempts ?? {}).map(Number));
  const next = turnsLeft(view)[0]?.attempt ?? 0;
  return Array.from({ length: Math.max(triesOf(view).tries, next, ...noted) }, (_, i) => i + 1);
}
