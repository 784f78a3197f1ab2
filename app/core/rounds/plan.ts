import { type ModuleKey, moduleKeys } from "../catalogue/contest-keys.ts";
import { heatSizes } from "../heats/sizes.ts";
import type { JudgedModule, JudgedPlan } from "../judged/plan.ts";
import type { Measure, ScoringOptions } from "../scoring/ruleset.ts";
import type { StageKind } from "../stages/draw.ts";
import type { StagePlan } from "../stages/plan.ts";

/** The first `perHeat` of every heat go through (Q), then the next best `nextBest` over all heats (q). */
export interface Advance {
  perHeat: number;
  nextBest: number;
}

/**
 * [AD2] How more prizes than lanes come out of the final: by mark over two final heats, or the rest from the round before; or
 * [AD21] everybody has one run, and all heats together are the final.
 */
export type FinalMode = "two-heats" | "round-before" | "all-heats";

/** [AD4] What happens when a tie goes across the cut. */
export type TiePolicy = "all-in" | "decider" | "lot";

/** Every choice an organizer makes about the way from the entries to the prizes. Domain 13: 1, 3, 5–8, 26. */
export interface EventPlan {
  /** people side by side in a heat */
  lanes: number;
  prizes: number;
  finalMode: FinalMode;
  tieAtCut: TiePolicy;
  /** keep people of one unit apart */
  separate: boolean;
  /** a prize that nobody in the final won: left out, or given to the best of the round before */
  vacant: "leave" | "fill";
  /** per round, first round first; null (or missing) = as planRounds proposes */
  advance: (Advance | null)[];
  /** points of the places for the unit total */
  points: number[];
  pointsTie: "share" | "full";
  /** how it is met two by two; absent where it is run in heats */
  stages?: StagePlan | undefined;
  /** modules, sheets and panels; absent where no panel judges, or only judged@1 does */
  judged?: JudgedPlan | undefined;
}

/** The founding notice's numbers: five lanes, six prizes; what it leaves open as docs/rules/advancement.md proposes. */
export const defaultPlan: EventPlan = {
  lanes: 5,
  prizes: 6,
  finalMode: "two-heats",
  tieAtCut: "decider",
  separate: true,
  vacant: "leave",
  advance: [],
  points: [7, 5, 4, 3, 2, 1],
  pointsTie: "share",
};

export interface PlannedRound {
  /** 1 for the first */
  number: number;
  entrants: number;
  sizes: number[];
  final: boolean;
  /** null in the final */
  advance: Advance | null;
}

/**
 * [AD2] How many people a final takes: with two final heats as many as there are prizes, never fewer than fit side by side;
 * [AD21] without rounds everybody; else one heat's lanes. Source: domain 0 row 4, 13 row 8 (P); A25.
 */
export function finalSize(plan: EventPlan): number {
  if (plan.finalMode === "all-heats") return Number.POSITIVE_INFINITY;
  return plan.finalMode === "two-heats" ? Math.max(plan.lanes, plan.prizes) : plan.lanes;
}

/** [AD1] The proposal: two from each heat until two heats are left, which fill the final evenly; the rest by mark. */
function proposed(n: number, heats: number, size: number, measure: Measure): Advance {
  const perHeat = heats === 2 ? Math.floor(size / 2) : Math.min(2, Math.floor((n - 1) / heats));
  // an order of arrival says nothing about people of different heats
  if (measure === "order") return { perHeat: Math.max(1, perHeat), nextBest: 0 };
  return { perHeat, nextBest: Math.max(0, Math.min(size, n - 1) - perHeat * heats) };
}

const sum = ({ perHeat, nextBest }: Advance, heats: number) => perHeat * heats + nextBest;

/**
 * [AD1] The rounds that `n` people need, the final last and always there: 23 on five lanes → 23, 10, 6. A wish that lets
 * nobody drop out, or nobody through, is passed over for the proposal (planRefusals tells of it), so the plan always ends.
 * With measure "order" nothing is proposed that compares heats. Source: domain 2.1 (rounds plan on the notice's numbers, P).
 */
export function planRounds(n: number, plan: EventPlan, measure: Measure = "time"): PlannedRound[] {
  const rounds: PlannedRound[] = [];
  const size = finalSize(plan);
  let left = n;
  while (left > size) {
    const sizes = heatSizes(left, plan.lanes);
    const wish = plan.advance[rounds.length];
    const through = wish ? sum(wish, sizes.length) : 0;
    // one person a heat and nothing to compare heats by: nobody could be dropped
    if (measure === "order" && sizes.length === left) break;
    const advance = wish && through > 0 && through < left ? wish : proposed(left, sizes.length, size, measure);
    rounds.push({ number: rounds.length + 1, entrants: left, sizes, final: false, advance });
    left = sum(advance, sizes.length);
  }
  rounds.push({
    number: rounds.length + 1,
    entrants: left,
    sizes: heatSizes(left, plan.lanes),
    final: true,
    advance: null,
  });
  return rounds;
}

