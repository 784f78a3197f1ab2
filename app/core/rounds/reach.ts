import type { Direction } from "../scoring/ruleset.ts";

/** Beyond every mark: what somebody with no bound may reach. */
const far = 2 ** 52;

/** What somebody can still end a round with: any whole number from low to high, the larger the better. */
export interface Reach<Id extends string> {
  id: Id;
  heat: string;
  /** null where no valid mark can come any more */
  range: { low: number; high: number } | null;
  /** may also end without a valid mark */
  mayFail: boolean;
}

/** What is known of somebody in a round that runs. Bounds are in the event's own units; null = none. */
export type Known =
  /** the final mark; null = no valid one */
  | { kind: "done"; value: number | null }
  /** still to compete, or entered in part */
  | { kind: "open"; best: number | null; worst: number | null; mayFail: boolean };

/** [AD20] Bounds in the event's direction as a reach. Bounds the wrong way round throw. Source: domain 2.3 (P). */
export function reachOf<Id extends string>(id: Id, heat: string, known: Known, direction: Direction): Reach<Id> {
  const key = (value: number) => (direction === "more" ? value : -value);
  if (known.kind === "done") {
    const range = known.value === null ? null : { low: key(known.value), high: key(known.value) };
    return { id, heat, range, mayFail: range === null };
  }
  const low = known.worst === null ? -far : key(known.worst);
  const high = known.best === null ? far : key(known.best);
  if (low > high) throw new RangeError(`${id}: ${known.worst} to ${known.best}`);
  return { id, heat, range: { low, high }, mayFail: known.mayFail };
}

/** Somebody who may still have a valid mark. */
export interface Contender {
  low: number;
  high: number;
  mayFail: boolean;
}

export const contenders = (people: readonly Reach<string>[]): Contender[] =>
  people.flatMap(({ range, mayFail }) => (range ? [{ ...range, mayFail }] : []));

/** How many can reach `mark`. */
export const able = (people: readonly Contender[], mark: number): number =>
  people.filter(({ high }) => high >= mark).length;

/** How many reach `mark` whatever happens. */
export const sure = (people: readonly Contender[], mark: number): number =>
  people.filter(({ low, mayFail }) => !mayFail && low >= mark).length;
