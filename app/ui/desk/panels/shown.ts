import type { Criterion } from "#core/judged/criteria.ts";
import type { ModuleKind } from "#core/judged/plan.ts";
import type { ScoringFact } from "#core/scoring/ruleset.ts";
import type { NamedRound } from "#i18n/marks.ts";
import { type PanelsTranslator, sayChair } from "#i18n/panels.ts";
import type { DayAnswer } from "../refused.tsx";
import type { BalanceShown } from "./balance.tsx";

// What the page of judges and appearances shows.

export interface ChairShown {
  /** the judge's number */
  number: number;
  panel: number;
  chair: number;
  official: { id: string; name: string } | null;
  /** its tablet's seat; the code for organizers only */
  seat: { code: string | null } | null;
  /** who signed in on that tablet */
  person: string | null;
}

export interface SheetShown {
  id: string;
  judge: number;
  state: "open" | "in" | "absent" | "own-unit";
  /** lanes that are not this judge's because of the own unit */
  ownUnit: number[];
  begun: boolean;
}

/** One heat of a module: an appearance, or a panel's list. */
export interface AppearanceShown {
  id: string;
  number: number;
  panel: number | null;
  station: number | null;
  state: "scheduled" | "running" | "provisional" | "official";
  released: boolean;
  lanes: { lane: number; name: string; unitName: string }[];
  sheets: SheetShown[];
  facts: ScoringFact[];
}

interface DrawnModule {
  id: string;
  state: "drawn" | "published" | "official";
  /** what it was drawn from; null while numbers are secret. `secret`: of the numbers, "" where there are none */
  lot: { seed: string; secret: string; edition: string } | null;
  started: boolean;
  heats: AppearanceShown[];
  /** who looked at the numbers, when and why */
  looks: { at: number; who: string; reason: string }[];
  late: { id: string; name: string; unitName: string }[];
}

interface ModuleOfPanels {
  number: number;
  name: NamedRound;
  kind: ModuleKind;
  /** ten-thousandths */
  share: number;
  blind: boolean;
  together: boolean;
  panels: number;
  drop: number;
  stations: number;
  lines: readonly Criterion[];
  chairs: ChairShown[];
  round: DrawnModule | null;
  balance: BalanceShown[];
}

export interface CodeShown {
  number: string;
  heat: number;
  lane: number;
  entrant: string;
  name: string;
  bib: number | null;
  unit: string;
}

export interface PanelsProps {
  meet: { id: string; slug: string; timeZone: string };
  event: { id: string; name: string; digits: number };
  /** seats, the lot and the numbers are the organizer's */
  organizer: boolean;
  works: boolean;
  officials: { id: string; name: string; unit: string | null }[];
  units: { id: string; name: string }[];
  modules: ModuleOfPanels[];
  op: string;
  answer:
    | (DayAnswer & {
        codes?: CodeShown[] | undefined;
        confirmed?: number | undefined;
        left?: number | undefined;
        made?: number | undefined;
        placed?: number | undefined;
      })
    | undefined;
}

/** Everything one module's parts of the page need. */
export interface OfModule extends Pick<PanelsProps, "meet" | "event" | "organizer" | "op" | "answer"> {
  module: ModuleOfPanels;
}

/** A judge by name where somebody sits there, else by the chair. */
export function sayJudge(
  module: { chairs: readonly Pick<ChairShown, "number" | "official">[]; panels: number },
  judge: number,
  t: PanelsTranslator,
): string {
  const chair = module.chairs.find(({ number }) => number === judge);
  return chair?.official?.name ?? sayChair(judge, module.panels > 1, t);
}

/** The answer to a form of this page, where its hidden field says it was this one. */
export const answerTo = (answer: PanelsProps["answer"], intent: string, field: string, value: string) =>
  answer?.intent === intent && answer.values[field] === value ? answer : undefined;
