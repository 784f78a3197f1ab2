import { accept, type Decision, refuse } from "#core/decision.ts";
import { type CorrectedMark, faultKinds, type Status } from "#core/scoring/ops.ts";
import type { Measure } from "#core/scoring/ruleset.ts";
import { readMark } from "#core/scoring/typed.ts";
import { text } from "../answer.ts";

const statuses: readonly Status[] = ["DNS", "DNF", "DQ", "NM"];

type Unreadable = { kind: "value-missing" } | { kind: "value-unreadable" } | { kind: "choose-one" };

/** One lane's result out of a form's fields outcome, value and misses, each with the lane's suffix; `digits` decimals of points and games. */
export function readDeskMark(
  form: FormData,
  suffix: string,
  measure: Measure,
  digits = 0,
): Decision<CorrectedMark, Unreadable> {
  const field = (name: string) => text(form, `${name}${suffix}`);
  const outcome = field("outcome") || "value";
  const status = statuses.find((one) => one === outcome);
  if (status) return accept({ kind: "status", status });
  const fault = faultKinds.find((one) => outcome === `failed:${one}`);
  if (fault) {
    const ms = field("value") === "" ? 0 : readMark(field("value"), "time");
    return ms === null ? refuse({ kind: "value-unreadable" }) : accept({ kind: "failed", fault, ms });
  }
  if (outcome !== "value") return refuse({ kind: "choose-one" });
  if (field("value") === "") return refuse({ kind: "value-missing" });
  const value = readMark(field("value"), measure, digits);
  const misses = field("misses") === "" ? 0 : readMark(field("misses"), "count");
  return value === null || misses === null
    ? refuse({ kind: "value-unreadable" })
    : accept({ kind: "value", value, misses });
}
