import type { JudgedModule, JudgedPlan, ModuleKind } from "./plan.ts";

/** One mark of a hundred, with two decimals. */
const hundred = 10_000;

/** Three judges, one after the other, all of them count. */
const plainModule: Omit<JudgedModule, "key" | "kind"> = {
  name: "",
  share: 10_000,
  lines: [],
  most: hundred,
  together: false,
  judges: 3,
  panels: 1,
  drop: 0,
  method: "mean",
  spread: null,
  balance: "none",
  time: null,
  deductions: [],
  blind: false,
  stations: 0,
  take: null,
};

/** What is usual for a part of this kind. */
const usual: Record<ModuleKind, Partial<JudgedModule>> = {
  theory: { together: true, judges: 1 },
  practice: { blind: true, stations: 5 },
  interview: {},
  stage: { judges: 7, drop: 1 },
  works: { together: true, judges: 5, drop: 1, blind: true },
  vote: { together: true, judges: 0 },
};

/** [JD16] A part of this kind as most contests have it; what differs is said. */
export const moduleOf = (kind: ModuleKind, key: string = kind, own: Partial<JudgedModule> = {}): JudgedModule => ({
  ...plainModule,
  ...usual[kind],
  ...own,
  key,
  kind,
});

/** Prizes by share as the labour ministry's rules have them; everything told at the end. */
export const judgedDefaults: Omit<JudgedPlan, "modules"> = {
  theoryCap: false,
  ties: [{ by: "exact" }],
  publish: { by: "program", when: "end" },
  awards: [{ key: "prizes", names: [], way: "shares", percents: [10, 20, 30], rounding: "floor", tie: "better" }],
  team: null,
};

export const judgedPlan = (
  modules: readonly JudgedModule[],
  own: Partial<Omit<JudgedPlan, "modules">> = {},
): JudgedPlan => ({ ...judgedDefaults, ...own, modules });
