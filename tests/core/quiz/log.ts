import type { OpId } from "#core/ids.ts";
import type { QuizAct, QuizEntry } from "#core/quiz/acts.ts";
import type { Losses, QuizForm } from "#core/quiz/form.ts";
import { foldQuiz } from "#core/quiz/stage.ts";
import { id } from "../people.ts";

export type Team = "red" | "green" | "blue";
export const teams = ["red", "green", "blue"] as const;
export type Act = QuizAct<Team>;

const free: Losses = { wrong: "nothing", late: "nothing", unstarted: "nothing" };
const full: Losses = { wrong: "value", late: { points: 15 }, unstarted: { points: 5 } };

/** Parts 1 to 5: must-answer, joint, buzzer, risk, assigned. */
export const form: QuizForm<Team> = {
  teams,
  base: 100,
  floor: null,
  parts: [
    { kind: "must", values: [10, 20], losses: { ...free, unstarted: "value" }, limitMs: 20_000 },
    { kind: "joint", values: [10], losses: free, limitMs: null },
    {
      kind: "buzzer",
      values: [10, 10, 20],
      losses: full,
      limitMs: null,
      early: { policy: "void", loss: "value" },
      reopens: false,
    },
    { kind: "risk", rounds: 1, choices: [10, 30, 50], mayPass: true, losses: full, limitMs: null },
    { kind: "assigned", rounds: 2, choices: [10, 20], losses: full, limitMs: null },
  ],
};

/** Entry number n, from 1, of each act; one device, a second apart. */
export const log = (...acts: Act[]): QuizEntry<Team>[] =>
  acts.map((act, i) => ({ ...act, id: id<OpId>(i + 1), device: "desk", seq: i + 1, at: 1000 * (i + 1) }));

export const played = (acts: readonly Act[], with_: Partial<QuizForm<Team>> = {}) =>
  foldQuiz({ ...form, ...with_ }, log(...acts));

/** The totals in seat order. */
export const points = (acts: readonly Act[], with_: Partial<QuizForm<Team>> = {}) =>
  played(acts, with_).totals.map((one) => one.points);

/** Why the last of the acts cannot be; null where it can. */
export function refusalOf(acts: readonly Act[], with_: Partial<QuizForm<Team>> = {}) {
  const { refused } = played(acts, with_);
  return refused.find(({ entry }) => entry === id<OpId>(acts.length))?.refusal ?? null;
}

type Answered = Extract<Act, { kind: "answer" }>;
export const answer = (
  part: number,
  question: number,
  team: Team,
  found: Answered["found"],
  rest: Partial<Answered> = {},
): Act => ({ kind: "answer", part, question, team, found, ...rest });
export const press = (question: number, team: Team, early = false): Act => ({
  kind: "press",
  part: 3,
  question,
  team,
  early,
});
export const choose = (part: number, question: number, team: Team, value: number): Act => ({
  kind: "choose",
  part,
  question,
  team,
  value,
});
export const order: Act = { kind: "order", part: 4, teams: ["blue", "red", "green"] };
export const end: Act = { kind: "end" };
