import type { StageMatch, StagePlayed } from "#core/stages/play.ts";
import { type BracketNode, forestOf } from "./forest.ts";

/** A part of a large bracket that is looked at by itself. */
export interface BracketSection {
  /** the keys of its matches */
  keys: ReadonlySet<string>;
  /** part: so and so many of one size. late: the last rounds, from that of `match` on */
  name:
    | { kind: "all" | "winners" | "losers" | "places" }
    | { kind: "part"; number: number; of: number }
    | { kind: "late"; match: StageMatch };
}

/** The people of one picture: sixteen, and the two who play for third place beside them. */
const mostInPicture = 18;

/** How many people a tree takes the room of. */
const weight = ({ match, children }: BracketNode): number =>
  Math.max(
    match ? 2 : 1,
    children.reduce((sum, child) => sum + weight(child), 0),
  );
const weights = (nodes: readonly BracketNode[]) => nodes.reduce((sum, node) => sum + weight(node), 0);

/** How many columns a tree takes. */
const depth = ({ children }: BracketNode): number => 1 + Math.max(0, ...children.map(depth));

/** More columns than these are too narrow for names. */
const mostColumns = 6;

const fits = (nodes: readonly BracketNode[], per: number): boolean =>
  weights(nodes) <= per && nodes.every((node) => depth(node) <= mostColumns);

const matchesOf = (node: BracketNode): StageMatch[] => [
  ...(node.match ? [node.match] : []),
  ...node.children.flatMap(matchesOf),
];

const keysOf = (matches: readonly StageMatch[]) => new Set(matches.map(({ key }) => key));

/** Trees put together while they fit. */
function bundles(nodes: readonly BracketNode[], per: number): BracketNode[][] {
  const all: BracketNode[][] = [];
  for (const node of nodes) {
    const last = all[all.length - 1];
    if (last && fits([...last, node], per)) last.push(node);
    else all.push([node]);
  }
  return all;
}

/** The trees cut so that no piece has more than `per` people; what the pieces lead to follows, each with its best as a beginning. */
function cut(
  stage: StagePlayed,
  only: ReadonlySet<string>,
  per: number,
): { parts: StageMatch[][]; late: StageMatch[][] } {
  const late: StageMatch[] = [];
  const pieces: BracketNode[] = [];
  const down = (node: BracketNode): void => {
    if (fits([node], per)) {
      pieces.push(node);
      return;
    }
    if (node.match) late.push(node.match);
    node.children.forEach(down);
  };
  const roots = forestOf(stage, only);
  if (fits(roots, per)) return { parts: [roots.flatMap(matchesOf)], late: [] };
  // the match for third place is one of the late rounds, whatever its size
  const beside = ({ match }: BracketNode) => match?.side === "places";
  const main = roots.filter((root) => !beside(root));
  const placed = main.length > 0 ? roots.filter(beside) : [];
  for (const root of main.length > 0 ? main : roots) down(root);
  late.push(...placed.flatMap(matchesOf));
  const parts = bundles(pieces, per).map((bundle) => bundle.flatMap(matchesOf));
  if (late.length === 0) return { parts, late: [] };
  // a tree that was not cut leads to nothing that is left
  const begun = [...late, ...pieces.flatMap((piece) => (roots.includes(piece) ? [] : (piece.match ?? [])))];
  // a piece is small beside what it was cut from, so this ends
  const rest = begun.length < only.size ? cut(stage, keysOf(begun), per) : { parts: [begun], late: [] };
  return { parts, late: [...rest.parts, ...rest.late] };
}

const firstOf = (matches: readonly StageMatch[]): StageMatch | undefined =>
  matches.reduce<StageMatch | undefined>(
    (first, one) => (first && first.column <= one.column ? first : one),
    undefined,
  );

function named(
  stage: StagePlayed,
  only: ReadonlySet<string>,
  per: number,
  whole: "all" | "winners" | "losers" | "places",
) {
  const { parts, late } = cut(stage, only, per);
  const all = parts.map((matches, index): BracketSection => {
    const name = parts.length === 1 ? { kind: whole } : { kind: "part" as const, number: index + 1, of: parts.length };
    return { keys: keysOf(matches), name };
  });
  const after = late.flatMap((matches): BracketSection[] => {
    const match = firstOf(matches);
    return match ? [{ keys: keysOf(matches), name: { kind: "late", match } }] : [];
  });
  return [...all, ...after];
}

/**
 * A bracket in parts that can be read from afar: all of it where it has at most `per` people; else its quarters, eighths …,
 * and last the late rounds, which begin with the matches that the parts end with. Of a double elimination the sides by
 * themselves; play-offs for places behind the third by themselves.
 */
export function sections(stage: StagePlayed, per = mostInPicture): BracketSection[] {
  const all = keysOf(stage.matches);
  if (fits(forestOf(stage), per)) return [{ keys: all, name: { kind: "all" } }];
  const of = (test: (match: StageMatch) => boolean) => keysOf(stage.matches.filter(test));
  if (stage.kind === "double")
    return [
      ...named(
        stage,
        of(({ side }) => side === "winners"),
        per,
        "winners",
      ),
      ...named(
        stage,
        of(({ side }) => side !== "winners"),
        per,
        "losers",
      ),
    ];
  const behind = ({ side, best }: StageMatch) => side === "places" && best !== 3;
  const main = named(
    stage,
    of((match) => !behind(match)),
    per,
    "all",
  );
  const places = of(behind);
  return places.size === 0 || stage.kind === "places" ? main : [...main, ...named(stage, places, per, "places")];
}
