import { roundOfKey } from "#core/stages/match-keys.ts";
import type { StageBye, StageMatch, StagePlayed } from "#core/stages/play.ts";
import { type BracketNode, forestOf } from "./forest.ts";

// Where everything of a bracket stands, in units of a sixteenth of a name's height: pure numbers, the same on every surface.

export const seatHeight = 26;
export const captionHeight = 15;
export const titleHeight = 26;
const gap = 10;
const between = 30;
const usualWidth = 216;
const narrowest = 150;
const widest = 420;

const boxHeight = 2 * seatHeight;
const cellHeight = captionHeight + boxHeight + gap;
const byeHeight = seatHeight + gap;

export interface Placed {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
}
/** The two seats of a match; its caption stands on top of it. */
export interface MatchBox extends Placed {
  match: StageMatch;
}
export interface ByeLine extends Placed {
  bye: StageBye;
}
/** From what is won to the seat that is won: points of a line. */
export interface Link {
  from: string;
  to: string;
  points: readonly (readonly [number, number])[];
}
/** Above the matches of a column; `match` is one of them. */
export interface ColumnTitle extends Omit<Placed, "id" | "height"> {
  match: StageMatch;
}
export interface BracketLayout {
  width: number;
  height: number;
  boxes: MatchBox[];
  byes: ByeLine[];
  links: Link[];
  titles: ColumnTitle[];
}

interface Choice {
  /** only these matches: a section of a large bracket */
  only?: ReadonlySet<string> | null;
  /** width through height of the room it is to fill, as far as names can be read: wide rooms make wide columns */
  ratio?: number | null;
}

/** Where a node's middle is, and the title's block it belongs to. */
interface At {
  node: BracketNode;
  middle: number;
  block: string;
}

const blockOf = ({ match }: BracketNode, above: string): string => {
  if (!match || match.side === "final" || match.side === "reset") return above;
  if (match.side === "losers") return "losers";
  return match.side === "places" ? `places ${match.best}` : "main";
};

/** A block's own line of titles. */
interface Block {
  name: string;
  top: number;
}

class Placing {
  readonly at: At[] = [];
  readonly blocks: Block[] = [];

  /** Room for a line of titles where a block begins. */
  enter(block: string, top: number): number {
    if (this.blocks.some(({ name }) => name === block)) return top;
    this.blocks.push({ name: block, top });
    return top + titleHeight;
  }

  /** Puts a tree below `top` and says where it ends. */
  tree(node: BracketNode, top: number, above: string): { middle: number; bottom: number } {
    const block = blockOf(node, above);
    let bottom = this.enter(block, top);
    const start = bottom;
    const own = node.match ? cellHeight : byeHeight;
    const middles: number[] = [];
    for (const child of node.children) {
      const placed = this.tree(child, bottom, block);
      middles.push(placed.middle);
      bottom = placed.bottom;
    }
    bottom = Math.max(bottom, start + own);
    const mean = middles.reduce((sum, one) => sum + one, 0) / middles.length;
    const [least, most] = node.match
      ? [start + captionHeight + seatHeight, bottom - gap - seatHeight]
      : [start + seatHeight / 2, bottom - gap - seatHeight / 2];
    const middle = Math.min(most, Math.max(least, middles.length > 0 ? mean : least));
    this.at.push({ node, middle, block });
    return { middle, bottom };
  }
}

/** A match for a place by itself stands under the final where there is room, like a final of its own. */
function tuckedUnder(at: readonly At[], node: BracketNode, bottom: number): number | null {
  if (node.children.length > 0 || !node.match) return null;
  const last = Math.max(...at.map((one) => one.node.column));
  const column = at.filter((one) => one.node.column === last);
  if (node.column !== last || column.length !== 1) return null;
  const top = (column[0]?.middle ?? 0) + seatHeight + gap;
  return top + titleHeight + cellHeight <= bottom ? top : null;
}

const shows = (nodes: readonly BracketNode[], side: StageMatch["side"]): boolean =>
  nodes.some(({ match, children }) => match?.side === side || shows(children, side));

/** Where a column stands beside others: the sides of a double elimination are drawn one below the other, round by round. */
function standing({ kind, matches }: StagePlayed): (column: number) => number {
  if (kind !== "double") return (column) => column;
  const rounds = new Map(
    matches.map(({ column, side, key }) => [
      column,
      side === "winners" || side === "losers" ? roundOfKey(key) : matches.length + column,
    ]),
  );
  return (column) => rounds.get(column) ?? column;
}

/** Where the boxes of a bracket stand. No two of them touch; every line ends at the seat it leads to. */
export function bracketLayout(stage: StagePlayed, { only = null, ratio = null }: Choice = {}): BracketLayout {
  const placing = new Placing();
  const forest = forestOf(stage, only);
  // the final stands over the winners, or where they are not shown over the losers
  const losersOnly =
    forest.some(({ match }) => match?.side === "final" || match?.side === "reset") && !shows(forest, "winners");
  let bottom = 0;
  for (const root of forest) {
    const above = losersOnly ? "losers" : "main";
    const tucked = blockOf(root, above).startsWith("places") ? tuckedUnder(placing.at, root, bottom) : null;
    const placed = placing.tree(root, tucked ?? bottom, above);
    bottom = Math.max(bottom, placed.bottom);
  }
  const { at, blocks } = placing;
  const stands = standing(stage);
  const columns = [...new Set(at.map(({ node }) => stands(node.column)))].sort((a, b) => a - b);
  const height = Math.max(0, bottom - gap) + 2;
  const room = ratio === null ? usualWidth : (ratio * height - between * (columns.length - 1)) / columns.length;
  const width = Math.min(widest, Math.max(narrowest, Math.floor(room)));
  const x = (column: number) => columns.indexOf(stands(column)) * (width + between);

  const middles = new Map(at.map(({ node, middle }) => [node.id, middle]));
  const links = at.flatMap(({ node, middle }) =>
    node.children.map((child): Link => {
      const [from, to] = [x(child.column) + width, x(node.column)];
      const [start, turn] = [middles.get(child.id) ?? 0, to - between / 2];
      const end = node.match ? middle + (child.seat - 0.5) * seatHeight : middle;
      const points = [[from, start] as const, [turn, start] as const, [turn, end] as const, [to, end] as const];
      return { from: child.id, to: node.id, points };
    }),
  );
  const titles = blocks.flatMap(({ name, top }) => {
    const first = new Map<number, StageMatch>();
    for (const { node, block } of at)
      if (block === name && node.match && !first.has(node.column)) first.set(node.column, node.match);
    return [...first].map(([column, match]): ColumnTitle => ({ x: x(column), y: top, width, match }));
  });
  const boxes = at.flatMap(({ node: { id, match, column }, middle }): MatchBox[] =>
    match ? [{ id, x: x(column), y: middle - seatHeight, width, height: boxHeight, match }] : [],
  );
  const byes = at.flatMap(({ node: { id, bye, column }, middle }): ByeLine[] =>
    bye ? [{ id, x: x(column), y: middle - seatHeight / 2, width, height: seatHeight, bye }] : [],
  );
  const wide = columns.length === 0 ? 0 : columns.length * (width + between) - between;
  return { width: wide, height, boxes, byes, links, titles };
}
