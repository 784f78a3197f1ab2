import { divide } from "../number.ts";

export interface SheetTime {
  heats: number;
  /** milliseconds, the turnover after every heat included */
  length: number;
  /** whole minutes, rounded up: what the programme line says */
  minutes: number;
}

/**
 * [SH5] How long a round takes: as many heats as `people` need side by side, each with its turnover, once for each attempt.
 * One by one is `lanes` 1. Nobody takes no time; without a lane it throws. Source: domain 12.3 (people × heats → time, P).
 */
export function sheetTime({
  people,
  lanes,
  attempts,
  heat,
  turnover,
}: {
  people: number;
  lanes: number;
  attempts: number;
  /** milliseconds of one attempt of a heat, and between two */
  heat: number;
  turnover: number;
}): SheetTime {
  if (!(lanes >= 1)) throw new RangeError(`heats of ${lanes} lanes`);
  const heats = divide(people, lanes, "ceil");
  const length = heats * attempts * (heat + turnover);
  return { heats, length, minutes: divide(length, 60_000, "ceil") };
}
