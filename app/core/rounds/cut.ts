import type { EntrantId, HeatId } from "../ids.ts";
import type { Ranked } from "../ranking/rank.ts";
import type { TiePolicy } from "./plan.ts";

export type Cut = `heat:${HeatId}` | "next-best";

/** People level across a cut, and how many of them can go through. */
export interface TieAtCut {
  cut: Cut;
  tied: EntrantId[];
  places: number;
}

/** How a tie was settled; it counts while the same people are tied at the same cut. */
export interface Ruling {
  cut: Cut;
  tied: EntrantId[];
  admit: EntrantId[];
  method: TiePolicy;
}

export interface Candidate extends Ranked {
  heat: HeatId;
}

export interface Taken {
  in: { one: Candidate; ruled: boolean }[];
  left: Candidate[];
  /** waits for a ruling: its people are neither in nor left */
  tie: TieAtCut | null;
}

/** What decides a cut besides the order of the people. */
export interface Settling {
  policy: TiePolicy;
  rulings: readonly Ruling[];
  withdrawn: ReadonlySet<EntrantId>;
}

/**
 * [AD4] The first `places` of an ordered list. A tie across the cut lets all in (policy all-in), or is settled by its last
 * ruling that fits, or is left open. Who withdrew does not keep a tie alive, under no policy; a ruling made before that goes
 * on counting. A ruling that admits more than there is room for counts only as "all in". Source: domain 2.2; A07, A09.
 */
export function takeFirst(
  ordered: readonly Candidate[],
  places: number,
  cut: Cut,
  level: (a: Candidate, b: Candidate) => boolean,
  { policy, rulings, withdrawn }: Settling,
): Taken {
  const sure = (people: readonly Candidate[]) => people.map((one) => ({ one, ruled: false }));
  const count = Math.max(0, places);
  const last = ordered[count - 1];
  const next = ordered[count];
  if (!last || !next || !level(last, next))
    return { in: sure(ordered.slice(0, count)), left: ordered.slice(count), tie: null };
  const from = ordered.findIndex((one) => level(one, last));
  const tied = ordered.filter((one) => level(one, last));
  const clear = ordered.slice(0, from);
  const rest = ordered.slice(from + tied.length);
  const room = count - from;
  const present = tied.filter((one) => !withdrawn.has(one.id));
  const gone = tied.filter((one) => withdrawn.has(one.id));
  const fits = (ruling: Ruling) =>
    ruling.cut === cut &&
    sameSet(
      ruling.tied.filter((id) => !withdrawn.has(id)),
      present.map((one) => one.id),
    ) &&
    (ruling.method === "all-in" || ruling.admit.length <= room);
  const fitting = policy === "all-in" ? [] : rulings.filter(fits);
  const ruling = fitting[fitting.length - 1];
  if (ruling) {
    const admitted = (one: Candidate) => ruling.admit.includes(one.id);
    return {
      in: [...sure(clear), ...tied.filter(admitted).map((one) => ({ one, ruled: true }))],
      left: [...tied.filter((one) => !admitted(one)), ...rest],
      tie: null,
    };
  }
  if (present.length <= room) {
    // withdrawn ones fill what is left of the room: they are replaced by reserves like any other who went through
    const filled = [...present, ...gone];
    return { in: sure([...clear, ...filled.slice(0, room)]), left: [...filled.slice(room), ...rest], tie: null };
  }
  if (policy === "all-in") return { in: sure([...clear, ...present]), left: [...gone, ...rest], tie: null };
  return { in: sure(clear), left: [...gone, ...rest], tie: { cut, tied: present.map((one) => one.id), places: room } };
}

function sameSet(a: readonly EntrantId[], b: readonly EntrantId[]): boolean {
  const known = new Set(a);
  return known.size === b.length && b.every((id) => known.has(id));
}
