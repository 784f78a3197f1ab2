import type { OpId } from "../ids.ts";

/** Why a rider or jumper failed, or what they did wrong without failing. Words in i18n under `fault.*`. */
export type Fault =
  | "foot" // foot on the ground
  | "stopped" // stopped or stood still (停车、定车)
  | "lane" // left the lane or the marked range
  | "fell" // fell off
  | "one-foot" // took off or landed on one foot
  | "apart" // feet not together
  | "false-start"
  | "hindered" // hindered another
  | "help"; // was helped

export type Status = "DNS" | "DNF" | "DQ" | "NM";

/** What one device did on one sheet. Millisecond fields are integers counted on the device's monotonic clock since its `start`. */
export type SheetAct =
  | { kind: "start" }
  | { kind: "tap"; lane: number }
  | { kind: "miss"; lane: number }
  | { kind: "arrive"; lane: number; ms: number }
  | { kind: "fail"; lane: number; fault: Fault; ms: number }
  | { kind: "fault"; lane: number; fault: Fault }
  | { kind: "set"; lane: number; value: number; misses?: number } // typed instead of tapped: count, or ms
  | { kind: "status"; lane: number; status: Status | null } // null takes the status back
  | { kind: "undo"; target: OpId }
  | { kind: "clear" } // forget everything this device did on this sheet before
  | { kind: "submit" }
  | { kind: "correct"; lane: number; mark: CorrectedMark; reason: string }; // by the chief referee or organizer, after submit

export type CorrectedMark =
  | { kind: "value"; value: number; misses: number }
  | { kind: "failed"; fault: Fault; ms: number }
  | { kind: "status"; status: Status };

/** One entry of a sheet's log. `device` and `seq` give each device's own order; `at` is the device's clock (epoch ms). */
export type SheetOp = SheetAct & {
  id: OpId;
  device: string;
  seq: number;
  at: number;
};
