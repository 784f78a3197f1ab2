import { accept, type Decision, refuse } from "../decision.ts";
import { evenSizes } from "../heats/sizes.ts";

/** How many groups there are: a given number, as few as a largest size allows, or the steps of the badminton trials. */
export type GroupCount =
  | { readonly by: "groups"; readonly groups: number }
  | { readonly by: "size"; readonly most: number }
  | { readonly by: "badminton-trials" };

export type GroupCountRefusal =
  /** somebody would be alone; `most` is the largest number of groups in which nobody is */
  | { readonly kind: "groups-too-small"; readonly n: number; readonly groups: number; readonly most: number }
  /** the steps end there */
  | { readonly kind: "too-many-for-steps"; readonly n: number; readonly most: number };

/** Up to so many entrants, so many groups. [USABR] */
const trialSteps = [
  { upTo: 6, groups: 1 },
  { upTo: 12, groups: 2 },
  { upTo: 24, groups: 4 },
] as const;

/**
 * [RR4] The sizes of the groups, as even as possible, the larger ones first; [] for nobody. Refused: groups of one (a single
 * entrant is a group by itself only where nobody else came), and more than 24 entrants by the steps of the badminton trials.
 * Source: domain 7.3 (even sizes; [USABR] up to 6 one pool, 7–12 two, 13–24 four).
 */
export function groupSizes(n: number, count: GroupCount): Decision<number[], GroupCountRefusal> {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`groups of ${n} entrants`);
  if (n === 0) return accept([]);
  const groups = groupsFor(n, count);
  if (groups === null)
    return refuse({ kind: "too-many-for-steps", n, most: trialSteps[trialSteps.length - 1]?.upTo ?? 0 });
  const most = Math.max(1, Math.floor(n / 2));
  return groups > most ? refuse({ kind: "groups-too-small", n, groups, most }) : accept(evenSizes(n, groups));
}

function groupsFor(n: number, count: GroupCount): number | null {
  if (count.by === "badminton-trials") return trialSteps.find(({ upTo }) => n <= upTo)?.groups ?? null;
  if (count.by === "size") return Math.ceil(n / count.most);
  return count.groups;
}
