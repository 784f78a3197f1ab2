import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OpId } from "#core/ids.ts";
import type { QuizEntry } from "#core/quiz/acts.ts";
import { questionsOf } from "#core/quiz/form.ts";
import { foldQuiz } from "#core/quiz/stage.ts";
import { afterChange, totals } from "#core/quiz/total.ts";
import { id } from "../people.ts";
import {
  type Act,
  answer,
  choose,
  end,
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

describe("totals", () => {
  test("[QZ2] everybody begins with the base, and only a floor keeps a total from going below zero", () => {
    expect(points([])).toEqual([100, 100, 100]);
    expect(totals(0, [-10, 10, -30], null)).toEqual([-10, 0, -30]);
    expect(totals(0, [-10, 10, -30], 0)).toEqual([0, 10, 0]);
    expect(totals(100, [], 0)).toEqual([]);
  });

  test.each([
    { total: 20, change: -20, after: 0 },
    { total: 20, change: -21, after: 0 },
    { total: -30, change: -10, after: -30 },
    { total: -30, change: 10, after: -20 },
  ])("[QZ2] with a floor of 0, $total and $change is $after", ({ total, change, after }) => {
    expect(afterChange(total, change, 0)).toBe(after);
    expect(afterChange(total, change, null)).toBe(total + change);
  });

  test("[QZ2] the floor works change by change in the contest too", () => {
    const acts = [press(1, "red"), answer(3, 1, "red", "wrong"), answer(1, 1, "red", "right")];
    expect(points(acts, { base: 5 })).toEqual([5, 5, 5]);
    expect(points(acts, { base: 5, floor: 0 })).toEqual([10, 5, 5]);
    const { lines } = played(acts, { base: 5, floor: 0 });
    expect(lines).toEqual([
      {
        entry: id(2),
        team: "red",
        spot: { part: 3, question: 1 },
        cause: "wrong",
        points: -10,
        total: 0,
        overMs: null,
      },
      {
        entry: id(3),
        team: "red",
        spot: { part: 1, question: 1 },
        cause: "right",
        points: 10,
        total: 10,
        overMs: null,
      },
    ]);
  });
});

describe("must-answer and joint questions", () => {
  test("[QZ3] go round in seat order, a round for each value", () => {
    const acts: Act[] = teams.flatMap((team, seat) => [
      answer(1, seat + 1, team, "right"),
      answer(1, seat + 4, team, "right"),
      answer(2, seat + 1, team, "right"),
    ]);
    expect(points(acts)).toEqual([140, 140, 140]);
    expect(points(acts.slice(0, 2))).toEqual([130, 100, 100]);
  });

  test("[QZ3] a wrong, incomplete or late answer costs nothing here; not starting costs the value", () => {
    for (const found of ["wrong", "incomplete", "late"] as const)
      expect(points([answer(1, 4, "red", found)])).toEqual([100, 100, 100]);
    expect(points([answer(1, 4, "red", "unstarted")])).toEqual([80, 100, 100]);
  });

  test("[QZ3] a right answer within the time counts, a millisecond later it is late and says by how much", () => {
    const on = played([answer(1, 1, "red", "right", { ms: 20_000 })]).lines[0];
    expect([on?.cause, on?.points, on?.overMs]).toEqual(["right", 10, null]);
    const over = played([answer(1, 1, "red", "right", { ms: 20_001 })]).lines[0];
    expect([over?.cause, over?.points, over?.overMs]).toEqual(["late", 0, 1]);
    expect(points([answer(2, 1, "red", "right", { ms: 9_000_000 })])).toEqual([110, 100, 100]);
    const wrong = played([answer(1, 1, "red", "wrong", { ms: 20_001 })]).lines[0];
    expect([wrong?.cause, wrong?.overMs]).toEqual(["wrong", null]);
  });

  test("[QZ3] only the team whose turn it is answers, and once", () => {
    expect(refusalOf([answer(1, 2, "red", "right")])).toEqual({ kind: "wrong-turn", team: "red", whose: "green" });
    expect(refusalOf([answer(1, 6, "red", "right")])).toEqual({ kind: "wrong-turn", team: "red", whose: "blue" });
    const twice = [answer(1, 1, "red", "wrong"), answer(1, 1, "red", "right")];
    expect(refusalOf(twice)).toEqual({ kind: "answered" });
    expect(points(twice)).toEqual([100, 100, 100]);
    expect(refusalOf([{ ...press(1, "red"), part: 1 } as Act])).toEqual({
      kind: "not-in-part",
      act: "press",
      acts: ["answer"],
    });
    expect(refusalOf([choose(2, 1, "red", 10)])).toEqual({ kind: "not-in-part", act: "choose", acts: ["answer"] });
  });

  test("[QZ3] questions are counted by part: teams times values, values, or teams times rounds", () => {
    expect(form.parts.map((part) => questionsOf(part, 3))).toEqual([6, 3, 3, 3, 6]);
  });

  test.each([
    { question: 0, part: 1, questions: 6 },
    { question: 7, part: 1, questions: 6 },
    { question: 1.5, part: 1, questions: 6 },
    { question: 4, part: 3, questions: 3 },
    { question: 7, part: 5, questions: 6 },
  ])("[QZ3] question $question of part $part is none of its $questions", ({ question, part, questions }) => {
    expect(refusalOf([answer(part, question, "red", "right")])).toEqual({
      kind: "unknown-question",
      question,
      questions,
    });
  });

  test.each([0, 6])("[QZ3] part %j is none of the five", (part) => {
    expect(refusalOf([answer(part, 1, "red", "right")])).toEqual({ kind: "unknown-part", part, parts: 5 });
    expect(refusalOf([{ ...order, part } as Act])).toEqual({ kind: "unknown-part", part, parts: 5 });
  });

  test("[QZ3] the last question of a part is one", () => {
    expect(refusalOf([answer(1, 6, "blue", "right")])).toBeNull();
  });
});

describe("a quiz's log", () => {
  const stranger = answer(1, 1, "red", "right", { team: "pink" as Team });

  test("[QZ1] a team that is not in the contest changes nothing, and the refusal names who is", () => {
    expect(refusalOf([stranger])).toEqual({ kind: "unknown-team", team: "pink", teams });
    expect(points([stranger])).toEqual([100, 100, 100]);
  });

  test("[QZ1] after the end nothing is played, and nothing is announced", () => {
    expect(refusalOf([end, answer(1, 1, "red", "right")])).toEqual({ kind: "ended" });
    expect(refusalOf([end, order])).toEqual({ kind: "ended" });
    expect([played([]).ended, played([end]).ended]).toEqual([false, true]);
  });

  test("[QZ1] what was withdrawn did not happen, and what it stood in the way of counts", () => {
    const taken: Act = { kind: "withdraw", target: id<OpId>(1), by: "judge", reason: "wrong button" };
    const { totals, withdrawn, questions, refused } = played([
      answer(1, 1, "red", "wrong"),
      answer(1, 1, "red", "right"),
      taken,
    ]);
    expect(totals[0]).toEqual({ team: "red", points: 110 });
    expect(withdrawn).toEqual([{ entry: id(3), target: id(1), by: "judge", reason: "wrong button", at: 3000 }]);
    expect(questions).toEqual({ 1: { 1: { value: null, holder: null, barred: [], over: "answered" } } });
    expect(refused).toEqual([]);
    expect(played([end, taken]).ended).toBe(false);
  });

  test("[QZ1] a withdrawal needs an author, a reason and an entry that is not a withdrawal", () => {
    const withdraw = (target: number, by = "judge", reason = "mistake"): Act => ({
      kind: "withdraw",
      target: id<OpId>(target),
      by,
      reason,
    });
    expect(refusalOf([end, withdraw(1, " ")])).toEqual({ kind: "no-author" });
    expect(refusalOf([end, withdraw(1, "judge", " ")])).toEqual({ kind: "no-reason" });
    expect(refusalOf([end, withdraw(9)])).toEqual({ kind: "no-entry", target: id(9) });
    expect(refusalOf([end, withdraw(1), withdraw(2)])).toEqual({ kind: "no-entry", target: id(2) });
    expect(played([end, withdraw(1), withdraw(2)]).ended).toBe(false);
    expect(played([end, withdraw(1, "")]).ended).toBe(true);
  });

  test("[QZ1] between devices the earlier clock is first, and no device's entry before its own earlier one", () => {
    const at = (entry: QuizEntry<Team>, device: string, seq: number, at: number) => ({ ...entry, device, seq, at });
    const [a, b, c] = log(press(1, "red"), press(1, "green"), press(1, "blue"));
    if (!a || !b || !c) throw new Error("three presses");
    const holder = (...entries: QuizEntry<Team>[]) => foldQuiz(form, entries).questions[3]?.[1]?.holder?.team;
    expect(holder(at(a, "x", 1, 500), at(b, "y", 1, 400))).toBe("green");
    expect(holder(at(a, "x", 1, 500), at(b, "y", 1, 600))).toBe("red");
    // green's clock jumped back after its device's first entry, which came after red's
    const first = at({ ...c, kind: "end" } as QuizEntry<Team>, "y", 1, 900);
    expect(holder(first, at(b, "y", 2, 100), at(a, "x", 1, 500))).toBe("red");
  });

  const team = fc.constantFrom<Team>(...teams);
  const spot = { part: fc.integer({ min: 1, max: 5 }), question: fc.integer({ min: 1, max: 3 }), team };
  const act: fc.Arbitrary<Act> = fc.oneof(
    fc.record({ kind: fc.constant("press" as const), ...spot, early: fc.boolean() }),
    fc.record({ kind: fc.constant("choose" as const), ...spot, value: fc.constantFrom(10, 20, 30) }),
    fc.record({ kind: fc.constant("pass" as const), ...spot }),
    fc.record({
      kind: fc.constant("answer" as const),
      ...spot,
      found: fc.constantFrom("right" as const, "wrong" as const, "late" as const),
    }),
    fc.constant(order),
    fc.record({
      kind: fc.constant("withdraw" as const),
      target: fc.integer({ min: 1, max: 20 }).map((n) => id<OpId>(n)),
      by: fc.constant("judge"),
      reason: fc.constantFrom("", "mistake"),
    }),
  );
  const stamped = fc
    .array(fc.tuple(act, fc.constantFrom("a", "b"), fc.nat(9)), { maxLength: 20 })
    .map((all) => all.map(([one, device, at], i) => ({ ...one, id: id<OpId>(i + 1), device, seq: i + 1, at })));

  test("[QZ1] repeats and any order of arrival give the same state", () => {
    fc.assert(
      fc.property(
        stamped.chain((entries) =>
          fc.tuple(
            fc.constant(entries),
            fc.shuffledSubarray([...entries, ...entries], { minLength: entries.length * 2 }),
          ),
        ),
        ([entries, arrived]) => {
          expect(foldQuiz(form, arrived)).toEqual(foldQuiz(form, entries));
        },
      ),
    );
  });

  test("[QZ1] every total is the base and its lines, and every entry counts or is refused", () => {
    fc.assert(
      fc.property(stamped, (entries) => {
        const { totals, lines, refused, withdrawn } = foldQuiz(form, entries);
        for (const { team, points } of totals)
          expect(points).toBe(lines.filter((line) => line.team === team).reduce((all, line) => all + line.points, 100));
        const told = refused.map(({ entry }) => entry);
        expect(new Set(told).size).toBe(told.length);
        expect(lines.filter(({ entry }) => told.includes(entry))).toEqual([]);
        expect(lines.filter(({ entry }) => withdrawn.some(({ target }) => target === entry))).toEqual([]);
      }),
    );
  });
});
