import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BankQuestion, Section } from "#core/quiz/bank.ts";
import { markChoice, markPaper, type Worths } from "#core/quiz/marking.ts";
import { drawPaper } from "#core/quiz/paper.ts";

const question = (id: string, type: BankQuestion<string>["type"], difficulty: string): BankQuestion<string> => ({
  id,
  type,
  difficulty,
  options: type === "true-false" ? ["yes", "no"] : ["A", "B", "C", "D"],
  key: type === "multiple" ? ["A", "C"] : type === "single" ? ["B"] : ["no"],
});
const bank = [
  ...["s1", "s2", "s3", "s4", "s5", "s6"].map((id) => question(id, "single", id < "s4" ? "easy" : "hard")),
  ...["m1", "m2"].map((id) => question(id, "multiple", "easy")),
  ...["t1", "t2"].map((id) => question(id, "true-false", "easy")),
];
const mine = { seed: "spring", person: "p1", attempt: 1 };
const sections: Section[] = [
  { type: "single", difficulty: null, count: 2 },
  { type: "single", difficulty: "easy", count: 2 },
  { type: "multiple", difficulty: "easy", count: 1 },
  { type: "true-false", difficulty: null, count: 1 },
];
const drawn = (who = mine, from: readonly BankQuestion<string>[] = bank, asked = sections) => {
  const answer = drawPaper(from, asked, who);
  if (!answer.ok) throw new Error("the bank is large enough");
  return answer.value.questions;
};
const typeOf = (id: string) => bank.find((one) => one.id === id);

describe("a random paper", () => {
  test("[QZ12] has every section in its place, and no question twice", () => {
    const ids = drawn().map(({ id }) => id);
    expect(ids.map((id) => id.charAt(0))).toEqual(["s", "s", "s", "s", "m", "t"]);
    expect(ids.slice(2, 4).map((id) => typeOf(id)?.difficulty)).toEqual(["easy", "easy"]);
    expect(new Set(ids).size).toBe(6);
  });

  test("[QZ12] is the same again for the same person and attempt, whatever the order of the bank", () => {
    expect(drawn(mine, [...bank].reverse())).toEqual(drawn());
    expect(drawn(mine, [...bank, ...bank])).toEqual(drawn());
  });

  test("[QZ12] is another one for another attempt, person or seed", () => {
    const papers = [mine, { ...mine, attempt: 2 }, { ...mine, person: "p2" }, { ...mine, seed: "autumn" }];
    expect(new Set(papers.map((who) => JSON.stringify(drawn(who)))).size).toBe(4);
    // the parts of the seed do not run into each other
    expect(drawn({ seed: "a", person: "b,c", attempt: 1 })).not.toEqual(
      drawn({ seed: "a,b", person: "c", attempt: 1 }),
    );
  });

  test("[QZ12] shows all options in a new order; true or false stays as it is", () => {
    const attempts = Array.from({ length: 20 }, (_, at) => drawn({ ...mine, attempt: at + 1 }));
    for (const { id, options } of attempts.flat()) {
      const known = typeOf(id)?.options ?? [];
      if (id.startsWith("t")) expect(options).toEqual(known);
      else expect([...options].sort()).toEqual(known);
    }
    const orders = attempts.flat().filter(({ id }) => !id.startsWith("t"));
    expect(new Set(orders.map(({ options }) => options.join(""))).size > 10).toBe(true);
  });

  test("[QZ12] does not tell the key", () => {
    expect(Object.keys(drawn()[0] ?? {}).sort()).toEqual(["id", "options"]);
  });

  test("[QZ12] a bank that just suffices does, whichever section comes first", () => {
    const all: Section[] = [
      { type: "single", difficulty: null, count: 3 },
      { type: "single", difficulty: "easy", count: 3 },
    ];
    for (const asked of [all, [...all].reverse()]) expect(drawn(mine, bank, asked).length).toBe(6);
  });

  test("[QZ12] a bank that is too small is refused with every section that lacks questions", () => {
    const asked: Section[] = [
      { type: "single", difficulty: null, count: 5 },
      { type: "true-false", difficulty: "hard", count: 1 },
      { type: "multiple", difficulty: null, count: 2 },
      { type: "single", difficulty: "easy", count: 4 },
    ];
    expect(drawPaper(bank, asked, mine)).toEqual({
      ok: false,
      refusal: {
        kind: "bank-too-small",
        missing: [
          { type: "single", difficulty: null, count: 5, section: 1, found: 3 },
          { type: "true-false", difficulty: "hard", count: 1, section: 2, found: 0 },
          { type: "single", difficulty: "easy", count: 4, section: 4, found: 3 },
        ],
      },
    });
  });

  test("[QZ12] every question of a section can be drawn", () => {
    const first = Array.from({ length: 60 }, (_, at) => drawn({ ...mine, attempt: at + 1 })[0]?.id);
    expect([...new Set(first)].sort()).toEqual(["s1", "s2", "s3", "s4", "s5", "s6"]);
  });
});

