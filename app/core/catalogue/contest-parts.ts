import type { Criterion } from "../judged/criteria.ts";
import type { DeductionLine, JudgedModule, JudgedPlan, ModuleKind, StageTime } from "../judged/plan.ts";
import { judgedPlan, moduleOf } from "../judged/plan-defaults.ts";
import type { EventPlan } from "../rounds/plan.ts";
import type { DeductionKey, LineKey, ModuleKey } from "./contest-keys.ts";
import { alone, type Entering, type EventTemplate } from "./template.ts";

// Whole points are written here, and become hundredths.

const step = 50;
const hundredths = (points: number): number => Math.round(points * 100);

/** So many points, in halves. */
export const line = (key: LineKey, points: number): Criterion => ({ key, most: hundredths(points), step });

/** All of the points, or none. */
export const yesNo = (key: LineKey, points: number): Criterion => ({ ...line(key, points), kind: "yes-no" });

/** Judged 0, 1, 2 or 3. */
export const judgement = (key: LineKey, points: number): Criterion => ({ ...line(key, points), kind: "judgement" });

/** By what was measured, the less the better: from so much on so many points. */
export const measured = (
  key: LineKey,
  unit: string,
  bands: readonly (readonly [from: number, points: number])[],
): Criterion => ({
  ...line(key, Math.max(...bands.map(([, points]) => points))),
  kind: "graded",
  grades: {
    unit,
    better: "less",
    bands: bands.map(([from, points]) => ({ from: hundredths(from), mark: hundredths(points) })),
  },
});

/** Taken off each time, at most so much of all of them. */
export const takes = (key: DeductionKey, each: number, most: number | null = null): DeductionLine => ({
  key,
  name: "",
  each: hundredths(each),
  most: most === null ? null : hundredths(most),
});

const minute = 60_000;

/** At most so many minutes; then by how late, in bands, and a bonus where there is one. */
export const within = (minutes: number, bonus: StageTime["bonus"] = null): StageTime => ({
  leastMs: 0,
  mostMs: minutes * minute,
  under: 0,
  over: [
    { seconds: 60, take: hundredths(1) },
    { seconds: 180, take: hundredths(3) },
    { seconds: 300, take: hundredths(5) },
  ],
  beyond: hundredths(10),
  bonus,
});

/** On stage from so many to so many minutes, out of a hundred points. Source: domain 8.1 [W024], whose scale has ten. */
export const onStage = (least: number, most: number): StageTime => ({
  leastMs: least * minute,
  mostMs: most * minute,
  under: hundredths(1),
  over: [
    { seconds: 10, take: hundredths(0.2) },
    { seconds: 20, take: hundredths(0.5) },
    { seconds: 30, take: hundredths(1) },
  ],
  beyond: hundredths(2),
  bonus: null,
});

/** A part of the contest, its share in per cent. */
export const part = (
  key: ModuleKey,
  kind: ModuleKind,
  percent: number,
  own: Partial<JudgedModule> = {},
): JudgedModule => moduleOf(kind, key, { ...own, share: percent * 100 });

/** An event of these parts, ready to be judged. */
export const contest = <Key extends string>(
  key: Key,
  modules: readonly JudgedModule[],
  own: Partial<Omit<JudgedPlan, "modules">> = {},
  people: Entering = alone,
): EventTemplate<Key> => {
  const plan: Partial<EventPlan> = { lanes: 50, finalMode: "all-heats", judged: judgedPlan(modules, own) };
  return { key, ruleset: "judged@2", options: { digits: 2 }, plan, people, questions: [] };
};
