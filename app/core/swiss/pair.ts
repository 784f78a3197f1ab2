import { accept, type Decision, refuse } from "../decision.ts";
import { seededRandom } from "../random.ts";
import { findOpponents, type Opponents, type Paired } from "./opponents.ts";
import type { Relaxation, SwissOptions } from "./options.ts";
import { giveSides } from "./sides.ts";
import { inOrder, type Standing } from "./standing.ts";

/** Why two were paired. Differences are in half points. */
export type PairFact<Id extends string> =
  | { readonly kind: "same-score"; readonly score: number }
  | { readonly kind: "floated"; readonly down: Id; readonly up: Id; readonly difference: number }
  | { readonly kind: "same-unit"; readonly unit: string }
  | { readonly kind: "met-before"; readonly times: number };

export interface SwissPair<Id extends string> {
  /** the better one first */
  readonly players: readonly [Id, Id];
  /** null where sides are not given out */
  readonly home: Id | null;
  readonly why: readonly PairFact<Id>[];
}

export interface SwissBye<Id extends string> {
  readonly id: Id;
  /** it is not their first one */
  readonly second: boolean;
  /** those below who did not get it: they had one, or the others could then not be paired */
  readonly passedOver: readonly { readonly id: Id; readonly why: "had-bye" | "others-unpaired" }[];
}

export interface SwissPairing<Id extends string> {
  readonly edition: "swiss@1";
  readonly pairs: readonly SwissPair<Id>[];
  readonly bye: SwissBye<Id> | null;
}

/** Everybody has met everybody, or nobody is left for the bye: what would make a pairing, each with what it would break. */
export interface NoLegalPairing<Id extends string> {
  readonly kind: "no-legal-pairing";
  readonly choices: readonly {
    readonly relax: readonly Relaxation[];
    readonly meetAgain: readonly (readonly [Id, Id])[];
    readonly secondBye: Id | null;
  }[];
}

/**
 * Pairs a round. [SW2] Nobody meets anybody twice while any legal pairing exists: otherwise refused, with the ways out.
 * [SW3] Of an odd number the lowest who had no bye gets one. [SW4] Scores as near as can be, then floats, units and the
 * method. [SW6] Sides. The same standings, options and seed give the same pairing in whatever order they come; each round
 * takes a seed of its own. Costs some ten matchings, together a fifth of a second for 512 players.
 * Source: domain 7.4, [FIDE-C0401], [TAB]; B45, B46. "swiss@1" is this project's own order of aims (P).
 */
export function pairSwiss<Id extends string>(
  standings: readonly Standing<Id>[],
  options: SwissOptions,
  seed: string,
): Decision<SwissPairing<Id>, NoLegalPairing<Id>> {
  const players = inOrder(standings);
  const paired = findOpponents(players, options, seed);
  if (!paired) return refuse({ kind: "no-legal-pairing", choices: waysOut(players, options, seed) });
  const homes = options.sides ? giveSides(paired.pairs, seededRandom(`${seed}|sides`)) : null;
  return accept({
    edition: "swiss@1",
    pairs: paired.pairs.map((pair, at) => ({
      players: [pair[0].id, pair[1].id],
      home: homes?.[at] ?? null,
      why: reasons(pair),
    })),
    bye: byeOf(players, paired),
  });
}

function reasons<Id extends string>([better, other]: Opponents<Id>): PairFact<Id>[] {
  const difference = better.score - other.score;
  const times = timesMet(better, other);
  return [
    difference === 0
      ? { kind: "same-score", score: better.score }
      : { kind: "floated", down: better.id, up: other.id, difference },
    ...(better.unit !== null && better.unit === other.unit ? [{ kind: "same-unit" as const, unit: better.unit }] : []),
    ...(times > 0 ? [{ kind: "met-before" as const, times }] : []),
  ];
}

function timesMet<Id extends string>(one: Standing<Id>, other: Standing<Id>): number {
  const count = (of: Standing<Id>, id: Id) => of.met.filter((met) => met === id).length;
  return Math.max(count(one, other.id), count(other, one.id));
}

function byeOf<Id extends string>(players: readonly Standing<Id>[], { bye }: Paired<Id>): SwissBye<Id> | null {
  if (!bye) return null;
  const below = players.slice(players.indexOf(bye) + 1).reverse();
  return {
    id: bye.id,
    second: bye.hadBye,
    passedOver: below.map(({ id, hadBye }) => ({ id, why: hadBye ? "had-bye" : "others-unpaired" })),
  };
}

/** [SW2] What would have to be given up, the least first: either rule alone, and both where neither alone helps. */
function waysOut<Id extends string>(
  players: readonly Standing<Id>[],
  options: SwissOptions,
  seed: string,
): NoLegalPairing<Id>["choices"] {
  const tried = (relax: readonly Relaxation[]) => {
    const paired = findOpponents(players, { ...options, relaxed: relax }, seed);
    if (!paired) return [];
    const again = paired.pairs.filter(([one, other]) => timesMet(one, other) > 0);
    const meetAgain = again.map(([one, other]) => [one.id, other.id] as const);
    return [{ relax, meetAgain, secondBye: paired.bye?.hadBye ? paired.bye.id : null }];
  };
  const single = [...tried(["second-bye"]), ...tried(["rematch"])];
  return single.length > 0 ? single : tried(["rematch", "second-bye"]);
}
