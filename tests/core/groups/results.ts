import type { GroupMatch } from "#core/groups/group-match.ts";
import type { GroupRules } from "#core/groups/rules.ts";
import { type GroupTable, groupTable, type TableFact } from "#core/groups/table.ts";
import { sidesOf } from "#core/groups/tally.ts";

/** "A-B 3:1" by games, "A-B 3:1 44:30" with points, "A-B 100p90" by points alone. */
export function played(text: string): GroupMatch<string> {
  const [who = "", ...scores] = text.split(" ");
  const [a = "", b = ""] = who.split("-");
  const of = (mark: string, at: number): [number, number] => {
    const [one = 0, other = 0] = (scores.filter((score) => score.includes(mark))[at] ?? "").split(mark).map(Number);
    return [one, other];
  };
  const points = text.includes("p") ? of("p", 0) : of(":", 1);
  return { a, b, games: of(":", 0), points, outcome: "played", winner: null };
}

export const list = (...texts: string[]): GroupMatch<string>[] => texts.map(played);

/** The separations of a table in one line each. */
export const told = (facts: readonly TableFact<string>[]): string[] =>
  facts.map((fact) => {
    if (fact.kind === "separated") {
      const values = fact.values.map((value) => (typeof value === "number" ? value : `${value.won}:${value.lost}`));
      return `${fact.place} ${fact.by.among} ${fact.by.of} ${fact.ids.map((id, i) => `${id} ${values[i]}`).join(", ")}`;
    }
    if (fact.kind === "lot-decided") return `${fact.place} lot ${fact.ids.join(", ")}`;
    if (fact.kind === "tie-unresolved") return `${fact.place}–${fact.to} ${fact.ids.join(", ")} need ${fact.needs}`;
    return `${fact.id} deleted ${fact.matches}`;
  });

/** The table of a group whose ids are letters. */
export function table(rules: GroupRules, ids: string, matches: readonly GroupMatch<string>[]): GroupTable<string> {
  return groupTable({ ids: ids.split(""), matches, rules });
}
/** Places and ids, best first. */
export const places = ({ rows }: GroupTable<string>) => rows.map(({ id, place }) => `${place ?? "–"} ${id}`).join(", ");
/** Ids and match points, best first. */
export const points = ({ rows }: GroupTable<string>) =>
  rows.map(({ id, matchPoints }) => `${id} ${matchPoints}`).join(", ");
/** A match that was not played to its end. */
export const lost = (
  text: string,
  outcome: GroupMatch<string>["outcome"],
  winner: string | null,
): GroupMatch<string>[] => list(text).map((match) => ({ ...match, outcome, winner }));
/** What a match brings the first and the second: match points, games, points. */
export const brings = (rules: GroupRules, match: GroupMatch<string>[]) =>
  match
    .flatMap((one) => sidesOf(one, rules))
    .map(({ tally: { matchPoints, games, points } }) => [
      matchPoints,
      `${games.won}:${games.lost}`,
      `${points.won}:${points.lost}`,
    ]);
