import { divide, portion, type Share } from "../number.ts";
import type { Proposal } from "./proposals.ts";

/** What a drive for suggestions came to; benefit in the currency's smallest unit. */
export interface Drive {
  submitted: number;
  adopted: number;
  staff: number;
  benefit: number;
}

/** [CP13] The counts of a list of proposals: adopted are those adopted and whatever came after it. */
export function driveOf(proposals: readonly Proposal[], staff: number): Drive {
  const taken = proposals.filter(({ state, reason }) => {
    if (state === "archived") return reason === null;
    return state !== "submitted" && state !== "reviewed" && state !== "rejected";
  });
  const benefit = taken.reduce((all, one) => all + (one.benefit ?? 0), 0);
  return { submitted: proposals.length, adopted: taken.length, staff, benefit };
}

export interface DriveRatios {
  /** adopted of submitted, suggestions of staff: exact; null where nothing is below the line */
  adoption: Share | null;
  perHead: Share | null;
  /** in the smallest unit, rounded once, a half up; null where none was adopted */
  benefitPerAdopted: number | null;
}

/**
 * [CP13] Adoption rate, suggestions per head, benefit per adopted suggestion.
 * Source: domain 10.3 ([QIQI]); L15.
 */
export function driveRatios({ submitted, adopted, staff, benefit }: Drive): DriveRatios {
  return {
    adoption: submitted === 0 ? null : { part: adopted, whole: submitted },
    perHead: staff === 0 ? null : { part: submitted, whole: staff },
    benefitPerAdopted: adopted === 0 ? null : divide(benefit, adopted, "half-up"),
  };
}

/** [CP13] A ratio as it is shown, in whole steps of 10^−digits, rounded once, an exact half up: 10 of 30 in four digits is 3333. */
export function shownShare({ part, whole }: Share, digits: number): number {
  return portion(part, 10 ** digits, whole, "half-up");
}
