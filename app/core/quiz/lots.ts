import { accept, type Decision, refuse } from "../decision.ts";
import { sha256 } from "./sha256.ts";

export type ExclusionReason = "staff" | "won-before";

export interface Exclusion<Id extends string> {
  id: Id;
  why: ExclusionReason;
}

export type ListFact<Id extends string> =
  /** somebody stood in the entries `times` times and is in the list once */
  { kind: "entered-twice"; id: Id; times: number } | { kind: "excluded"; id: Id; why: ExclusionReason };

/** Who is in a draw, fixed before the seed is known. */
export interface DrawList<Id extends string> {
  /** by id, each once */
  ids: readonly Id[];
  /** what is published before the draw */
  hash: string;
}

/** [QZ23] The SHA-256 of the ids in their order, one on each line without an end of line after the last. Source: domain 9.3 (P). */
export function listHash(ids: readonly string[]): string {
  return sha256(ids.join("\n"));
}

/**
 * [QZ23] The list of a draw: everybody who entered, once, by id, without those who may not win, and the hash to publish before
 * the seed is known. Who was left out, and who stood there twice, are facts by id; an exclusion of somebody who did not enter
 * says nothing, and staff who also won before are told as staff. Source: domain 9.3 (P).
 */
export function drawList<Id extends string>(
  entered: readonly Id[],
  excluded: readonly Exclusion<Id>[] = [],
): DrawList<Id> & { facts: ListFact<Id>[] } {
  const times = new Map<Id, number>();
  for (const id of entered) times.set(id, (times.get(id) ?? 0) + 1);
  const reasons = new Map<Id, ExclusionReason>();
  for (const { id, why } of excluded) if (reasons.get(id) !== "staff") reasons.set(id, why);
  const everybody = [...times.keys()].sort();
  const ids = everybody.filter((id) => !reasons.has(id));
  const facts = everybody.flatMap((id): ListFact<Id>[] => {
    const [count = 1, why] = [times.get(id), reasons.get(id)];
    const twice: ListFact<Id>[] = count > 1 ? [{ kind: "entered-twice", id, times: count }] : [];
    return why ? [...twice, { kind: "excluded", id, why }] : twice;
  });
  return { ids, hash: listHash(ids), facts };
}

/** What a draw needs: `published` is the hash that stood before the seed did. */
export interface LotOptions {
  seed: string;
  prizes: number;
  published: string;
}

export type LotRefusal =
  | { kind: "list-changed"; published: string; hash: string }
  | { kind: "no-seed" }
  | { kind: "prizes-out-of-range"; prizes: number; least: number };

export interface Lots<Id extends string> {
  /** in the order drawn */
  winners: Id[];
  /** everybody else in the order in which they take the place of who does not collect a prize */
  reserves: Id[];
  /** prizes that nobody is left for */
  unfilled: number;
}

/** [QZ21] Everybody in the order of the SHA-256 of `seed|id`; the same for any order of the ids. Costs n log n. Q09. */
export function lotOrder<Id extends string>(ids: readonly Id[], seed: string): Id[] {
  const drawn = ids.map((id) => ({ id, lot: sha256(`${seed}|${id}`) }));
  return drawn.sort((a, b) => (a.lot < b.lot ? -1 : 1)).map(({ id }) => id);
}

/**
 * [QZ21] The draw: the first of the lot order win, the others are reserves in that order. Refused without a seed, with a list
 * whose hash is not the published one, and with a number of prizes that is none. Source: domain 9.3 (P); Q09.
 */
export function drawLots<Id extends string>(
  { ids }: Pick<DrawList<Id>, "ids">,
  { seed, prizes, published }: LotOptions,
): Decision<Lots<Id>, LotRefusal> {
  const hash = listHash(ids);
  if (hash !== published) return refuse({ kind: "list-changed", published, hash });
  if (seed === "") return refuse({ kind: "no-seed" });
  if (!Number.isSafeInteger(prizes) || prizes < 1) return refuse({ kind: "prizes-out-of-range", prizes, least: 1 });
  const order = lotOrder(ids, seed);
  return accept({
    winners: order.slice(0, prizes),
    reserves: order.slice(prizes),
    unfilled: Math.max(0, prizes - order.length),
  });
}

/**
 * [QZ21] The draw after some did not collect: each such prize goes to the next reserve, who may decline in turn. Winners stay
 * in the order drawn, the new ones last. Source: domain 9.3 (P).
 */
export function withoutDecliners<Id extends string>(lots: Lots<Id>, declined: readonly Id[]): Lots<Id> {
  const gone = new Set(declined);
  const left = [...lots.winners, ...lots.reserves].filter((id) => !gone.has(id));
  const prizes = lots.winners.length + lots.unfilled;
  return {
    winners: left.slice(0, prizes),
    reserves: left.slice(prizes),
    unfilled: Math.max(0, prizes - left.length),
  };
}
