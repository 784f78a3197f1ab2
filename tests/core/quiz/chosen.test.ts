import { describe, expect, test } from "vitest";
import type { OpId } from "#core/ids.ts";
import type { QuizForm } from "#core/quiz/form.ts";
import { assignRing, turnOf } from "#core/quiz/turns.ts";
import { id } from "../people.ts";
import {
  type Act,
  answer,
  choose,
  form,
  log,
  order,
  played,
  points,
  press,
  refusalOf,
  type Team,
  teams,
} from "./log.ts";

const risk = (team: Team, question: number, value: number, found: "right" | "wrong" | "incomplete"): Act[] => [
  choose(4, question, team, value),
  answer(4, question, team, found),
];
const pass = (part: number, question: number, team: Team): Act => ({ kind: "pass", part, question, team });
const mustPlay: Partial<QuizForm<Team>> = {
  parts: form.parts.map((part) => (part.kind === "risk" ? { ...part, mayPass: false } : part)),
};

describe("a risk question", () => {
  test("[QZ6] adds or takes the chosen value; every part of the answer must be there", () => {
    const acts = [
      order,
      ...risk("blue", 1, 50, "right"),
      ...risk("red", 2, 30, "wrong"),
      ...risk("green", 3, 10, "incomplete"),
    ];
    expect(points(acts)).toEqual([70, 90, 150]);
    expect(played(acts).lines.map(({ cause }) => cause)).toEqual(["right", "wrong", "incomplete"]);
    expect(played(acts).orders).toEqual({ 4: ["blue", "red", "green"] });
  });

  test("[QZ6] has one of the part's values, chosen once and before the answer", () => {
    const choices = [10, 30, 50];
    expect(refusalOf([order, choose(4, 1, "blue", 20)])).toEqual({ kind: "unknown-value", value: 20, choices });
    expect(refusalOf([order, answer(4, 1, "blue", "right")])).toEqual({ kind: "no-value", whose: "blue", choices });
    expect(refusalOf([order, choose(4, 1, "blue", 10), choose(4, 1, "blue", 50)])).toEqual({
      kind: "chosen",
      value: 10,
    });
    expect(refusalOf([order, choose(4, 1, "blue", 10), pass(4, 1, "blue")])).toEqual({ kind: "chosen", value: 10 });
    expect(refusalOf([order, ...risk("blue", 1, 10, "right"), choose(4, 1, "blue", 10)])).toEqual({ kind: "answered" });
    expect(refusalOf([order, { ...press(1, "blue"), part: 4 } as Act])).toEqual({
      kind: "not-in-part",
      act: "press",
      acts: ["choose", "pass", "answer"],
    });
  });

  test("[QZ6] may be passed where the part says so, and is over then", () => {
    expect(points([order, pass(4, 1, "blue")])).toEqual([100, 100, 100]);
    expect(refusalOf([order, pass(4, 1, "blue"), choose(4, 1, "blue", 10)])).toEqual({ kind: "passed" });
    expect(refusalOf([order, pass(4, 1, "blue")], mustPlay)).toEqual({ kind: "may-not-pass", choices: [10, 30, 50] });
  });

  test("[QZ7] waits for its order, which names everybody once and stays once it is played", () => {
    expect(refusalOf([choose(4, 1, "blue", 10)])).toEqual({ kind: "no-order", part: 4 });
    const short: Act = { kind: "order", part: 4, teams: ["blue", "red"] };
    const twice: Act = { kind: "order", part: 4, teams: ["blue", "red", "red"] };
    for (const wrong of [short, twice]) expect(refusalOf([wrong])).toEqual({ kind: "not-everybody", teams });
    const other: Act = { kind: "order", part: 4, teams };
    expect(refusalOf([order, other])).toBeNull();
    expect(played([order, other]).orders[4]).toEqual(teams);
    expect(refusalOf([order, choose(4, 1, "blue", 10), other])).toEqual({
      kind: "order-in-use",
      part: 4,
      teams: ["blue", "red", "green"],
    });
    expect(refusalOf([order, choose(4, 2, "blue", 10)])).toEqual({ kind: "wrong-turn", team: "blue", whose: "red" });
    expect(refusalOf([{ ...order, part: 3 } as Act])).toEqual({
      kind: "not-in-part",
      act: "order",
      acts: ["press", "answer"],
    });
  });
});

