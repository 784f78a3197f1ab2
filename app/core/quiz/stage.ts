import { type Decision, refuse } from "../decision.ts";
import type { OpId } from "../ids.ts";
import { actsOf, type Play, type QuizEntry, type Spot } from "./acts.ts";
import { playBuzzer } from "./buzzer.ts";
import { type QuizForm, questionsOf } from "./form.ts";
import { type Cause, type Question, type Turned, untouched } from "./question.ts";
import type { QuizRefusal } from "./refusal.ts";
import { type Objection, objectionRefusal, rulingRefusal } from "./rulings.ts";
import { standingEntries, type Withdrawn } from "./standing.ts";
import { afterChange } from "./total.ts";
import { playChosen, playSet, turnOf } from "./turns.ts";

/** One change of a total, so that everybody can add up themselves. */
export interface QuizLine<Id extends string> {
  entry: OpId;
  team: Id;
  /** null for a ruling */
  spot: Spot | null;
  cause: Cause;
  /** what the rule says; a floor may have kept the total from falling by all of it */
  points: number;
  total: number;
  overMs: number | null;
}

export interface QuizState<Id extends string> {
  /** in seat order */
  totals: { team: Id; points: number }[];
  lines: QuizLine<Id>[];
  /** the announced order of a risk part, by part */
  orders: Record<number, readonly Id[]>;
  /** what became of the questions, by part and question; those nobody touched are not in it */
  questions: Record<number, Record<number, Question<Id>>>;
  ended: boolean;
  objections: Objection<Id>[];
  withdrawn: Withdrawn[];
  /** entries that could not be, in the order of the log */
  refused: { entry: OpId; refusal: QuizRefusal<Id> }[];
}

type Entry<Id extends string> = Exclude<QuizEntry<Id>, { kind: "withdraw" }>;

/**
 * [QZ1] The state of a stage quiz from its log: the same for any order of arrival and any repeats. An entry that cannot be
 * changes nothing and is a refusal that says what could have been. Values and losses are the form's. Costs n log n for n
 * entries, and rulings times objections. Source: domain 9.1; Q01–Q03.
 */
export function foldQuiz<Id extends string>(form: QuizForm<Id>, log: readonly QuizEntry<Id>[]): QuizState<Id> {
  const { entries, withdrawn, refused } = standingEntries(log);
  const totals = new Map(form.teams.map((team) => [team, form.base]));
  const state: QuizState<Id> = {
    totals: [],
    lines: [],
    orders: {},
    questions: {},
    ended: false,
    objections: [],
    withdrawn,
    refused: [...refused],
  };
  const change = (line: Omit<QuizLine<Id>, "total">) => {
    const total = afterChange(totals.get(line.team) ?? form.base, line.points, form.floor);
    totals.set(line.team, total);
    state.lines.push({ ...line, total });
  };
  for (const entry of entries) {
    const refusal = take(form, state, entry, change);
    if (refusal) state.refused.push({ entry: entry.id, refusal });
  }
  state.totals = form.teams.map((team) => ({ team, points: totals.get(team) ?? form.base }));
  return state;
}

/** One entry on top of what stood before, or why it cannot be. */
function take<Id extends string>(
  form: QuizForm<Id>,
  state: QuizState<Id>,
  entry: Entry<Id>,
  change: (line: Omit<QuizLine<Id>, "total">) => void,
): QuizRefusal<Id> | null {
  const { teams } = form;
  const { id } = entry;
  if ("team" in entry && !teams.includes(entry.team)) return { kind: "unknown-team", team: entry.team, teams };
  switch (entry.kind) {
    case "end":
      state.ended = true;
      return null;
    case "object": {
      const refusal = objectionRefusal(entry, state.ended);
      if (!refusal) state.objections.push({ entry: id, team: entry.team, at: entry.at, ruling: null });
      return refusal;
    }
    case "ruling": {
      const refusal = rulingRefusal(entry, teams, state.objections);
      if (refusal) return refusal;
      for (const one of state.objections) if (one.entry === entry.objection) one.ruling = id;
      for (const { team, points } of entry.changes)
        change({ entry: id, team, spot: null, cause: "ruling", points, overMs: null });
      return null;
    }
    case "order":
      return announce(form, state, entry);
    default: {
      const played = play(form, state, entry);
      if (!played.ok) return played.refusal;
      const { part, question } = entry;
      state.questions[part] ??= {};
      Object.assign(state.questions[part], { [question]: played.value.question });
      if (played.value.change) change({ entry: id, spot: { part, question }, ...played.value.change });
      return null;
    }
  }
}

/** [QZ7] The order of a risk part, as announced: everybody once, and not after its first question began. */
function announce<Id extends string>(
  { teams, parts }: QuizForm<Id>,
  state: QuizState<Id>,
  entry: Extract<Entry<Id>, { kind: "order" }>,
): QuizRefusal<Id> | null {
  if (state.ended) return { kind: "ended" };
  const part = parts[entry.part - 1];
  if (!part) return { kind: "unknown-part", part: entry.part, parts: parts.length };
  if (part.kind !== "risk") return { kind: "not-in-part", act: "order", acts: actsOf[part.kind] };
  if (JSON.stringify([...entry.teams].sort()) !== JSON.stringify([...teams].sort()))
    return { kind: "not-everybody", teams };
  const before = state.orders[entry.part];
  if (before && state.questions[entry.part]) return { kind: "order-in-use", part: entry.part, teams: before };
  state.orders[entry.part] = entry.teams;
  return null;
}

/** What an act on a question does by the rule of its part. */
function play<Id extends string>(
  { teams, parts }: QuizForm<Id>,
  state: QuizState<Id>,
  act: Play<Id>,
): Turned<Id> | Decision<never, QuizRefusal<Id>> {
  if (state.ended) return refuse({ kind: "ended" });
  const part = parts[act.part - 1];
  if (!part) return refuse({ kind: "unknown-part", part: act.part, parts: parts.length });
  const questions = questionsOf(part, teams.length);
  if (!Number.isInteger(act.question) || act.question < 1 || act.question > questions)
    return refuse({ kind: "unknown-question", question: act.question, questions });
  const question: Question<Id> = state.questions[act.part]?.[act.question] ?? untouched;
  if (part.kind === "buzzer") return playBuzzer(part, part.values[act.question - 1] ?? 0, question, act);
  const order = part.kind === "risk" ? state.orders[act.part] : teams;
  if (!order) return refuse({ kind: "no-order", part: act.part });
  const turn = turnOf(order, act.question, part.kind);
  if (part.kind === "risk" || part.kind === "assigned") return playChosen(part, turn, question, act);
  const round = Math.floor((act.question - 1) / teams.length);
  return playSet(part, part.values[round] ?? 0, turn, question, act);
}
