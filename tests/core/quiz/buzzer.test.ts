import { describe, expect, test } from "vitest";
import type { EarlyPress, QuizForm } from "#core/quiz/form.ts";
import { type Act, answer, choose, form, played, points, press, refusalOf, type Team } from "./log.ts";

/** The form with another early policy, or with questions that reopen. */
const withBuzzer = (early: EarlyPress, reopens = false): Partial<QuizForm<Team>> => ({
  parts: form.parts.map((part) => (part.kind === "buzzer" ? { ...part, early, reopens } : part)),
});
const barred = withBuzzer({ policy: "barred", loss: "value" });
const repeat = withBuzzer({ policy: "repeat" });
const reopening = withBuzzer({ policy: "repeat" }, true);

describe("a buzzer question", () => {
  test("[QZ4] right adds the question's value, wrong takes it, late and not starting take their own loss", () => {
    const greenAfter = (found: "right" | "wrong" | "incomplete" | "late" | "unstarted") =>
      points([press(3, "green"), answer(3, 3, "green", found)])[1];
    expect([
      greenAfter("right"),
      greenAfter("wrong"),
      greenAfter("incomplete"),
      greenAfter("late"),
      greenAfter("unstarted"),
    ]).toEqual([120, 80, 80, 85, 95]);
  });

  test("[QZ4] the first press holds it, and only who holds it answers", () => {
    expect(refusalOf([press(1, "red"), press(1, "green")])).toEqual({ kind: "held", holder: "red" });
    expect(refusalOf([press(1, "red"), press(1, "green"), answer(3, 1, "green", "right")])).toEqual({
      kind: "wrong-turn",
      team: "green",
      whose: "red",
    });
    expect(refusalOf([answer(3, 1, "red", "right")])).toEqual({ kind: "no-press" });
    expect(refusalOf([press(1, "red"), answer(3, 2, "red", "right")])).toEqual({ kind: "no-press" });
    expect(refusalOf([choose(3, 1, "red", 10)])).toEqual({
      kind: "not-in-part",
      act: "choose",
      acts: ["press", "answer"],
    });
  });

  test("[QZ4] after the answer it is over", () => {
    const acts = [press(1, "red"), answer(3, 1, "red", "wrong")];
    expect(refusalOf([...acts, press(1, "green")])).toEqual({ kind: "answered" });
    expect(refusalOf([...acts, answer(3, 1, "red", "right")])).toEqual({ kind: "answered" });
    expect(played(acts).questions[3]?.[1]).toEqual({ value: null, holder: null, barred: [], over: "answered" });
  });

  test("[QZ4] where questions reopen, the others may press after a wrong answer, and a right one ends it", () => {
    const acts = [press(1, "red"), answer(3, 1, "red", "wrong")];
    expect(refusalOf([...acts, press(1, "red")], reopening)).toEqual({ kind: "barred", team: "red" });
    const on = [...acts, press(1, "green"), answer(3, 1, "green", "right")];
    expect(points(on, reopening)).toEqual([90, 110, 100]);
    expect(refusalOf([...on, press(1, "blue")], reopening)).toEqual({ kind: "answered" });
    const all = [...acts, press(1, "green"), answer(3, 1, "green", "late")];
    expect(played(all, reopening).questions[3]?.[1]).toEqual({
      value: null,
      holder: null,
      barred: ["red", "green"],
      over: null,
    });
  });
});

describe("a press before the host's begin", () => {
  const early = press(3, "red", true);

  test("[QZ5] takes the value and makes the question void", () => {
    expect(points([early])).toEqual([80, 100, 100]);
    expect(refusalOf([early, press(3, "green")])).toEqual({ kind: "void" });
    expect(refusalOf([early, answer(3, 3, "red", "right")])).toEqual({ kind: "void" });
    expect(played([early]).lines[0]).toMatchObject({ cause: "early", points: -20, overMs: null });
  });

  test("[QZ5] takes the value and bars the team from this question, not from the next; the others go on", () => {
    expect(points([early], barred)).toEqual([80, 100, 100]);
    expect(refusalOf([early, press(3, "red")], barred)).toEqual({ kind: "barred", team: "red" });
    expect(refusalOf([early, press(2, "red")], barred)).toBeNull();
    const on: Act[] = [early, press(3, "blue", true), press(3, "green"), answer(3, 3, "green", "right")];
    expect(points(on, barred)).toEqual([80, 120, 80]);
    expect(played(on, barred).questions[3]?.[3]?.barred).toEqual(["red", "blue"]);
  });

  test("[QZ5] may cost nothing, or always the same", () => {
    expect(points([early], withBuzzer({ policy: "barred", loss: "nothing" }))).toEqual([100, 100, 100]);
    expect(points([early], withBuzzer({ policy: "void", loss: { points: 7 } }))).toEqual([93, 100, 100]);
    expect(Object.is(played([early], withBuzzer({ policy: "void", loss: "nothing" })).lines[0]?.points, 0)).toBe(true);
  });

  test("[QZ5] is allowed where the team then repeats the question; a right answer without it is wrong", () => {
    expect(points([early], repeat)).toEqual([100, 100, 100]);
    expect(points([early, answer(3, 3, "red", "right", { repeated: true })], repeat)).toEqual([120, 100, 100]);
    for (const rest of [{}, { repeated: false }]) {
      const { lines } = played([early, answer(3, 3, "red", "right", rest)], repeat);
      expect(lines).toMatchObject([{ cause: "not-repeated", points: -20 }]);
    }
    expect(played([early, answer(3, 3, "red", "late")], repeat).lines).toMatchObject([{ cause: "late" }]);
    expect(points([press(3, "red"), answer(3, 3, "red", "right")], repeat)).toEqual([120, 100, 100]);
  });
});
