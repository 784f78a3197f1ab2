import type { Criterion } from "#core/judged/criteria.ts";
import type { ScoringFact } from "#core/scoring/ruleset.ts";
import { type ContestWordsTranslator, sayLine } from "#i18n/contest-words.ts";
import type { PanelsTranslator } from "#i18n/panels.ts";
import { sayAmount } from "../awards/shown.ts";

interface Named {
  digits: number;
  lines: readonly Criterion[];
  /** who or what a lane is, in words */
  lane: (lane: number) => string;
}

/** What must be said of a panel's lane beside its mark; null where it is about no panel. */
export function sayPanelFact(
  fact: ScoringFact,
  { digits, lines, lane }: Named,
  t: PanelsTranslator,
  tw: ContestWordsTranslator,
): string | null {
  switch (fact.kind) {
    case "panel-spread": {
      const [lowest, highest, allowed] = [fact.lowest, fact.highest, fact.allowed].map((one) => sayAmount(one, digits));
      return t("spread", {
        what: lane(fact.lane),
        lowest: lowest ?? "",
        highest: highest ?? "",
        allowed: allowed ?? "",
      });
    }
    case "judgement-spread": {
      const line = lines.find(({ key }) => key === fact.criterion);
      const criterion = line ? sayLine(line, tw) : fact.criterion;
      return t("apart", { what: lane(fact.lane), criterion, lowest: fact.lowest, highest: fact.highest });
    }
    case "panel-empty":
      return t("empty");
    default:
      return null;
  }
}
