import type { TierNote } from "#core/awards/tier-ties.ts";
import type { Decided, JudgedPart } from "#core/judged/outcome.ts";
import type { AwardPlan } from "#core/judged/plan.ts";
import { unscaled } from "#core/number.ts";
import type { LaneMark } from "#core/scoring/ruleset.ts";
import type { AwardsTranslator } from "#i18n/awards.ts";
import { formatRound, type MarksTranslator, type NamedRound } from "#i18n/marks.ts";

// What totals, awards and the printed results of a judged event show.

interface Person {
  id: string;
  name: string;
  bib: number | null;
  unitName: string;
}

export interface ModuleOfAwards {
  key: string;
  number: number;
  name: NamedRound;
  /** ten-thousandths */
  share: number;
  /** brought together over several panels */
  balanced: boolean;
}

export interface TotalLine extends Person {
  place: number | null;
  shared: boolean;
  /** the total */
  mark: LaneMark;
  parts: JudgedPart[];
  decidedBy: Decided | null;
}

export interface AwardShown {
  key: string;
  way: AwardPlan["way"];
  names: readonly string[];
  tiers: { tier: number; people: (Person & { place: number | null })[] }[];
  /** `ids` are names */
  notes: TierNote<string>[];
}

interface TeamShown {
  unit: string;
  unitName: string;
  place: number | null;
  shared: boolean;
  sum: number | null;
  best: string[];
  decidedBy: Decided | null;
}

export interface EventAwards {
  event: { id: string; name: string; digits: number };
  over: boolean;
  modules: ModuleOfAwards[];
  lines: TotalLine[];
  awards: AwardShown[];
  team: TeamShown[];
  best: number | null;
}

/** Steps of the event's points as they are read; "" where there are none. */
export const sayAmount = (steps: number | null, digits: number): string =>
  steps === null ? "" : unscaled(steps, digits).toFixed(digits);

/** What put level totals apart, in words; "" where nothing had to. */
export function sayDecided(
  decided: Decided | null,
  modules: readonly ModuleOfAwards[],
  t: AwardsTranslator,
  say: MarksTranslator,
): string {
  if (!decided) return "";
  const { tie, digits } = decided;
  if (tie.by === "exact") return digits === null ? t("byExactOnly") : t("byExact", { digits });
  const found = modules.find(({ key }) => key === tie.module);
  const module = found ? formatRound(found.name, found.number, say) : "";
  return t(tie.by === "module" ? "byModule" : "byTime", { module });
}