export type PlanRefusal =
  | { kind: "order-needs-round-before" }
  | { kind: "next-best-needs-marks"; round: number }
  | { kind: "advance-not-fewer"; round: number }
  | { kind: "lanes-out-of-range"; from: number; to: number }
  | { kind: "prizes-out-of-range"; from: number; to: number };

/**
 * [AD5] Why a plan cannot work, before it is used; [] where it can. `n` = people entered now, or null while nobody knows.
 * Lanes 2–100, prizes 1–100; an order of arrival cannot be compared over heats, so neither two final heats nor the next
 * best by mark go with it; and every round must let somebody through and somebody out. Source: domain 5.2 (P).
 */
export function planRefusals(plan: EventPlan, options: ScoringOptions, n: number | null = null): PlanRefusal[] {
  const refusals: PlanRefusal[] = [];
  const whole = (value: number, from: number, to: number) => Number.isInteger(value) && value >= from && value <= to;
  if (!whole(plan.lanes, 2, 100)) refusals.push({ kind: "lanes-out-of-range", from: 2, to: 100 });
  if (!whole(plan.prizes, 1, 100)) refusals.push({ kind: "prizes-out-of-range", from: 1, to: 100 });
  if (refusals.length > 0) return refusals;
  const byOrder = options.measure === "order";
  const heatsMeet = plan.finalMode === "two-heats" ? plan.prizes > plan.lanes : plan.finalMode === "all-heats";
  if (byOrder && heatsMeet) refusals.push({ kind: "order-needs-round-before" });
  plan.advance.forEach((wish, i) => {
    if (byOrder && wish && wish.nextBest > 0) refusals.push({ kind: "next-best-needs-marks", round: i + 1 });
    if (wish && sum(wish, 1) === 0) refusals.push({ kind: "advance-not-fewer", round: i + 1 });
  });
  if (n === null || refusals.length > 0) return refusals;
  for (const round of planRounds(n, plan, options.measure)) {
    const wish = plan.advance[round.number - 1];
    if (wish && round.advance && wish !== round.advance)
      refusals.push({ kind: "advance-not-fewer", round: round.number });
  }
  return refusals;
}

export type RoundName =
  | "heats"
  | "second"
  | "third"
  | "sixteenth"
  | "eighth"
  | "quarter"
  | "semi"
  | "final"
  | "places"
  | "round"
  | ModuleName;

/** A module of a judged event is a round as the organizer calls it, else by its kind; `turns`: people appear one after the other. */
export type ModuleName = { module: string; kind: ModuleKey; turns: boolean };

/** [AD8] The name people give round `number` of `of`: heats, …, semi-final, final. Source: domain 12.7. */
export function roundName(number: number, of: number, final = number >= of): RoundName {
  if (final) return "final";
  if (number === 1) return "heats";
  if (number === of - 1) return "semi";
  if (number === 2) return "second";
  if (number === of - 2) return "quarter";
  return number === 3 ? "third" : "round";
}

/** The name of a module: its own, or what the catalogue calls its kind. */
export function moduleName({ key, name, kind, together }: JudgedModule): ModuleName {
  return { module: name, kind: moduleKeys.find((one) => one === key) ?? kind, turns: !together };
}

/**
 * [AD8] As `roundName`; a round that is met two by two is named by its stage, and has but a number without it; one of a judged
 * event by its module.
 */
export function nameOfRound(
  round: { number: number; of: number; final: boolean; stageId: string | null },
  { judged }: Pick<EventPlan, "judged">,
): RoundName {
  const module = judged?.modules[round.number - 1];
  if (module) return moduleName(module);
  return round.stageId === null ? roundName(round.number, round.of, round.final) : "round";
}

const lastColumns: readonly RoundName[] = ["final", "semi", "quarter", "eighth", "sixteenth"];

/** [AD8] The name of column `column` of a stage of `columns`: in a knock-out by how many are left, else by its number. */
export function columnName(kind: StageKind, column: number, columns: number): RoundName {
  if (kind === "places") return "places";
  return kind === "knock-out" ? (lastColumns[columns - column] ?? "round") : "round";
}