describe("marks of a paper", () => {
  const worth = { full: 100, partial: { kind: "fixed", points: 50 } } as const;

  test.each([
    { answer: "ABD", correctness: "right", points: 100 },
    { answer: "DBA", correctness: "right", points: 100 },
    { answer: "AB", correctness: "partial", points: 50 },
    { answer: "A", correctness: "partial", points: 50 },
    { answer: "AA", correctness: "partial", points: 50 },
    { answer: "AABD", correctness: "right", points: 100 },
    { answer: "ABC", correctness: "wrong", points: 0 },
    { answer: "ABCD", correctness: "wrong", points: 0 },
    { answer: "C", correctness: "wrong", points: 0 },
    { answer: "", correctness: "unanswered", points: 0 },
  ])("[QZ13] key ABD, answer $answer: $correctness", ({ answer, correctness, points }) => {
    expect(markChoice([..."ABD"], [...answer], worth)).toEqual({ correctness, points });
  });

  test("[QZ13] so much for each right option, but never more than all of it", () => {
    const each = (points: number) => ({ full: 100, partial: { kind: "each", points } }) as const;
    expect(markChoice([..."ABD"], [..."AB"], each(30)).points).toBe(60);
    expect(markChoice([..."ABD"], [..."AB"], each(70)).points).toBe(100);
    expect(markChoice([..."ABD"], [..."AAB"], each(30)).points).toBe(60);
    expect(markChoice([..."ABD"], [..."ABD"], each(30)).points).toBe(100);
  });

  test("[QZ13] a question without a right option is a mistake of the program", () => {
    expect(() => markChoice([], ["A"], worth)).toThrow("without a right option");
  });

  test("[QZ13] more can never be had than by the key, and a wrong option always costs everything", () => {
    const options = fc.uniqueArray(fc.constantFrom(..."ABCDEF"), { minLength: 1 });
    fc.assert(
      fc.property(options, options, (key, answer) => {
        const { points } = markChoice(key, answer, worth);
        expect(points === 100).toBe([...key].sort().join() === [...answer].sort().join());
        expect(points === 0).toBe(answer.some((one) => !key.includes(one)));
      }),
    );
  });

  const worths: Worths = {
    single: { full: 10, partial: { kind: "fixed", points: 0 } },
    multiple: { full: 20, partial: { kind: "fixed", points: 5 } },
    "true-false": { full: 3, partial: { kind: "fixed", points: 0 } },
  };
  const paper = {
    questions: ["s1", "m1", "t1", "s2"].map((id) => ({ id, options: [...(typeOf(id)?.options ?? [])] })),
  };
  const marked = (...answers: [string, ...string[]][]) =>
    markPaper(
      paper,
      bank,
      answers.map(([one, ...options]) => ({ question: one, options })),
      worths,
    );

  test("[QZ13] each type brings its own, in the order of the paper", () => {
    expect(marked(["t1", "no"], ["m1", "A"], ["s1", "B"])).toEqual({
      points: 18,
      lines: [
        { question: "s1", correctness: "right", points: 10 },
        { question: "m1", correctness: "partial", points: 5 },
        { question: "t1", correctness: "right", points: 3 },
        { question: "s2", correctness: "unanswered", points: 0 },
      ],
      refused: [],
    });
  });

  test("[QZ13] two options on a single choice are wrong", () => {
    expect(marked(["s1", "B", "A"]).lines[0]).toEqual({ question: "s1", correctness: "wrong", points: 0 });
  });

  test("[QZ13] an answer that cannot be is refused, and the question has none", () => {
    const { points, refused } = marked(
      ["z9", "A"],
      ["s2", "B"],
      ["y9", "A"],
      ["m1", "A", "E"],
      ["s2", "B"],
      ["t1", "no"],
    );
    expect(points).toBe(3);
    expect(refused).toEqual([
      { kind: "unknown-option", question: "m1", option: "E", options: ["A", "B", "C", "D"] },
      { kind: "answered-twice", question: "s2" },
      { kind: "not-on-paper", question: "y9" },
      { kind: "not-on-paper", question: "z9" },
    ]);
  });

  test("[QZ13] a paper with a question that the bank has lost is a mistake of the program", () => {
    expect(() => markPaper({ questions: [{ id: "gone", options: [] }] }, bank, [], worths)).toThrow(
      "the bank has no question gone",
    );
  });
});
