import type { GroupMatch } from "#core/groups/group-match.ts";
import type { TableFact } from "#core/groups/table.ts";

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
