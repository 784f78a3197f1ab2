import type { OpId } from "../ids.ts";

/** Why somebody failed, or what they did wrong without failing. Words in i18n under `fault.*`. */
export const faultKinds = [
  "foot", // foot on the ground
  "stopped", // stopped or stood still
  "lane", // left the lane or the marked range
  "fell", // fell off
  "one-foot", // took off or landed on one foot
  "apart", // feet not together
  "false-start",
  "hindered", // hindered another
  "help", // was helped
  "false-switch", // the next one began before the signal
  "dropped", // the baton, ball or load fell
  "touched", // touched what may not be touched
  "released", // let go: hand off the grip, chain broken, strap loose
  "exchange", // handed over in the wrong place
  "disturbed", // was disturbed by another
] as const;
export type Fault = (typeof faultKinds)[number];

export type Status = "DNS" | "DNF" | "DQ" | "NM";

/** What one device did on one sheet. Millisecond fields are integers counted on the device's monotonic clock since its `start`. */
export type SheetAct =
  | { kind: "start" }
  | { kind: "tap"; lane: number; game?: number } // game: a point in this game of a match
  | { kind: "miss"; lane: number }
  | { kind: "arrive"; lane: number; ms: number }
  | { kind: "fail"; lane: number; fault: Fault; ms: number; mm?: number } // mm: how far they came
  | { kind: "fault"; lane: number; fault: Fault; lastedMs?: number }
  | { kind: "set"; lane: number; value: number; misses?: number; points?: number[] } // typed instead of tapped, in the event's own unit
  | { kind: "status"; lane: number; status: Status | null } // null takes the status back
  | { kind: "undo"; target: OpId }
  | { kind: "clear" } // forget everything this device did on this sheet before
  | { kind: "submit"; excused?: true | "own-unit" } // excused: the chief closes the sheet of a judge who is not there, or steps down
  | { kind: "reopen" } // the chief has a judge mark again what was handed in; a reason stands in the log
  | { kind: "correct"; lane: number; mark: CorrectedMark; reason: string } // by the chief referee or organizer, after submit
  | { kind: "withdraw"; target: OpId } // this device's own earlier entry that says a mark
  | { kind: "interrupted"; gapMs: number | null } // the tablet slept or was opened anew while its clock ran; null = for how long nobody knows
  | { kind: "ask"; lane: number; mark: CorrectedMark; reason: string } // a referee asks the chief to correct a sheet that is handed in
  | { kind: "settle"; lane: number; pick: OpId } // the chief: of what several devices said, this entry stands
  | PadAct;

/** What single pads note: several counters, a long rope, attempts, bars, members of a team, pulls, judges. */
type PadAct =
  | { kind: "count"; lane: number; counter: number; value: number } // what one counter's device shows
  | { kind: "turn"; lane: number; turn: Turn }
  | { kind: "attempt"; lane: number; attempt: number; result: Attempt }
  | { kind: "bar"; lane: number; mm: number; trial: number; result: Trial }
  | { kind: "slot"; ms: number } // somebody over the line; who it was is said later, by an arrival of the same ms
  | { kind: "member"; lane: number; member: number; ms: number } // a member of the lane's team over the line
  | { kind: "game"; game: number; winner: number | null; score?: [number, number] } // winner: a lane; null = played again
  | { kind: "caution"; lane: number }
  | { kind: "score"; lane: number; judge: number; value: number; criterion?: string }; // criterion: its key, where the sheet has several

/** One turn of a long rope: one person (or the team) through, a miss, two at once, nobody, a break of the rules; `in`: the last one is in. */
export type Turn = "pass" | "miss" | "double" | "empty" | "violation" | "in";
/** One attempt: a mark in the event's own unit, a foul, or left out by choice. */
export type Attempt = { kind: "valid"; value: number } | { kind: "foul" } | { kind: "passed" };
/** One trial at a height: o, x, –. */
export type Trial = "over" | "failed" | "passed";

export type CorrectedMark =
  | { kind: "value"; value: number; misses: number; points?: number[] } // points: of a side of a match, game by game
  | { kind: "failed"; fault: Fault; ms: number }
  | { kind: "status"; status: Status };

/** What gives the entries of a log one order for everybody: each device counts its own. */
export interface Stamp {
  id: OpId;
  device: string;
  seq: number;
  at: number;
  /** the version of the sheet the device had seen when it noted this; absent where nothing is known */
  base?: number;
  /** the version of the sheet this entry made; absent while the server has not got it */
  version?: number;
}

/** One entry of a sheet's log. `device` and `seq` give each device's own order; `at` is the device's clock (epoch ms). */
export type SheetOp = SheetAct & Stamp;
