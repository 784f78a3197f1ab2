import { accept, type Decision, refuse } from "../decision.ts";

export type ProposalState =
  | "submitted"
  | "reviewed"
  | "adopted"
  | "rejected"
  | "carried-out"
  | "effect-checked"
  | "rewarded"
  | "archived";

/** What is done to a proposal. Marks in whole steps, money in fen. */
export type ProposalStep =
  | { kind: "review"; marks: number }
  | { kind: "adopt" }
  | { kind: "reject"; reason: string }
  | { kind: "carry-out" }
  | { kind: "check-effect"; benefit: number }
  | { kind: "reward"; money: number }
  | { kind: "archive" };

export interface Proposal {
  state: ProposalState;
  marks: number | null;
  /** told to the author */
  reason: string | null;
  benefit: number | null;
  reward: number | null;
}

export type ProposalRefusal =
  | { kind: "step-not-now"; state: ProposalState; step: ProposalStep["kind"]; possible: ProposalStep["kind"][] }
  | { kind: "reason-missing" }
  | { kind: "amount-negative"; amount: number };

/** [CP12] A proposal as it comes in. */
export const submitted: Proposal = { state: "submitted", marks: null, reason: null, benefit: null, reward: null };

/** [CP12] The steps that a state leaves open, in the order of the way; none after the archive. */
export const stepsFrom: Readonly<Record<ProposalState, readonly ProposalStep["kind"][]>> = {
  submitted: ["review"],
  reviewed: ["adopt", "reject"],
  adopted: ["carry-out"],
  rejected: ["archive"],
  "carried-out": ["check-effect"],
  "effect-checked": ["reward", "archive"],
  rewarded: ["archive"],
  archived: [],
};

/**
 * [CP12] A proposal after one more step: submitted → reviewed → adopted, or rejected with a reason → carried out → effect checked
 * → rewarded (or not) → archived. Refused is a step that is not open, with those that are; a rejection without a reason; an
 * amount below 0. Source: domain 10.3 ([QIQI], [360LD2], [DOCXB]); that a proposal may be archived without a reward: P.
 */
export function step(proposal: Proposal, wanted: ProposalStep): Decision<Proposal, ProposalRefusal> {
  const { state } = proposal;
  const possible = [...stepsFrom[state]];
  if (!possible.includes(wanted.kind)) return refuse({ kind: "step-not-now", state, step: wanted.kind, possible });
  switch (wanted.kind) {
    case "review":
      return amount(wanted.marks, { ...proposal, state: "reviewed", marks: wanted.marks });
    case "adopt":
      return accept({ ...proposal, state: "adopted" });
    case "reject":
      if (wanted.reason.trim() === "") return refuse({ kind: "reason-missing" });
      return accept({ ...proposal, state: "rejected", reason: wanted.reason });
    case "carry-out":
      return accept({ ...proposal, state: "carried-out" });
    case "check-effect":
      return accept({ ...proposal, state: "effect-checked", benefit: wanted.benefit });
    case "reward":
      return amount(wanted.money, { ...proposal, state: "rewarded", reward: wanted.money });
    case "archive":
      return accept({ ...proposal, state: "archived" });
  }
}

const amount = (given: number, after: Proposal): Decision<Proposal, ProposalRefusal> =>
  given < 0 ? refuse({ kind: "amount-negative", amount: given }) : accept(after);
