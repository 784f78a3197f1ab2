import { accept, type Decision, refuse } from "../decision.ts";

/** A position of a line-up and how many play on it: one, or two of a double. */
export interface Position {
  readonly name: string;
  readonly people: 1 | 2;
}

/** Who plays whom in a contest of two teams, as data. */
export interface TieOrder {
  readonly id: string;
  readonly home: readonly Position[];
  readonly away: readonly Position[];
  /** the positions that meet, in the order of play */
  readonly rubbers: readonly (readonly [home: string, away: string])[];
}

/** The people on each position; nobody where the team is short. */
export type LineUp<Id extends string> = Readonly<Record<string, readonly Id[]>>;

export type LineUpRefusal<Id extends string> =
  | { readonly kind: "no-such-position"; readonly position: string; readonly choices: readonly string[] }
  | { readonly kind: "wrong-number"; readonly position: string; readonly people: number; readonly wanted: 1 | 2 }
  /** twice in the singles, or twice in one double */
  | { readonly kind: "listed-twice"; readonly id: Id; readonly positions: readonly string[] };

const singles = (names: string): Position[] => names.split("").map((name) => ({ name, people: 1 }));
const rubbersOf = (text: string) => text.split(" ").map((pair) => [pair.charAt(0), pair.charAt(1)] as const);

/** [RR20] Five singles of three players each. Source: domain 7.6 ([LIUAN] five singles, best of five); order from memory (ITTF). */
export const fiveSingles: TieOrder = {
  id: "five-singles@1",
  home: singles("ABC"),
  away: singles("XYZ"),
  rubbers: rubbersOf("AX BY CZ AY BX"),
};

/** [RR20] Four singles of two players each, with a double in the middle, in which others may play. Source: from memory (ITTF). */
export const fourSinglesAndDouble: TieOrder = {
  id: "four-singles-double@1",
  home: [...singles("AB"), { name: "D", people: 2 }],
  away: [...singles("XY"), { name: "D", people: 2 }],
  rubbers: rubbersOf("AX BY DD AY BX"),
};

/** [RR20] Nine singles of three players each: everybody meets everybody. Source: from memory (ITTF). */
export const nineSingles: TieOrder = {
  id: "nine-singles@1",
  home: singles("ABC"),
  away: singles("XYZ"),
  rubbers: rubbersOf("AX BY CZ BX AZ CY BZ CX AY"),
};

/** [RR20] All orders, by their id. */
export const tieOrders: readonly TieOrder[] = [fiveSingles, fourSinglesAndDouble, nineSingles];

/**
 * [RR20] Whether a line-up can be handed in for these positions: nobody on two singles, a double is two people or empty. A
 * position may stay empty, its rubbers are lost. Source: domain 7.6; P.
 */
export function checkLineUp<Id extends string>(
  lineUp: LineUp<Id>,
  positions: readonly Position[],
): Decision<LineUp<Id>, LineUpRefusal<Id>> {
  const seen = new Map<Id, string>();
  for (const position of Object.keys(lineUp))
    if (!positions.some(({ name }) => name === position))
      return refuse({ kind: "no-such-position", position, choices: positions.map(({ name }) => name) });
  for (const { name, people: wanted } of positions) {
    const people = lineUp[name] ?? [];
    if (people.length > 0 && people.length !== wanted)
      return refuse({ kind: "wrong-number", position: name, people: people.length, wanted });
    const [one, other] = people;
    if (wanted === 2 && one !== undefined && one === other)
      return refuse({ kind: "listed-twice", id: one, positions: [name] });
    if (wanted === 2 || one === undefined) continue;
    const before = seen.get(one);
    if (before !== undefined) return refuse({ kind: "listed-twice", id: one, positions: [before, name] });
    seen.set(one, name);
  }
  return accept(lineUp);
}
