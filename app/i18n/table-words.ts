import { printedRatio } from "#core/groups/ratio.ts";
import type { Criterion, GroupRules, Measure } from "#core/groups/rules.ts";
import type { Value } from "#core/groups/separate.ts";
import type { TableFact } from "#core/groups/table.ts";
import type { EntrantId } from "#core/ids.ts";
import { type Ratio, unscaled } from "#core/number.ts";
import type { SwissRow } from "#core/swiss/table.ts";
import type { TieBreak } from "#core/swiss/tie-breaks.ts";
import type { MatchesTranslator } from "./matches.ts";

// Why a table stands as it stands, in sentences.

type NameOf = (id: EntrantId) => string;

/** A number that may be in halves or quarters: 2½, 4.25. */
export function sayParts(value: number, parts: number): string {
  const shown = value / parts;
  if (Number.isInteger(shown * 2) && !Number.isInteger(shown)) return `${Math.floor(shown) || ""}½`;
  return String(Math.round(shown * 100) / 100);
}

/** A ratio with decimals; the words where it has no number. */
export function sayRatio(ratio: Ratio, digits: number, t: MatchesTranslator): string {
  const printed = printedRatio(ratio, digits);
  if (printed === "infinite") return t("endless");
  return printed === "none" ? t("noRatio") : unscaled(printed, digits).toFixed(digits);
}

const inParts: ReadonlySet<Measure> = new Set<Measure>(["match-points", "game-difference", "games-won"]);

function sayValue(value: Value, of: Measure, digits: number, { parts }: GroupRules, t: MatchesTranslator): string {
  if (typeof value !== "number") return sayRatio(value, digits, t);
  if (of === "sonneborn-berger") return sayParts(value, parts * parts);
  return inParts.has(of) ? sayParts(value, parts) : String(value);
}

/** As many decimals as it takes until values that differ are printed otherwise. */
function sayValues(values: readonly Value[], of: Measure, rules: GroupRules, t: MatchesTranslator): string[] {
  const exact = (value: Value) => (typeof value === "number" ? String(value) : sayRatio(value, 6, t));
  const different = new Set(values.map(exact)).size;
  for (const digits of [2, 3, 4]) {
    const said = values.map((value) => sayValue(value, of, digits, rules, t));
    if (new Set(said).size === different) return said;
  }
  return values.map((value) => sayValue(value, of, 6, rules, t));
}

function sayCriterion({ of, among, when }: Criterion, t: MatchesTranslator): string {
  if (when === "two" && of === "wins") return t("theirMatch");
  return t(among === "tied" ? "among" : "overall", { measure: t(`measure.${of}`) });
}

function sentence(fact: TableFact<EntrantId>, rules: GroupRules, name: NameOf, t: MatchesTranslator): string {
  if (fact.kind === "results-deleted") return t("deleted", { name: name(fact.id), matches: fact.matches });
  const places = t("placeRange", { from: fact.place, to: fact.place + fact.ids.length - 1 });
  const names = fact.ids.map(name).join(t("nameJoin"));
  switch (fact.kind) {
    case "separated":
      return t("separated", {
        ...{ places, names },
        level: t(rules.criteria[0]?.of === "wins" ? "levelWins" : "levelPoints"),
        by: sayCriterion(fact.by, t),
        values: sayValues(fact.values, fact.by.of, rules, t).join(t("compared")),
      });
    case "lot-decided":
      return fact.seed === null
        ? t("lotByHand", { places, names })
        : t("lotDecided", { places, names, seed: fact.seed });
    case "tie-unresolved":
      return t(fact.needs === "lot" ? "tieLot" : "tieMatches", { places, names });
  }
}

/** What parted those who were level in a group, what has still to, and whose results do not count: a sentence each. */
export const tableSentences = (
  facts: readonly TableFact<EntrantId>[],
  rules: GroupRules,
  name: NameOf,
  t: MatchesTranslator,
): string[] => facts.map((fact) => sentence(fact, rules, name, t));

/** The value of a tie-break: half points, Sonneborn–Berger in quarters, wins and rounds by number. */
export function sayTieBreak(value: number | null, of: TieBreak, t: MatchesTranslator): string {
  if (value === null) return t("noScore");
  if (of === "wins" || of === "rounds-won") return String(value);
  return sayParts(value, of === "sonneborn-berger" ? 4 : 2);
}

/** Why those with the same score stand as they do in a Swiss table: a sentence each. */
export function swissSentences(
  rows: readonly SwissRow<EntrantId>[],
  tieBreaks: readonly TieBreak[],
  name: NameOf,
  t: MatchesTranslator,
): string[] {
  return rows.flatMap((row, i) => {
    const before = rows[i - 1];
    if (!before || row.separatedBy === null) return [];
    const [above, { place }] = [name(before.id), row];
    if (row.separatedBy === "lot") return t("swissLot", { place, above });
    if (row.separatedBy === "direct") return t("swissDirect", { place, above });
    const at = tieBreaks.indexOf(row.separatedBy);
    const value = (of: SwissRow<EntrantId>) => sayTieBreak(of.values[at] ?? null, tieBreaks[at] ?? "wins", t);
    const by = t(`tie.${row.separatedBy}`);
    return t("swissSeparated", { place, above, by, value: value(row), valueAbove: value(before) });
  });
}
