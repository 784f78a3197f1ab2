import type { Sex } from "./quotas.ts";

export interface Member {
  entrant: string;
  sex: Sex | null;
  /** a leader of the unit, as some events want one in the team */
  leader: boolean;
  substitute: boolean;
}

export interface Bounds {
  min: number;
  /** null = no limit */
  max: number | null;
}

/** How a team must be made up; substitutes count only as substitutes. */
export interface Composition {
  size: Bounds;
  women: Bounds;
  men: Bounds;
  leaders: Bounds;
  substitutes: Bounds;
}

export interface CompositionFault {
  kind: "too-few" | "too-many";
  of: keyof Composition | "sex-unknown";
  count: number;
  /** the bound that is broken */
  bound: number;
}

/** [EN11] Bounds that hold for every team: nothing asked. */
export const anyNumber: Bounds = { min: 0, max: null };

/**
 * [EN11] Everything that is wrong with a team, in the order size, women, men, leaders, substitutes; [] where nothing is. A member
 * whose sex is not known counts as neither, and is told of where women or men are asked for.
 * Source: domain 12.1 (women ≥ 3 or ≥ 4 [ZAFUJ], 2 + 2 [ZBNC], a leader in every event [JIUZH], five women [JT2006]).
 */
export function compositionFaults(members: readonly Member[], wanted: Composition): CompositionFault[] {
  const team = members.filter(({ substitute }) => !substitute);
  const ofSex = (sex: Sex | null) => team.filter((one) => one.sex === sex).length;
  const counts: Record<keyof Composition, number> = {
    size: team.length,
    women: ofSex("female"),
    men: ofSex("male"),
    leaders: team.filter(({ leader }) => leader).length,
    substitutes: members.length - team.length,
  };
  const order = ["size", "women", "men", "leaders", "substitutes"] as const;
  const faults = order.flatMap((of): CompositionFault[] => {
    const [{ min, max }, count] = [wanted[of], counts[of]];
    if (count < min) return [{ kind: "too-few", of, count, bound: min }];
    return max !== null && count > max ? [{ kind: "too-many", of, count, bound: max }] : [];
  });
  const asksSex = [wanted.women, wanted.men].some(({ min, max }) => min > 0 || max !== null);
  const unknown = ofSex(null);
  return asksSex && unknown > 0
    ? [...faults, { kind: "too-many", of: "sex-unknown", count: unknown, bound: 0 }]
    : faults;
}
