import type { SheetOp } from "./ops.ts";

/** What the referee has in hand. */
export type Pad =
  | "tally" // taps and misses of a lane
  | "lanes" // a clock and the lanes
  | "counters" // several counters for one lane
  | "turns" // each turn of a long rope
  | "attempts" // one by one, try after try
  | "bars" // heights
  | "members" // a clock and each member of a team
  | "finish" // a clock and numbers in the order they come
  | "pulls" // who won each pull, and cautions
  | "match" // games of two sides
  | "judges"; // a panel's marks

type Kind = SheetOp["kind"];

/** What every pad can note. */
const always: readonly Kind[] = [
  "start",
  "set",
  "status",
  "fault",
  "undo",
  "clear",
  "submit",
  "reopen",
  "correct",
  "withdraw",
  "interrupted",
  "ask",
  "settle",
];

/** What a pad can note beside that. */
const own: Record<Pad, readonly Kind[]> = {
  tally: ["tap", "miss", "fail"],
  lanes: ["arrive", "fail"],
  counters: ["count", "tap", "miss"],
  turns: ["turn"],
  attempts: ["attempt"],
  bars: ["bar"],
  members: ["member", "arrive", "fail"],
  finish: ["slot", "arrive", "fail"],
  pulls: ["game", "caution"],
  match: ["game", "tap"],
  judges: ["score"],
};

/** [SC1] Whether this pad can note such an act. */
export const isOfPad = (pad: Pad, kind: Kind): boolean => always.includes(kind) || own[pad].includes(kind);

const onTablets: readonly Pad[] = ["tally", "lanes", "counters", "attempts", "finish", "pulls", "match", "judges"];

/** [SC1] Whether tablets show this pad today; no event with another one can be made yet. */
export const isOnTablets = (pad: Pad): boolean => onTablets.includes(pad);
