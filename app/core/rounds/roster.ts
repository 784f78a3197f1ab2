/** What is known of a round and the one after it. */
export interface Between<Id extends string> {
  people: readonly Id[];
  /** by the rules alone, before anybody withdrew */
  qualified: readonly Id[];
  /** waiting for a decider or a lot */
  waiting: readonly Id[];
  called: readonly Id[];
  withdrawn: readonly Id[];
  /** who is in the next round; null while it is not open */
  roster: readonly Id[] | null;
}

/** Why somebody is in the next round or not. */
export type Why =
  | "qualified"
  | "called-up"
  /** in the round, but by no rule: an official put them there */
  | "added"
  | "withdrew"
  | "waits"
  /** qualified, not withdrawn, and yet not in the round */
  | "left-out"
  | "not-qualified";

export interface Going<Id extends string> {
  id: Id;
  qualified: boolean;
  /** by the roster once the next round is open; before, who would be in it now */
  inNext: boolean;
  /** the roster decides, and what the rules say no longer changes it */
  fixed: boolean;
  why: Why;
}

/**
 * [AD18] Of everybody of a round, whether they qualified and whether they are in the next round, and why. Once that round is
 * open its roster is the truth. Source: domain 2.3 [WCAL].
 */
export function going<Id extends string>(between: Between<Id>): Going<Id>[] {
  const { people, roster } = between;
  const [qualified, waiting, called, withdrawn] = [
    new Set(between.qualified),
    new Set(between.waiting),
    new Set(between.called),
    new Set(between.withdrawn),
  ];
  const open = roster && new Set(roster);
  return people.map((id) => {
    const would = (qualified.has(id) || called.has(id)) && !withdrawn.has(id);
    const inNext = open ? open.has(id) : would;
    return { id, qualified: qualified.has(id), inNext, fixed: open !== null, why: whyOf(id, inNext) };
  });

  function whyOf(id: Id, inNext: boolean): Why {
    if (inNext) return qualified.has(id) ? "qualified" : called.has(id) ? "called-up" : "added";
    if (withdrawn.has(id)) return "withdrew";
    if (qualified.has(id) || called.has(id)) return "left-out";
    return waiting.has(id) ? "waits" : "not-qualified";
  }
}
