import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extraRisk, suddenDeath, tieForPlace } from "#core/quiz/decider.ts";
import { riskOrder } from "#core/quiz/risk-order.ts";

const scores = (...points: number[]) => points.map((one, at) => ({ team: "abcdef".charAt(at), points: one }));
const right = (team: string) => ({ team, right: true });
const wrong = (team: string) => ({ team, right: false });

describe("the order of a risk part", () => {
  test("[QZ7] by score from high to low", () => {
    const { teams, facts } = riskOrder(scores(90, 140, -10), { by: "score", lot: { seed: "s" } });
    expect(teams).toEqual(["b", "a", "c"]);
    expect(facts.map(({ kind }) => kind)).toEqual(["separated", "separated"]);
  });

  test("[QZ7] the level by a lot that can be repeated and is told", () => {
    const { teams, facts } = riskOrder(scores(90, 140, 90, 90), { by: "score", lot: { seed: "s" } });
    expect(teams[0]).toBe("b");
    expect(facts).toContainEqual({ kind: "by-lot", place: 2, ids: teams.slice(1), seed: "s" });
    const seeds = Array.from({ length: 30 }, (_, at) => `s${at}`);
    const orders = seeds.map((seed) =>
      riskOrder(scores(90, 140, 90, 90), { by: "score", lot: { seed } }).teams.join(""),
    );
    expect(new Set(orders).size).toBe(6);
  });

  test("[QZ7] the level as lots were drawn by hand; who drew none plays last among them", () => {
    const lot = { drawn: ["d", "b", "a"] };
    expect(riskOrder(scores(90, 140, 90, 90), { by: "score", lot }).teams).toEqual(["b", "d", "a", "c"]);
  });

  test("[QZ7] or the seats decide, or the seats from the last to the first", () => {
    expect(riskOrder(scores(90, 140, 90), { by: "seat" })).toEqual({ teams: ["a", "b", "c"], facts: [] });
    expect(riskOrder(scores(90, 140, 90), { by: "reverse-seat" })).toEqual({ teams: ["c", "b", "a"], facts: [] });
  });
});

describe("a tie for a deciding place", () => {
  test.each([
    { points: [90, 80, 80, 70], places: 2, tie: { through: ["a"], tied: ["b", "c"], open: 1 } },
    { points: [80, 80, 80, 70], places: 2, tie: { through: [], tied: ["a", "b", "c"], open: 2 } },
    { points: [90, 80, 80, 70], places: 3, tie: { through: ["a", "b", "c"], tied: [], open: 0 } },
    { points: [90, 80, 70], places: 1, tie: { through: ["a"], tied: [], open: 0 } },
    { points: [90, 90], places: 2, tie: { through: ["a", "b"], tied: [], open: 0 } },
    { points: [90, 90], places: 5, tie: { through: ["a", "b"], tied: [], open: 0 } },
    { points: [90, 90], places: 0, tie: { through: [], tied: [], open: 0 } },
    { points: [70, 90], places: 1, tie: { through: ["b"], tied: [], open: 0 } },
  ])("[QZ10] totals $points for $places places", ({ points, places, tie }) => {
    expect(tieForPlace(scores(...points), places)).toEqual(tie);
  });
});

describe("sudden death", () => {
  test("[QZ10] the first to score wins", () => {
    expect(suddenDeath(["a", "b"], 1, [right("b")])).toEqual({
      through: ["b"],
      out: ["a"],
      left: [],
      decided: true,
      refused: [],
    });
  });

  test("[QZ10] the first wrong answer is out, and of two the other one wins", () => {
    expect(suddenDeath(["a", "b"], 1, [wrong("b")])).toEqual({
      through: ["a"],
      out: ["b"],
      left: [],
      decided: true,
      refused: [],
    });
  });

  test("[QZ10] of three, one wrong answer leaves two to go on", () => {
    const after = suddenDeath(["c", "a", "b"], 1, [wrong("b")]);
    expect(after).toEqual({ through: [], out: ["b"], left: ["a", "c"], decided: false, refused: [] });
    expect(suddenDeath(["c", "a", "b"], 1, [wrong("b"), right("c")])).toMatchObject({
      through: ["c"],
      out: ["b", "a"],
    });
  });

  test("[QZ10] several places are filled one by one, the last ones by who is left", () => {
    expect(suddenDeath(["a", "b", "c", "d"], 2, [right("d"), wrong("a")])).toMatchObject({
      through: ["d"],
      left: ["b", "c"],
      decided: false,
    });
    expect(suddenDeath(["a", "b", "c", "d"], 2, [right("d"), wrong("a"), wrong("b")])).toEqual({
      through: ["d", "c"],
      out: ["a", "b"],
      left: [],
      decided: true,
      refused: [],
    });
    expect(suddenDeath(["b", "a"], 2, [])).toMatchObject({ through: ["a", "b"], decided: true });
    expect(suddenDeath(["b", "a"], 0, [])).toMatchObject({ through: [], out: ["a", "b"], decided: true });
  });

  test("[QZ10] who is not in it, has settled, or comes after the decision is refused", () => {
    const { through, refused } = suddenDeath(["a", "b", "c"], 1, [
      wrong("x"),
      wrong("b"),
      right("b"),
      right("c"),
      right("a"),
    ]);
    expect(through).toEqual(["c"]);
    expect(refused).toEqual([
      { at: 0, refusal: { kind: "not-in-decider", team: "x", left: ["a", "b", "c"] } },
      { at: 2, refusal: { kind: "settled", team: "b", left: ["a", "c"] } },
      { at: 4, refusal: { kind: "decided" } },
    ]);
  });

  test("[QZ10] nobody is lost, and never more places go than are open", () => {
    const answers = fc.array(fc.record({ team: fc.constantFrom("a", "b", "c", "d"), right: fc.boolean() }));
    fc.assert(
      fc.property(answers, fc.integer({ min: 1, max: 4 }), (all, open) => {
        const { through, out, left, decided } = suddenDeath(["a", "b", "c", "d"], open, all);
        expect([...through, ...out, ...left].sort()).toEqual(["a", "b", "c", "d"]);
        expect(through.length <= open).toBe(true);
        expect(decided).toBe(through.length === open);
        expect(decided).toBe(left.length === 0);
      }),
    );
  });

  test("[QZ10] extra risk questions separate in order, and say who is still level", () => {
    const ranked = extraRisk([
      { team: "a", points: [-10] },
      { team: "b", points: [30, -10] },
      { team: "c", points: [30, 50] },
      { team: "d", points: [-10] },
    ]);
    expect(ranked.rows.map(({ id, place }) => [id, place])).toEqual([
      ["c", 1],
      ["b", 2],
      ["a", 3],
      ["d", 3],
    ]);
  });
});
