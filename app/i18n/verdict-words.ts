import type { Decided } from "#core/judged/outcome.ts";
import type { JudgedModule } from "#core/judged/plan.ts";
import { unscaled } from "#core/number.ts";
import { formatRound, type MarksTranslator } from "./marks.ts";
import type { VerdictsTranslator } from "./verdicts.ts";

/** Steps of an event with all its decimals: 90.50. */
export const formatSteps = (steps: number, digits: number): string => unscaled(steps, digits).toFixed(digits);

/** A share in percent, ten-thousandths behind: 30, 33.33. */
export const formatShare = (share: number): string => String(unscaled(share, 2));

/** A module as it is called; by its kind where nobody named it. */
export const sayModule = ({ name, kind, together }: JudgedModule, number: number, m: MarksTranslator): string =>
  formatRound({ module: name, kind, turns: !together }, number, m);

/** What separated somebody from others with the same total. */
export function sayDecided(
  { tie, digits }: Decided,
  modules: readonly JudgedModule[],
  t: VerdictsTranslator,
  m: MarksTranslator,
): string {
  if (tie.by === "exact") return digits === null ? t("decided.exactAll") : t("decided.exact", { digits });
  const at = modules.findIndex(({ key }) => key === tie.module);
  const module = modules[at];
  return t(`decided.${tie.by}`, { module: module ? sayModule(module, at + 1, m) : "" });
}

/** A tier of an award: by the name it was given, else first prize, second prize … */
export const sayTier = ({ number, name }: { number: number; name: string }, m: MarksTranslator): string =>
  name || m("prizeClass", { prize: number });
