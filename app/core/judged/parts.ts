import type { EntrantId } from "../ids.ts";
import type { LaneMark } from "../scoring/ruleset.ts";
import type { EventFacts, PlayedRound } from "../standing/played.ts";
import { type Balanced, balancedOf, type PanelBalance } from "./balance-module.ts";
import { weightedTotal } from "./criteria.ts";
import { type Fraction, whole } from "./fraction.ts";
import { chairOf } from "./judge-number.ts";
import type { JudgedModule } from "./plan.ts";

/** What somebody has of one module, in steps of the event's points; null where there is no mark. */
export type JudgedPart = {
  module: string;
  /** the panel's mark less what was taken off */
  raw: number | null;
  /** [JD8] [JD9] once the module is over; until then the raw one */
  balanced: number | null;
  /** its share of the total */
  weighted: number | null;
  timeMs: number | null;
  panel: number | null;
  mark: LaneMark;
};

/** A part with its balanced mark not divided yet. */
export interface ExactPart {
  id: EntrantId;
  part: JudgedPart;
  exact: Fraction | null;
}

/** A module as far as it is official. */
export interface PlayedModule {
  module: JudgedModule;
  number: number;
  over: boolean;
  parts: Map<EntrantId, ExactPart>;
  panels: PanelBalance[];
}

const panelOf = ({ panel }: LaneMark): number | null => {
  const [first] = panel?.judges ?? [];
  return first && first.judge >= 100 ? chairOf(first.judge).panel : null;
};

/** A mark before it was rounded, its deductions off; a correction is whole. */
function exactOf({ value, panel, corrected }: LaneMark): Fraction {
  if (!panel || corrected) return whole(value ?? 0);
  const { exact, taken } = panel;
  return { top: BigInt(exact.sum) - BigInt(taken) * BigInt(exact.count), bottom: BigInt(exact.count) };
}

const ofModule = ({ round }: PlayedRound, number: number) =>
  round.number === number && (round.stage ?? round.stageId ?? null) === null;

/** [JD19] The official marks of a module, balanced over its panels once it is over. */
function playModule(
  module: JudgedModule,
  number: number,
  rounds: readonly PlayedRound[],
  digits: number,
): PlayedModule {
  const own = rounds.filter((played) => ofModule(played, number));
  const heats = own.flatMap((played) => played.heats);
  const over =
    own.some(({ round }) => round.state === "official") && heats.every(({ heat }) => heat.state === "official");
  const marked = heats
    .filter(({ heat }) => heat.state === "official")
    .flatMap(({ heat, lanes }) =>
      lanes.map(({ entrant: id, mark }) => ({ id, mark, panel: heat.panel ?? panelOf(mark) ?? 1 })),
    );
  const valid = marked.flatMap(({ id, mark, panel }) =>
    mark.outcome === "valid" && mark.value !== null ? [{ id, panel, raw: mark.value, exact: exactOf(mark) }] : [],
  );
  const { marks, panels } = over
    ? balancedOf(module, valid, digits)
    : { marks: new Map<EntrantId, Balanced>(), panels: [] };
  const exact = new Map(valid.map((one) => [one.id, one.exact]));
  const parts = new Map<EntrantId, ExactPart>();
  for (const { id, mark, panel } of marked) {
    const raw = mark.outcome === "valid" ? mark.value : null;
    const made = marks.get(id);
    const balanced = raw === null ? null : (made?.mark ?? raw);
    const part: JudgedPart = {
      module: module.key,
      raw,
      balanced,
      weighted: balanced === null ? null : weightedTotal([module], { [module.key]: balanced }),
      timeMs: mark.panel?.timeMs ?? null,
      panel,
      mark,
    };
    parts.set(id, { id, part, exact: balanced === null ? null : (made?.exact ?? exact.get(id) ?? whole(balanced)) });
  }
  return { module, number, over, parts, panels };
}

/** The modules of a judged event as far as they are official, first module first. */
export const playModules = ({ plan, options }: EventFacts, rounds: readonly PlayedRound[]): PlayedModule[] =>
  (plan.judged?.modules ?? []).map((module, at) => playModule(module, at + 1, rounds, options.digits ?? 0));
