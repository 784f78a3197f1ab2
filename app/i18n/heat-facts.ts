import type { ScoringFact, ScoringOptions } from "#core/scoring/ruleset.ts";
import type { DayTranslator } from "./day.ts";
import { formatMark, type MarksTranslator, sayable } from "./marks.ts";

/** What the chief referee must know of a heat beside its marks, in words; null for what only its own pad says. */
export function sayFact(
  fact: ScoringFact,
  options: ScoringOptions,
  t: DayTranslator,
  say: MarksTranslator,
): string | null {
  switch (fact.kind) {
    case "counters-apart":
    case "skip-again-allowed":
    case "third-look":
      return t(fact.kind, { lane: fact.lane, counts: fact.counts.join(", "), limit: fact.limit });
    case "judges-differ": {
      const marks = fact.judges.map(({ mark }) => formatMark(sayable(mark, options), options, say));
      return t(fact.kind, { lane: fact.lane, marks: marks.join(" / ") });
    }
    case "clock-interrupted":
      return t(fact.kind, {
        lane: fact.lane,
        seconds: fact.gapMs === null ? null : Math.round(fact.gapMs / 100) / 10,
      });
    case "void-by-violations":
    case "restart-all":
      return t(fact.kind, { lane: fact.lane });
    case "all-failed":
      return fact.policy === "again" ? t("all-failed-again") : null;
    default:
      return null;
  }
}
