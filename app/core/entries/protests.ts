import { accept, type Decision, refuse } from "../decision.ts";
import { inProtestWindow, type WindowRefusal } from "./protest-window.ts";

export type ResultState = "provisional" | "announced" | "protested" | "decided" | "appealed" | "final";

export interface Protest<Unit extends string> {
  by: Unit;
  /** epoch ms, as all instants here */
  at: number;
  deposit: number;
  /** null while it is open */
  upheld: boolean | null;
}

/** One result on its way to being final. */
export interface Announcement<Unit extends string> {
  state: ResultState;
  announcedAt: number | null;
  protests: Protest<Unit>[];
  decidedAt: number | null;
  appeal: Protest<Unit> | null;
}

export interface ProtestRule<Unit extends string> {
  minutes: number;
  appealMinutes: number;
  /** least deposits, in the smallest unit; 0 = none */
  deposit: number;
  appealDeposit: number;
  /** who may: those in the same round, or with team points at stake */
  entitled: readonly Unit[];
}

export type ResultStep<Unit extends string> =
  /** also a corrected result after a decision: the clock starts anew */
  | { kind: "announce"; at: number }
  | { kind: "protest"; at: number; by: Unit; deposit: number }
  /** the referee's decision of the oldest open protest */
  | { kind: "decide"; at: number; upheld: boolean }
  | { kind: "appeal"; at: number; by: Unit; deposit: number }
  /** the jury's, which is final */
  | { kind: "rule"; at: number; upheld: boolean }
  | { kind: "close"; at: number };

export type ResultRefusal<Unit extends string> =
  | { kind: "step-not-now"; state: ResultState; step: ResultStep<Unit>["kind"]; possible: ResultStep<Unit>["kind"][] }
  | { kind: "not-entitled"; by: Unit; entitled: Unit[] }
  | { kind: "deposit-missing"; due: number; paid: number }
  | { kind: "window-running"; until: number }
  | WindowRefusal;

/** [EN16] A result nobody has announced. */
export const provisional: Announcement<never> = {
  state: "provisional",
  announcedAt: null,
  protests: [],
  decidedAt: null,
  appeal: null,
};

/** [EN16] The steps that a state leaves open. */
export const resultSteps: Readonly<Record<ResultState, readonly ResultStep<string>["kind"][]>> = {
  provisional: ["announce"],
  announced: ["protest", "close"],
  protested: ["protest", "decide"],
  decided: ["announce", "protest", "appeal", "close"],
  appealed: ["rule"],
  final: [],
};

/**
 * [EN16] A result after one more step: provisional → announced → protested → decided → appealed → final, or final when the time
 * for protests and appeals is over. Refused: a step that is not open, with those that are; whoever may not protest; too small a
 * deposit; too early or too late; closing while a window runs.
 * Source: domain 12.5 ([WA-TR8]; state flow P).
 */
export function stepResult<Unit extends string>(
  result: Announcement<Unit>,
  step: ResultStep<Unit>,
  rule: ProtestRule<Unit>,
): Decision<Announcement<Unit>, ResultRefusal<Unit>> {
  const { state } = result;
  const possible = [...resultSteps[state]];
  if (!possible.includes(step.kind)) return refuse({ kind: "step-not-now", state, step: step.kind, possible });
  switch (step.kind) {
    case "announce":
      return accept({ ...result, state: "announced", announcedAt: step.at, decidedAt: null });
    case "protest": {
      const taken = taking(step, result.announcedAt ?? 0, rule.minutes, rule.deposit, rule);
      if (!taken.ok) return taken;
      return accept({ ...result, state: "protested", protests: [...result.protests, taken.value] });
    }
    case "decide": {
      const at = result.protests.findIndex(({ upheld }) => upheld === null);
      const protests = result.protests.map((one, i) => (i === at ? { ...one, upheld: step.upheld } : one));
      const open = protests.some(({ upheld }) => upheld === null);
      return accept({ ...result, state: open ? "protested" : "decided", protests, decidedAt: step.at });
    }
    case "appeal": {
      const taken = taking(step, result.decidedAt ?? 0, rule.appealMinutes, rule.appealDeposit, rule);
      return taken.ok ? accept({ ...result, state: "appealed", appeal: taken.value }) : taken;
    }
    case "rule":
      return accept({ ...result, state: "final", appeal: result.appeal && { ...result.appeal, upheld: step.upheld } });
    case "close": {
      const until = finalFrom(result, rule);
      return step.at <= until ? refuse({ kind: "window-running", until }) : accept({ ...result, state: "final" });
    }
  }
}

/**
 * [EN16] What must be said beside team points and next rounds that rest on this result, until it is final. Source: domain 12.5 (P).
 */
export function warningOf({ state }: Announcement<string>): { kind: "not-final"; state: ResultState } | null {
  return state === "final" ? null : { kind: "not-final", state };
}

/** The last instant of the protests' and the appeals' windows. */
function finalFrom<Unit extends string>(result: Announcement<Unit>, rule: ProtestRule<Unit>): number {
  const minute = 60_000;
  const protests = (result.announcedAt ?? 0) + rule.minutes * minute;
  return result.decidedAt === null ? protests : Math.max(protests, result.decidedAt + rule.appealMinutes * minute);
}

function taking<Unit extends string>(
  { at, by, deposit }: { at: number; by: Unit; deposit: number },
  from: number,
  minutes: number,
  due: number,
  { entitled }: ProtestRule<Unit>,
): Decision<Protest<Unit>, ResultRefusal<Unit>> {
  if (!entitled.includes(by)) return refuse({ kind: "not-entitled", by, entitled: [...entitled] });
  const window = inProtestWindow(from, at, minutes);
  if (!window.ok) return window;
  if (deposit < due) return refuse({ kind: "deposit-missing", due, paid: deposit });
  return accept({ by, at, deposit, upheld: null });
}
