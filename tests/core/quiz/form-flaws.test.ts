import { describe, expect, test } from "vitest";
import type { Part } from "#core/quiz/form.ts";
import { formFlaws } from "#core/quiz/form-flaws.ts";
import { form, type Team } from "./log.ts";

const of = (part: number, change: Partial<Record<string, unknown>>) => ({
  ...form,
  parts: form.parts.map((one, at) => (at + 1 === part ? ({ ...one, ...change } as Part) : one)),
});

describe("the form of a stage quiz", () => {
  test("[QZ24] a form that can be played has nothing wrong", () => {
    expect(formFlaws(form)).toEqual([]);
    expect(formFlaws({ ...form, base: 0, floor: 0, teams: ["red"], parts: [] })).toEqual([]);
    expect(formFlaws(of(3, { early: { policy: "repeat" } }))).toEqual([]);
  });

  test("[QZ24] teams there must be, and each once", () => {
    expect(formFlaws({ ...form, teams: [] })).toEqual([{ kind: "no-teams" }]);
    const teams: Team[] = ["red", "green", "red", "green", "red"];
    expect(formFlaws({ ...form, teams })).toEqual([
      { kind: "team-twice", team: "green" },
      { kind: "team-twice", team: "red" },
    ]);
  });

  test("[QZ24] base, floor, values and losses are whole, and values and losses more than 0", () => {
    expect(formFlaws({ ...form, base: 0.5, floor: -0.5 })).toEqual([
      { kind: "not-whole", part: null, value: 0.5 },
      { kind: "not-whole", part: null, value: -0.5 },
    ]);
    expect(formFlaws(of(1, { values: [1, 0, 2.5] }))).toEqual([
      { kind: "not-positive", part: 1, value: 0 },
      { kind: "not-whole", part: 1, value: 2.5 },
    ]);
    const losses = { wrong: { points: -1 }, late: { points: 1 }, unstarted: { points: 0.5 } };
    expect(formFlaws(of(4, { choices: [-10], losses }))).toEqual([
      { kind: "not-positive", part: 4, value: -10 },
      { kind: "not-positive", part: 4, value: -1 },
      { kind: "not-whole", part: 4, value: 0.5 },
    ]);
    expect(formFlaws(of(3, { early: { policy: "void", loss: { points: -5 } } }))).toEqual([
      { kind: "not-positive", part: 3, value: -5 },
    ]);
  });

  test("[QZ24] every part has questions, and where values are chosen, values", () => {
    expect(formFlaws(of(2, { values: [] }))).toEqual([{ kind: "no-questions", part: 2 }]);
    expect(formFlaws(of(3, { values: [] }))).toEqual([{ kind: "no-questions", part: 3 }]);
    expect(formFlaws(of(5, { rounds: 0, choices: [] }))).toEqual([
      { kind: "no-questions", part: 5 },
      { kind: "no-choices", part: 5 },
    ]);
  });
});
