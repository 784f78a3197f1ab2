import { catalogue, type Translator } from "./catalogue.ts";
import { unit as en } from "./messages/en/unit.ts";
import { unit as zhHans } from "./messages/zh-Hans/unit.ts";
import { unit as zhHant } from "./messages/zh-Hant/unit.ts";

export const unit = catalogue(zhHans, zhHant, en);
export type UnitTranslator = Translator<typeof zhHans>;

/** What may be wrong with a unit's form, as a fact. */
export type UnitProblem =
  | { kind: "invalid" | "unit-name-empty" | "unit-drawn" | "no-such-unit" | "list-empty" }
  | { kind: "too-long" | "too-many-rows"; max: number }
  | { kind: "unit-known"; name: string }
  | { kind: "unit-has-people"; people: number }
  | { kind: "rows"; rows: UnitRowProblem[] };

export type UnitRowProblem = {
  row: number;
  name: string;
  kind: "unit-known" | "unit-twice" | "unit-name-empty" | "too-long";
};

/** A problem of the units page in words. */
export function sayUnitProblem(problem: UnitProblem, t: UnitTranslator): string {
  switch (problem.kind) {
    case "too-long":
    case "too-many-rows":
      return t(`problem.${problem.kind}`, problem);
    case "unit-known":
      return t("problem.unit-known", problem);
    case "unit-has-people":
      return t("problem.unit-has-people", problem);
    case "rows":
      return t("problem.rows", { count: problem.rows.length });
    default:
      return t(`problem.${problem.kind}`);
  }
}

/** One bad line of a pasted list of units. */
export const sayUnitRow = (problem: UnitRowProblem, t: UnitTranslator): string => t(`row.${problem.kind}`, problem);

/** Time left until a deadline, in the two units that matter; null once it has passed. */
export function sayTimeLeft(ms: number, t: UnitTranslator): string | null {
  if (ms < 0) return null;
  const minutes = Math.floor(ms / 60_000);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60)];
  if (days > 0) return t("daysLeft", { days, hours: hours % 24 });
  return hours > 0 ? t("hoursLeft", { hours, minutes: minutes % 60 }) : t("minutesLeft", { minutes });
}
