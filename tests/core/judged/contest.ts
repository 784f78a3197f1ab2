import type { EntrantId, HeatId, OpId } from "#core/ids.ts";
import { judgesOf, moduleOptions } from "#core/judged/module-options.ts";
import type { JudgedModule, JudgedPlan } from "#core/judged/plan.ts";
import { judgedPlan, moduleOf } from "#core/judged/plan-defaults.ts";
import { defaultPlan } from "#core/rounds/plan.ts";
import { combineSheets } from "#core/scoring/combine.ts";
import { foldSheet } from "#core/scoring/fold.ts";
import type { SheetAct, SheetOp } from "#core/scoring/ops.ts";
import type { Combined, LaneMark } from "#core/scoring/ruleset.ts";
import { judged2 } from "#core/scoring/rulesets/judged@2.ts";
import { type EventFacts, type PlayedRound, playHeat } from "#core/standing/played.ts";
import { id } from "../people.ts";

/** A judged event of these modules, with two decimals unless more are asked for. */
export const eventOf = (
  modules: readonly JudgedModule[],
  own: Partial<Omit<JudgedPlan, "modules">> = {},
  digits = 2,
): EventFacts => ({
  options: { ...judged2.defaults, digits },
  plan: { ...defaultPlan, finalMode: "all-heats", judged: judgedPlan(modules, own) },
});

/** One module that is the whole contest. */
export const alone = (own: Partial<JudgedModule>, digits = 2, kind: JudgedModule["kind"] = "stage"): EventFacts =>
  eventOf([moduleOf(kind, "only", { judges: 3, drop: 0, ...own })], {}, digits);

/** What one judge does on the own sheet; a number is the mark of lane 1, handed in. */
export type Paper = number | SheetAct[];
const submit: SheetAct = { kind: "submit" };
export const absent: Paper = [{ kind: "submit", excused: true }];
export const ownUnit: Paper = [{ kind: "submit", excused: "own-unit" }];

export const opsOf = (acts: readonly SheetAct[], device = "a"): SheetOp[] =>
  acts.map((act, at) => ({ ...act, id: id<OpId>(at + 1), device, seq: at, at, base: at, version: at + 1 }));

/** What a heat comes to: the judges' papers in the order of their chairs, the clerk's last. */
export function heat(
  event: EventFacts,
  papers: readonly Paper[],
  { module = 1, panel = 1, lanes = [1] } = {},
): Combined {
  const found = event.plan.judged?.modules[module - 1];
  if (!found) throw new Error("no such module");
  const numbers = judgesOf(found, module, panel);
  const sheets = papers.map((paper, at) => {
    const judge = numbers[at] ?? 0;
    const acts: SheetAct[] =
      typeof paper === "number" ? [{ kind: "score", lane: 1, judge, value: paper }, submit] : paper;
    return {
      judge,
      state: foldSheet(judged2, opsOf(acts.map((act) => (act.kind === "score" ? { ...act, judge } : act)))),
    };
  });
  return combineSheets(judged2, moduleOptions(event, module), lanes, sheets);
}

export const score = (value: number, criterion?: string, lane = 1): SheetAct => ({
  ...{ kind: "score" as const, lane, judge: 0, value },
  ...(criterion !== undefined && { criterion }),
});
export const handedIn = (...acts: SheetAct[]): Paper => [...acts, submit];

export const said = ({ marks: [mark] }: Combined) => (mark?.outcome === "valid" ? mark.value : mark?.outcome);

export const entrant = (n: number) => id<EntrantId>(n);

/** A panel's mark of somebody: value, time, the judges' exact mean. */
export const marked = (value: number | null, rest: Partial<LaneMark> = {}): LaneMark => ({
  lane: 1,
  outcome: value === null ? "DNS" : "valid",
  value,
  ...{ misses: 0, faults: [], keptMs: null, corrected: false },
  ...rest,
});

export const timed = (value: number, timeMs: number, exact = { sum: value, count: 1 }): LaneMark =>
  marked(value, { panel: { judges: [], mean: value, taken: 0, lines: [], exact, timeMs } });

/** A module that is over: who has what mark, each in a heat of their own, by panel. */
export function playedRound(
  event: EventFacts,
  number: number,
  marks: readonly (readonly [who: number, mark: LaneMark | number | null, panel?: number])[],
  state: "official" | "provisional" = "official",
): PlayedRound {
  const options = moduleOptions(event, number);
  const final = number === event.plan.judged?.modules.length;
  return {
    round: { number, final, state: state === "official" ? "official" : "published", advance: null },
    rulings: [],
    heats: marks.map(([who, mark, panel = 1], at) =>
      playHeat(
        { id: id<HeatId>(1000 * number + at), number: at + 1, state, panel },
        [{ lane: 1, entrant: entrant(who) }],
        [typeof mark === "number" || mark === null ? marked(mark) : mark],
        { options },
      ),
    ),
  };
}
