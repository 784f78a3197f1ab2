import { accept, refuse } from "../decision.ts";
import { actsOf, type Play } from "./acts.ts";
import type { AssignedPart, RiskPart, TurnPart } from "./form.ts";
import { answerOf, overRefusal, type Question, type Turned } from "./question.ts";

/** Whose question it is, and who chooses its value (themselves in a risk part, nobody where the values are set). */
export interface Turn<Id extends string> {
  answers: Id;
  chooses: Id;
}

/**
 * [QZ3] [QZ8] Whose question number `question` (from 1) is, in the order of the part: one after the other, round by round. In an
 * assigned part the one before chooses, for the first the last. Source: domain 9.1 ([WENFAN], [HEDGEY]; the ring [360KQ]); Q11.
 */
export function turnOf<Id extends string>(order: readonly Id[], question: number, kind: string): Turn<Id> {
  const at = (question - 1) % order.length;
  const answers = order[at];
  const before = order[(at + order.length - 1) % order.length];
  if (answers === undefined || before === undefined) throw new RangeError(`no turn ${question}`);
  return { answers, chooses: kind === "assigned" ? before : answers };
}

/** [QZ8] Who chooses the value of whose question, in seat order of those who choose. */
export function assignRing<Id extends string>(teams: readonly Id[]): { chooses: Id; answers: Id }[] {
  const turns = teams.map((_, at) => turnOf(teams, at + 1, "assigned"));
  return [...turns.slice(1), ...turns.slice(0, 1)].map(({ chooses, answers }) => ({ chooses, answers }));
}

/** [QZ3] An act on a question whose value is set: only its team answers, once. */
export function playSet<Id extends string>(
  part: TurnPart,
  value: number,
  turn: Turn<Id>,
  question: Question<Id>,
  act: Play<Id>,
): Turned<Id> {
  if (act.kind !== "answer") return refuse({ kind: "not-in-part", act: act.kind, acts: actsOf[part.kind] });
  if (act.team !== turn.answers) return refuse({ kind: "wrong-turn", team: act.team, whose: turn.answers });
  const over = overRefusal(question);
  if (over) return refuse(over);
  const change = { team: act.team, ...answerOf(act, value, part) };
  return accept({ question: { ...question, over: "answered" }, change });
}

/**
 * [QZ6] [QZ8] An act on a question whose value is chosen first, once, from the part's values; a team may pass in a risk part
 * that lets it, before it chooses. Source: domain 9.1 ([HEDGEY], [SHDB], [YZ], [WENFAN]; [360KQ]).
 */
export function playChosen<Id extends string>(
  part: RiskPart | AssignedPart,
  turn: Turn<Id>,
  question: Question<Id>,
  act: Play<Id>,
): Turned<Id> {
  const { choices } = part;
  if (act.kind === "press" || (act.kind === "pass" && part.kind === "assigned"))
    return refuse({ kind: "not-in-part", act: act.kind, acts: actsOf[part.kind] });
  const whose = act.kind === "choose" ? turn.chooses : turn.answers;
  if (act.team !== whose) return refuse({ kind: "wrong-turn", team: act.team, whose });
  const over = overRefusal(question);
  if (over) return refuse(over);
  const { value } = question;
  if (act.kind === "answer") {
    if (value === null) return refuse({ kind: "no-value", whose: turn.chooses, choices });
    return accept({
      question: { ...question, over: "answered" },
      change: { team: act.team, ...answerOf(act, value, part) },
    });
  }
  if (value !== null) return refuse({ kind: "chosen", value });
  if (act.kind === "pass") {
    if (part.kind === "risk" && !part.mayPass) return refuse({ kind: "may-not-pass", choices });
    return accept({ question: { ...question, over: "passed" }, change: null });
  }
  if (!choices.includes(act.value)) return refuse({ kind: "unknown-value", value: act.value, choices });
  return accept({ question: { ...question, value: act.value }, change: null });
}
