import type { EntrantId, UnitId } from "#core/ids.ts";
import type { AwardResult, Decided, JudgedOutcome, JudgedPart, PanelBalance } from "#core/judged/outcome.ts";
import type { JudgedModule, JudgedPlan } from "#core/judged/plan.ts";
import type { Line, LineMark } from "./shown.ts";

// What boards, phones and the API show of an event that panels judge: what is told of it, as the rules make it.

/** Somebody in a module, as far as it is told. */
export interface PartLine extends Line {
  place: number | null;
  part: JudgedPart;
}

export interface ModuleView {
  module: JudgedModule;
  /** that of its round, from 1 */
  number: number;
  over: boolean;
  /** best first */
  lines: PartLine[];
  panels: PanelBalance[];
}

/** Somebody's total; `parts`: one a module, in order. */
export interface TotalLine extends Line {
  place: number | null;
  /** how many others stand at the same place */
  shared: number;
  mark: LineMark;
  parts: JudgedPart[];
  decidedBy: Decided | null;
}

export interface AwardView extends Omit<AwardResult, "people"> {
  people: (Line & { place: number | null; tier: number; name: string })[];
}

export interface TeamLine {
  unit: UnitId;
  name: string;
  place: number | null;
  sum: number | null;
  best: Line[];
  decidedBy: Decided | null;
}

export interface JudgedView {
  plan: JudgedPlan;
  over: boolean;
  modules: ModuleView[];
  /** best first: for good once it is over, before that as it stands */
  totals: TotalLine[];
  /** filled once it is over */
  awards: AwardView[];
  team: TeamLine[];
}

interface Told {
  plan: JudgedPlan;
  outcome: JudgedOutcome;
  people: ReadonlyMap<EntrantId, Line>;
  units: readonly { id: UnitId; name: string }[];
  say: (mark: JudgedOutcome["places"][number]["mark"]) => LineMark;
}

/** What is shown of what the rules made of the told results. */
export function judgedView({ plan, outcome, people, units, say }: Told): JudgedView {
  const { over, modules, panels, standing, awards, team } = outcome;
  const known = <Rest extends { id: EntrantId }>({ id, ...rest }: Rest) => {
    const person = people.get(id);
    return person ? [{ ...person, ...rest }] : [];
  };
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return {
    plan,
    over,
    modules: plan.modules.map((module, index) => {
      const played = modules.find(({ key }) => key === module.key);
      return {
        module,
        number: index + 1,
        over: played?.over ?? false,
        lines: (played?.rows ?? []).flatMap(known),
        panels: panels.filter((one) => one.module === module.key),
      };
    }),
    totals: standing.flatMap(({ id, place, tiedWith, mark, parts, decidedBy }) =>
      known({ id, place, shared: tiedWith.length, mark: say(mark), parts, decidedBy }),
    ),
    awards: over ? awards.map((award) => ({ ...award, people: award.people.flatMap(known) })) : [],
    team: team.map(({ best, ...one }) => ({
      ...one,
      name: names.get(one.unit) ?? "",
      best: best.flatMap((id) => people.get(id) ?? []),
    })),
  };
}
