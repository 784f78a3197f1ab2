import type { Slot } from "#core/matches/bracket.ts";
import { matchKeys } from "#core/stages/match-keys.ts";
import type { StageBye, StageMatch, StagePlayed } from "#core/stages/play.ts";

// A bracket as trees: every match stands on those whose winners meet in it.

export interface BracketNode {
  /** the match's key; of a bye its column and slot */
  id: string;
  column: number;
  /** null for a bye, which is passed through */
  match: StageMatch | null;
  bye: StageBye | null;
  /** the seat of the node above that its winner takes */
  seat: 0 | 1;
  children: BracketNode[];
}

type AnySlot = Slot<string>;

const nameOf = (slot: AnySlot): string => {
  switch (slot.kind) {
    case "entrant":
      return `entrant ${slot.id}`;
    case "group-place":
      return `place ${slot.group}${slot.place}`;
    default:
      return `${slot.kind} ${slot.match}`;
  }
};

const sides = { winners: 0, final: 0, reset: 0, losers: 1, places: 2 };

/** The trees of the matches named in `only`, all of them without it: the main one first, play-offs for places by place. */
export function forestOf(stage: StagePlayed, only: ReadonlySet<string> | null = null): BracketNode[] {
  const keys = matchKeys(stage.draw);
  const matches = new Map(stage.matches.filter(({ key }) => only?.has(key) ?? true).map((one) => [one.key, one]));
  const byes = new Map<string, StageBye[]>();
  for (const bye of stage.byes) {
    if (!bye.slot) continue;
    const name = nameOf(bye.slot);
    byes.set(name, [...(byes.get(name) ?? []), bye]);
  }
  const used = new Set<string>();
  const idOf = (bye: StageBye, slot: AnySlot) => `bye ${bye.column} ${nameOf(slot)}`;

  const nodeOf = (match: StageMatch, seat: 0 | 1): BracketNode => {
    used.add(match.key);
    const children = ([0, 1] as const).flatMap((at) => {
      const slot = match.slots?.[at];
      return slot ? (below(slot, match.column, at) ?? []) : [];
    });
    return { id: match.key, column: match.column, match, bye: null, seat, children };
  };
  /** What leads into a seat of column `column`: the latest bye on the way, or the match it is won in. */
  function below(slot: AnySlot, column: number, seat: 0 | 1): BracketNode | null {
    const passed = (byes.get(nameOf(slot)) ?? []).filter((one) => one.column < column);
    const bye = passed.reduce<StageBye | null>((last, one) => (last && last.column > one.column ? last : one), null);
    if (bye) return passThrough(bye, slot, seat);
    const key = slot.kind === "winner" ? keys[slot.match] : undefined;
    const from = key === undefined ? undefined : matches.get(key);
    return from ? nodeOf(from, seat) : null;
  }
  function passThrough(bye: StageBye, slot: AnySlot, seat: 0 | 1): BracketNode {
    const id = idOf(bye, slot);
    used.add(id);
    const child = below(slot, bye.column, 0);
    return { id, column: bye.column, match: null, bye, seat, children: child ? [child] : [] };
  }

  const roots: BracketNode[] = [];
  // the latest first: whatever leads into them is below them
  const latest = [...[...matches.values()].reverse(), ...stage.byes].sort((a, b) => b.column - a.column);
  for (const one of latest) {
    if ("key" in one) {
      if (!used.has(one.key)) roots.push(nodeOf(one, 0));
      continue;
    }
    const tree = one.slot && !used.has(idOf(one, one.slot)) ? passThrough(one, one.slot, 0) : null;
    if (tree && (only === null || tree.children.length > 0)) roots.push(tree);
  }
  const rank = ({ match }: BracketNode) => (match?.side ? sides[match.side] : 0);
  const place = ({ match }: BracketNode) => (match?.side === "places" ? (match.best ?? 0) : 0);
  const position = ({ match }: BracketNode) => match?.position ?? Number.MAX_SAFE_INTEGER;
  return roots.sort(
    (a, b) => rank(a) - rank(b) || place(a) - place(b) || b.column - a.column || position(a) - position(b),
  );
}
