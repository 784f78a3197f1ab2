import { roundRobin } from "../groups/berger.ts";
import type { EntrantId } from "../ids.ts";
import { type Bracket, BracketUnderWay, type Slot } from "../matches/bracket.ts";
import { doubleElimination } from "../matches/double-elimination.ts";
import { knockOut } from "../matches/knock-out.ts";
import type { DoubleDraw, GroupsDraw, KnockOutDraw, PlacesDraw, RedrawnDraw, StageDraw, SwissDraw } from "./draw.ts";
import type { StageMatch } from "./play.ts";

/** A match as the draw has it, before any result. */
export interface DrawnMatch
  extends Pick<StageMatch, "key" | "column" | "side" | "group" | "position" | "best" | "slots"> {
  /** null where the draw does not say who it is */
  readonly players: readonly [EntrantId | null, EntrantId | null];
}

export type BracketDraw = KnockOutDraw | DoubleDraw | PlacesDraw | RedrawnDraw;

export const isBracket = (draw: StageDraw): draw is BracketDraw => draw.kind !== "groups" && draw.kind !== "swiss";

/** [KO1] [KO7] [KO5] The bracket of a draw, as far as it is drawn. */
export function bracketOf(draw: BracketDraw): Bracket<EntrantId> {
  if (draw.kind === "knock-out") return knockOut(draw.lines, { settle: draw.settle });
  if (draw.kind === "double") return doubleElimination(draw.lines, { reset: draw.reset });
  if (draw.kind === "redrawn") return draw.bracket;
  const bracket = new BracketUnderWay<EntrantId>();
  draw.pairs.forEach(([one, other], i) => {
    const best = 2 * i + 1;
    const { winner, loser } = bracket.meet(one, other, { side: "places", round: 1, position: 1, best });
    bracket.share([winner], best);
    bracket.share([loser], best + 1);
  });
  return bracket;
}

type At = Pick<Bracket<EntrantId>["matches"][number], "side" | "round">;

/**
 * [ST3] The column of every match of a bracket: its round, over all sides; in a double elimination each round of a side has
 * a column of its own, in the order in which they can be played. null for a round without a match.
 */
export function columnsOf(bracket: Bracket<EntrantId>, kind: StageDraw["kind"]): (at: At) => number | null {
  const columns = new Map<string, number>();
  const nameOf = ({ side, round }: At) => (kind === "double" ? `${side}-${round}` : `${round}`);
  for (const match of bracket.matches) {
    const name = nameOf(match);
    if (!columns.has(name)) columns.set(name, kind === "double" ? columns.size + 1 : match.round);
  }
  return (at) => columns.get(nameOf(at)) ?? null;
}

const playerOf = (slot: Slot<EntrantId>): EntrantId | null => (slot.kind === "entrant" ? slot.id : null);

function bracketMatches(draw: BracketDraw): DrawnMatch[] {
  const bracket = bracketOf(draw);
  const columnOf = columnsOf(bracket, draw.kind);
  const matches = bracket.matches.map((match) => ({
    key: match.id,
    column: columnOf(match) ?? match.round,
    side: match.side,
    group: null,
    position: match.position,
    best: match.best,
    slots: match.slots,
    players: [playerOf(match.slots[0]), playerOf(match.slots[1])] as const,
  }));
  return matches.sort((a, b) => a.column - b.column);
}

/** A match of a group by the numbers of the two in it, from 0. */
export interface GroupPairing {
  key: string;
  column: number;
  position: number;
  seats: readonly [number, number];
}

/** [RR1] [RR3] The match days of a group of `n`, and who rests on each. */
export function groupDays(
  group: string,
  n: number,
  times: 1 | 2,
): { matches: GroupPairing[]; byes: { column: number; seat: number }[] } {
  const numbers = Array.from({ length: n }, (_unused, i) => `${i}`);
  const days = roundRobin(numbers, { double: times === 2 });
  return {
    matches: days.flatMap(({ pairs }, day) =>
      pairs.map(([a, b], i) => ({
        key: `${group}-${day + 1}-${i + 1}`,
        column: day + 1,
        position: i + 1,
        seats: [Number(a), Number(b)] as const,
      })),
    ),
    byes: days.flatMap(({ bye }, day) => (bye === null ? [] : [{ column: day + 1, seat: Number(bye) }])),
  };
}

/** In the order of columns, then as they come. */
export const byColumn = <M extends { column: number }>(matches: readonly M[]): M[] =>
  [...matches].sort((a, b) => a.column - b.column);

const table = { side: null, best: null, slots: null } as const;

function groupMatches({ groups, times }: GroupsDraw): DrawnMatch[] {
  const all = groups.flatMap(({ name, ids }) =>
    groupDays(name, ids.length, times).matches.map(({ key, column, position, seats: [a, b] }) => ({
      ...table,
      ...{ key, column, position, group: name },
      players: [ids[a] ?? null, ids[b] ?? null] as const,
    })),
  );
  return byColumn(all);
}

/** [SW6] The two of a pair as they sit: who is at home first. */
export const seated = ({
  players: [a, b],
  home,
}: SwissDraw["drawn"][number]["pairs"][number]): [EntrantId, EntrantId] => (home === b ? [b, a] : [a, b]);

function swissMatches({ drawn }: SwissDraw): DrawnMatch[] {
  return drawn.flatMap(({ pairs }, i) =>
    pairs.map((pair, at) => ({
      ...table,
      ...{ key: `S-${i + 1}-${at + 1}`, column: i + 1, position: at + 1, group: null },
      players: seated(pair),
    })),
  );
}

/** [ST3] The matches of a stage as far as they are drawn, in the order of columns, then groups, then positions. */
export function stageMatches(draw: StageDraw): DrawnMatch[] {
  if (draw.kind === "groups") return groupMatches(draw);
  if (draw.kind === "swiss") return swissMatches(draw);
  return bracketMatches(draw);
}
