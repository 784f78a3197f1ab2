import type { EntrantId } from "../ids.ts";
import type { EventPlace } from "../rounds/places.ts";
import type { LaneMark } from "../scoring/ruleset.ts";
import { type EventFacts, nothingYet } from "../standing/played.ts";
import { type Compared, type Decided, levelsOf } from "./chain.ts";
import { weightedTotal } from "./criteria.ts";
import { type Fraction, plus, times, whole } from "./fraction.ts";
import { moduleOptions } from "./module-options.ts";
import type { JudgedPart, PlayedModule } from "./parts.ts";

/** A place in a judged event, with what every module brought; `mark.value` is the total. */
export type JudgedPlace = EventPlace & { parts: JudgedPart[]; decidedBy: Decided | null };

/** How totals of this event are compared. */
export const wayOf = (event: EventFacts) => ({
  ties: event.plan.judged?.ties ?? [],
  direction: moduleOptions(event, 1).direction,
  digits: event.options.digits ?? 0,
});

const noPart = ({ module }: PlayedModule): JudgedPart => ({
  module: module.key,
  ...{ raw: null, balanced: null, weighted: null, timeMs: null, panel: null },
  mark: nothingYet(0),
});

/** Everybody's part of each module, in the order of the modules. */
export function partsOf(modules: readonly PlayedModule[], id: EntrantId): JudgedPart[] {
  return modules.map((one) => one.parts.get(id)?.part ?? noPart(one));
}

/** [JD5] What the chain compares of somebody who has a mark in each of these modules; null of others. */
export function comparedOf(modules: readonly PlayedModule[], id: EntrantId): Compared | null {
  const own = modules.map(({ module, parts }) => ({ module, found: parts.get(id) }));
  const named = <Value>(of: (part: JudgedPart) => Value) =>
    Object.fromEntries(own.flatMap(({ module, found }) => (found ? [[module.key, of(found.part)] as const] : [])));
  const marks = named(({ balanced }) => balanced);
  const total = weightedTotal(
    own.map(({ module }) => module),
    marks,
  );
  if (total === null || own.length === 0) return null;
  const exact = own.reduce<Fraction>(
    (all, { module, found }) => plus(all, times(found?.exact ?? whole(0), module.share, 10_000)),
    whole(0),
  );
  return { id, total, exact, marks, times: named(({ timeMs }) => timeMs) };
}

/** The mark of a total: where there is none, why. */
function markOf(total: number | null, parts: readonly JudgedPart[]): LaneMark {
  const last = parts.findLast(({ mark }) => mark.lane > 0)?.mark.lane ?? 0;
  if (total !== null) return { ...nothingYet(last), outcome: "valid", value: total };
  const why = parts.find(({ mark }) => mark.outcome !== "valid" && mark.outcome !== "none");
  return { ...nothingYet(last), outcome: why?.mark.outcome ?? "none" };
}

/** [JD20] People with what they have of `modules`, placed among themselves from `before` on; the others have no place. */
export function placed(
  event: EventFacts,
  all: readonly PlayedModule[],
  { modules, ids, before, why }: Group,
): JudgedPlace[] {
  const rows = ids.flatMap((id) => comparedOf(modules, id) ?? []);
  const totals = new Map(rows.map((row) => [row.id, row.total]));
  const levels = levelsOf(rows, wayOf(event));
  const lineOf = (id: EntrantId, place: number | null, level: readonly EntrantId[], decidedBy: Decided | null) => {
    const parts = partsOf(all, id);
    const round = parts.findLastIndex(({ mark }) => mark.lane > 0) + 1;
    const tiedWith = level.filter((other) => other !== id);
    const mark = markOf(totals.get(id) ?? null, parts);
    return { id, place, round, mark, tiedWith, separatedBy: null, why, parts, decidedBy };
  };
  const without = ids.filter((id) => !totals.has(id)).sort();
  return [
    ...levels.flatMap(({ ids: level, place, decidedBy }) =>
      level.map((id) => lineOf(id, before + place, level, decidedBy)),
    ),
    ...without.map((id) => lineOf(id, null, [], null)),
  ];
}

export interface Group {
  /** whose marks count for them */
  modules: readonly PlayedModule[];
  ids: readonly EntrantId[];
  /** how many stand before them */
  before: number;
  why: EventPlace["why"];
}
