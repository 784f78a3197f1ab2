import { chairOf } from "#core/judged/judge-number.ts";
import type { Decided, JudgedPart } from "#core/judged/outcome.ts";
import type { JudgedModule } from "#core/judged/plan.ts";
import type { PanelMarks } from "#core/scoring/ruleset.ts";
import type { JudgedView } from "#live/judged-view.ts";
import type { Line } from "#live/shown.ts";
import type { Part } from "./schemas.ts";

// What panels judge, for the read API.

export const panelAnswer = ({ judges, mean, taken, timeMs }: PanelMarks): Part<"PanelMarks"> => ({
  judges: judges.map(({ judge, mark, missing, dropped }) => ({
    judge: judge >= 100 ? chairOf(judge).chair : judge,
    mark,
    missing: missing ?? null,
    dropped: dropped ?? null,
  })),
  mean,
  taken,
  timeMs: timeMs ?? null,
});

export const moduleAnswer = ({ key, name, kind, share }: JudgedModule): Part<"Module"> => ({ key, name, kind, share });

const partAnswer = ({ module, raw, balanced, weighted, timeMs, panel }: JudgedPart): Part<"JudgedPart"> => ({
  ...{ module, raw, balanced, weighted, timeMs, panel },
});

const decidedAnswer = (decided: Decided | null) =>
  decided && {
    by: decided.tie.by,
    module: "module" in decided.tie ? decided.tie.module : null,
    digits: decided.digits,
  };

export function judgedAnswer(view: JudgedView, person: (line: Line) => Part<"Entrant">): Part<"Judged"> {
  return {
    modules: view.modules.map(({ module, number, over, lines, panels }) => ({
      ...moduleAnswer(module),
      ...{ round: number, over },
      lines: lines.map((one) => ({ entrant: person(one), place: one.place, part: partAnswer(one.part) })),
      panels: panels.map(({ panel, count, mean, after, factor }) => ({ panel, count, mean, after, factor })),
    })),
    totals: view.totals.map((one) => ({
      entrant: person(one),
      ...{ place: one.place, shared: one.shared, total: one.mark.value },
      parts: one.parts.map(partAnswer),
      decidedBy: decidedAnswer(one.decidedBy),
    })),
    awards: view.awards.map(({ key, names, people }) => ({
      ...{ key, names: [...names] },
      people: people.map((one) => ({ entrant: person(one), place: one.place, tier: one.tier, name: one.name })),
    })),
    team: view.team.map(({ unit: id, name, place, sum, best, decidedBy }) => ({
      ...{ unit: { id, name }, place, sum, best: best.map(person) },
      decidedBy: decidedAnswer(decidedBy),
    })),
  };
}
