/** [SH1] A stretch of time, its end not part of it. Whole milliseconds, of any clock that all items share. */
export interface Span {
  from: number;
  to: number;
}

/** [SH1] A hall, a field, a table: how many items it takes side by side, and when it is open (stretches that do not overlap). */
export interface Venue {
  id: string;
  capacity: number;
  open: readonly Span[];
}

/** [SH1] Something that takes place once: a heat, a match, a round. */
export interface Item {
  id: string;
  /** everybody who takes part, the members of teams too */
  people: readonly string[];
  judges: readonly string[];
  /** the venue is cleared and set up for so long after it */
  turnover: number;
  /** starts when all of these have ended, and `pause` after the last of them at the earliest */
  after: readonly string[];
  pause: number;
}

/** [SH1] An item with its place and time. A fixed one is never moved. */
export interface Timed extends Item, Span {
  venue: string;
  fixed: boolean;
}

/** [SH1] What people need between two items. */
export interface Needs {
  /** between the end of one item of a person and the start of the next one */
  rest: number;
  /** people stand in the call room for so long before their start */
  call: number;
}

/** By time, then by id. */
export const inTime = (a: Timed, b: Timed) => a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1);
