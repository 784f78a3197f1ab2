import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import type { RehearsalWord } from "#i18n/rehearsal.ts";
import type { ScriptMark } from "./mark.ts";

/** Why a mark cannot be noted in an event with these options, or null. */
export function markProblem(mark: ScriptMark, options: ScoringOptions): { word: RehearsalWord; detail: string } | null {
  const { measure } = options;
  const counts = measure === "count";
  if (mark.kind === "status") return null;
  if (mark.kind === "failed") {
    if (counts) return { word: "markKind", detail: measure };
    const fails = options.faults[mark.fault]?.kind === "fail";
    return fails ? null : { word: "faultDoesNotFail", detail: mark.fault };
  }
  if (mark.kind === "number" ? measure === "time" : counts) return { word: "markKind", detail: measure };
  const fatal = mark.faults.find((fault) => options.faults[fault]?.kind === "fail");
  return fatal ? { word: "faultFails", detail: fatal } : null;
}

/** What of the options the event's form does not offer: the kind of measure of a counting event, faults it does not know. */
export function optionProblems(
  wished: Partial<ScoringOptions>,
  base: ScoringOptions,
): { path: PropertyKey[]; word: RehearsalWord; detail: string }[] {
  const known = Object.keys(base.faults);
  const counts = base.measure === "count";
  const fixed = (["measure", "direction", "capMs", "precisionMs"] as const).filter(
    (key) => counts && wished[key] !== undefined && wished[key] !== base[key],
  );
  const foreign = Object.keys(wished.faults ?? {}).filter((fault) => !known.includes(fault));
  const wrong = !counts && wished.measure === "count" ? ["measure" as const] : [];
  return [
    ...[...fixed, ...wrong].map((key) => ({ path: [key], word: "optionFixed" as const, detail: String(base[key]) })),
    ...foreign.map((fault) => ({
      path: ["faults", fault],
      word: "faultNotOffered" as const,
      detail: known.join(", ") || "–",
    })),
  ];
}