describe("an assigned question", () => {
  test("[QZ8] the team before sets the value, for the first team the last one", () => {
    const acts = [
      choose(5, 1, "blue", 20),
      answer(5, 1, "red", "right"),
      choose(5, 2, "red", 10),
      answer(5, 2, "green", "wrong"),
    ];
    expect(points(acts)).toEqual([120, 90, 100]);
    expect(refusalOf([choose(5, 1, "red", 20)])).toEqual({ kind: "wrong-turn", team: "red", whose: "blue" });
    expect(refusalOf([choose(5, 4, "red", 20)])).toEqual({ kind: "wrong-turn", team: "red", whose: "blue" });
    expect(refusalOf([choose(5, 1, "blue", 20), answer(5, 1, "blue", "right")])).toEqual({
      kind: "wrong-turn",
      team: "blue",
      whose: "red",
    });
    expect(refusalOf([answer(5, 1, "red", "right")])).toEqual({ kind: "no-value", whose: "blue", choices: [10, 20] });
    expect(refusalOf([pass(5, 1, "red")])).toEqual({ kind: "not-in-part", act: "pass", acts: ["choose", "answer"] });
  });

  test("[QZ8] the ring of who sets for whom", () => {
    expect(assignRing(teams)).toEqual([
      { chooses: "red", answers: "green" },
      { chooses: "green", answers: "blue" },
      { chooses: "blue", answers: "red" },
    ]);
    expect(assignRing(["red"])).toEqual([{ chooses: "red", answers: "red" }]);
    expect(assignRing([])).toEqual([]);
    expect(() => turnOf([], 1, "must")).toThrow("no turn 1");
  });
});

describe("objections and rulings", () => {
  const end: Act = { kind: "end" };
  const objection: Act = { kind: "object", team: "green", by: "leader", inWriting: true };
  const ruling = (rest: Partial<Extract<Act, { kind: "ruling" }>> = {}): Act => ({
    kind: "ruling",
    objection: null,
    changes: [
      { team: "green", points: 10 },
      { team: "red", points: -10 },
    ],
    by: "chief judge",
    reason: "two answers were right",
    ...rest,
  });

  test("[QZ9] an objection is taken after the match, from the leader, in writing", () => {
    expect(refusalOf([objection])).toEqual({ kind: "not-ended" });
    expect(played([objection]).objections).toEqual([]);
    expect(refusalOf([end, { ...objection, by: "member" } as Act])).toEqual({ kind: "not-by-leader" });
    expect(refusalOf([end, { ...objection, inWriting: false } as Act])).toEqual({ kind: "not-in-writing" });
    expect(played([end, objection]).objections).toEqual([{ entry: id(2), team: "green", at: 2000, ruling: null }]);
  });

  test("[QZ9] a ruling changes totals with author and reason, and answers its objection once", () => {
    const answers = ruling({ objection: log(end, objection)[1]?.id ?? null });
    const { totals, lines, objections } = played([end, objection, answers]);
    expect(totals.map(({ points }) => points)).toEqual([90, 110, 100]);
    expect(lines).toEqual([
      { entry: id(3), team: "green", spot: null, cause: "ruling", points: 10, total: 110, overMs: null },
      { entry: id(3), team: "red", spot: null, cause: "ruling", points: -10, total: 90, overMs: null },
    ]);
    expect(objections.map((one) => one.ruling)).toEqual([id(3)]);
    expect(refusalOf([end, objection, answers, answers])).toEqual({ kind: "ruled", ruling: id(3) });
    expect(points([end, objection, answers, answers])).toEqual([90, 110, 100]);
  });

  test("[QZ9] the judges may correct without an objection, before the end too", () => {
    expect(points([ruling()])).toEqual([90, 110, 100]);
    expect(played([end, objection, ruling()]).objections[0]?.ruling).toBeNull();
  });

  test("[QZ9] without author, reason, a known team or a known objection there is no ruling", () => {
    expect(refusalOf([ruling({ by: "" })])).toEqual({ kind: "no-author" });
    expect(refusalOf([ruling({ reason: "  " })])).toEqual({ kind: "no-reason" });
    const pink = "pink" as Team;
    expect(refusalOf([ruling({ changes: [{ team: pink, points: 1 }] })])).toEqual({
      kind: "unknown-team",
      team: "pink",
      teams,
    });
    const lost = ruling({ objection: id<OpId>(9) });
    const answered = ruling({ objection: id<OpId>(3) });
    expect(refusalOf([end, objection, objection, answered, lost])).toEqual({
      kind: "no-objection",
      objections: [id(2)],
    });
    expect(points([lost])).toEqual([100, 100, 100]);
  });
});
