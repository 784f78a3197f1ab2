import { accept, refuse } from "../decision.ts";
import { actsOf, type Play } from "./acts.ts";
import type { BuzzerPart } from "./form.ts";
import { answerOf, lossOf, overRefusal, type Question, type Turned } from "./question.ts";

/**
 * [QZ4] [QZ5] An act on a buzzer question: the first press holds it, its team alone answers. A press before the host's "begin"
 * makes it void, bars the team from it, or only asks the team to repeat the question, as the part says.
 * Source: domain 9.1 ([SHDB] void, [YZ] barred, [360KQ] repeat; wrong or late −10 [SHDB], [YZ], [WENFAN]); Q01, Q02.
 */
export function playBuzzer<Id extends string>(
  part: BuzzerPart,
  value: number,
  question: Question<Id>,
  act: Play<Id>,
): Turned<Id> {
  if (act.kind !== "press" && act.kind !== "answer")
    return refuse({ kind: "not-in-part", act: act.kind, acts: actsOf[part.kind] });
  const over = overRefusal(question);
  if (over) return refuse(over);
  return act.kind === "press" ? press(part, value, question, act) : answer(part, value, question, act);
}

function press<Id extends string>(
  { early }: BuzzerPart,
  value: number,
  question: Question<Id>,
  act: Play<Id> & { kind: "press" },
): Turned<Id> {
  const { team } = act;
  if (question.barred.includes(team)) return refuse({ kind: "barred", team });
  if (question.holder) return refuse({ kind: "held", holder: question.holder.team });
  if (!act.early || early.policy === "repeat")
    return accept({ question: { ...question, holder: { team, early: act.early } }, change: null });
  const change = { team, points: lossOf(early.loss, value), cause: "early", overMs: null } as const;
  if (early.policy === "void") return accept({ question: { ...question, over: "void" }, change });
  return accept({ question: { ...question, barred: [...question.barred, team] }, change });
}

function answer<Id extends string>(
  part: BuzzerPart,
  value: number,
  question: Question<Id>,
  act: Play<Id> & { kind: "answer" },
): Turned<Id> {
  const { holder } = question;
  const { team } = act;
  if (!holder) return refuse({ kind: "no-press" });
  if (holder.team !== team) return refuse({ kind: "wrong-turn", team, whose: holder.team });
  const found = answerOf(act, value, part, !holder.early || act.repeated === true);
  const change = { team, ...found };
  if (part.reopens && found.cause !== "right")
    return accept({ question: { ...question, holder: null, barred: [...question.barred, team] }, change });
  return accept({ question: { ...question, holder: null, over: "answered" }, change });
}
