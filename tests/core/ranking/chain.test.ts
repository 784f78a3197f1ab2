import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rankByChain } from "#core/ranking/chain.ts";
import type { ChainKey, ChainRow } from "#core/ranking/chain-row.ts";
import { chains } from "#core/ranking/chains.ts";
import type { Numbering } from "#core/ranking/numbering.ts";
import { sheetOrder } from "#core/ranking/status.ts";
import type { Value } from "#core/ranking/value.ts";

const count: ChainKey = { key: "count", direction: "more" };
const stops: ChainKey = { key: "stops", direction: "less" };
const one = (id: string, value: Value, more: Record<string, Value> = {}): ChainRow<string> => ({
  id,
  values: { count: value, ...more },
});
const placed = (rows: readonly ChainRow<string>[], keys = [count], numbering?: Numbering<string>) =>
  rankByChain(rows, keys, numbering).rows.map(({ id, place }) => [id, place]);

const tiedAtTwo = [one("a", 132), one("b", 140), one("c", 132), one("d", 120)];

describe("chain", () => {
  test.each([
    { style: "competition" as const, places: [1, 2, 2, 4] },
    { style: "dense" as const, places: [1, 2, 2, 3] },
    { style: "fractional" as const, places: [1, 2.5, 2.5, 4] },
  ])("[RK2] [RK5] those whom no key separates share the place, numbered $style", ({ style, places }) => {
    const ids = ["b", "a", "c", "d"];
    expect(placed(tiedAtTwo, [count], { style })).toEqual(ids.map((id, i) => [id, places[i]]));
  });

  test("[RK5] the first key that differs decides, and every row says which key stands beside it", () => {
    const rows = [
      one("a", 85, { practice: 82, time: 3000 }),
      one("b", 85, { practice: 88, time: 3400 }),
      one("c", 85, { practice: 88, time: 3300 }),
      one("d", 90, { practice: 1, time: 9999 }),
    ];
    const keys: ChainKey[] = [count, { key: "practice", direction: "more" }, { key: "time", direction: "less" }];
    expect(rankByChain(rows, keys).rows).toEqual([
      { id: "d", place: 1, level: ["d"], decidedBy: { above: null, below: "count" } },
      { id: "c", place: 2, level: ["c"], decidedBy: { above: "count", below: "time" } },
      { id: "b", place: 3, level: ["b"], decidedBy: { above: "time", below: "practice" } },
      { id: "a", place: 4, level: ["a"], decidedBy: { above: "practice", below: null } },
    ]);
  });

  test.each<{ why: string; direction: ChainKey["direction"]; best: Value; worse: Value }>([
    { why: "more is better", direction: "more", best: 2, worse: 1 },
    { why: "less is better", direction: "less", best: 1, worse: 2 },
    { why: "nothing is worst, where more is better", direction: "more", best: -5, worse: null },
    { why: "nothing is worst, where less is better", direction: "less", best: 5, worse: null },
    { why: "the second best attempt", direction: "more", best: [720, 715, null], worse: [720, 710, 690] },
    { why: "the second best time", direction: "less", best: [720, 710], worse: [720, 715] },
    { why: "one attempt more, where more is better", direction: "more", best: [7, 0], worse: [7] },
    { why: "one attempt more, where less is better", direction: "less", best: [7, 9], worse: [7] },
    { why: "any attempt before none", direction: "less", best: [9], worse: [null, 1] },
    { why: "the larger ratio", direction: "more", best: { won: 2, lost: 3 }, worse: { won: 3, lost: 5 } },
    { why: "the smaller ratio", direction: "less", best: { won: 3, lost: 5 }, worse: { won: 2, lost: 3 } },
    { why: "a ratio before none, more", direction: "more", best: { won: 0, lost: 3 }, worse: { won: 0, lost: 0 } },
    { why: "a ratio before none, less", direction: "less", best: { won: 3, lost: 1 }, worse: { won: 0, lost: 0 } },
    { why: "nothing lost before any ratio", direction: "more", best: { won: 1, lost: 0 }, worse: { won: 9, lost: 1 } },
    {
      why: "each item in its own direction",
      direction: "more",
      best: [5, { value: 1, direction: "less" }],
      worse: [5, { value: 2, direction: "less" }],
    },
    {
      why: "an item without a value behind one with the worst",
      direction: "more",
      best: [{ value: 99, direction: "less" }],
      worse: [{ value: null, direction: "less" }],
    },
    { why: "a list before nothing", direction: "less", best: [], worse: null },
  ])("[RK5] $why", ({ direction, best, worse }) => {
    const keys: ChainKey[] = [{ key: "count", direction }];
    expect(placed([one("a", worse), one("b", best)], keys)).toEqual([
      ["b", 1],
      ["a", 2],
    ]);
    expect(placed([one("b", worse), one("a", best)], keys)).toEqual([
      ["a", 1],
      ["b", 2],
    ]);
  });

  test.each<{ why: string; a: Value; b: Value }>([
    { why: "equal ratios in other numbers", a: { won: 1, lost: 2 }, b: { won: 2, lost: 4 } },
    { why: "nothing and no ratio", a: null, b: { won: 0, lost: 0 } },
    { why: "a list and the same with nothing behind", a: [7], b: [7, null] },
    { why: "0 and −0", a: 0, b: -0 },
  ])("[RK5] level: $why", ({ a, b }) => {
    expect(placed([one("x", a), one("y", b)])).toEqual([
      ["x", 1],
      ["y", 1],
    ]);
  });

  test("[RK5] what is not exact or cannot be compared is a fault of the program, never a place", () => {
    expect(() => placed([one("a", 0.1), one("b", 0.2)])).toThrow("are not whole steps");
    expect(() => placed([one("a", 1), one("b", 0.2)])).toThrow(RangeError);
    expect(() => placed([one("a", [1]), one("b", [0.2])])).toThrow(RangeError);
    expect(() => placed([one("a", 1), one("b", [1])])).toThrow("cannot be compared");
    expect(() => placed([one("a", { won: 1, lost: 1 }), one("b", 1)])).toThrow(TypeError);
    expect(() => placed([one("a", 1), one("b", 1)], [count, stops])).toThrow("no value for stops");
    for (const rows of [
      [one("a", 1), one("b", 1, { stops: 1 })],
      [one("a", 1, { stops: 1 }), one("b", 1)],
    ])
      expect(() => placed(rows, [count, stops])).toThrow("no value for stops");
  });

  test("[RK5] nobody, and somebody alone", () => {
    expect(rankByChain([], [count])).toEqual({ rows: [], facts: [] });
    expect(rankByChain([one("a", null)], [count])).toEqual({
      rows: [{ id: "a", place: 1, level: ["a"], decidedBy: { above: null, below: null } }],
      facts: [],
    });
  });

  test("[RK3] a status has no place whatever its values, and stands in the order of the sheet, equal ones by id", () => {
    const names = Object.keys(sheetOrder) as (keyof typeof sheetOrder)[];
    const rows = names.map((status, i) => ({ ...one(`${9 - i}`, 999), status }));
    const again = { ...one("0", 5), status: "DNF" as const };
    const found = rankByChain([...rows, again, one("z", 1)].reverse(), [count]);
    expect(found.rows.map(({ id, place }) => [id, place])).toEqual([
      ["z", 1],
      ["9", null],
      ["8", null],
      ["7", null],
      ["6", null],
      ["0", null],
      ["5", null],
      ["4", null],
      ["3", null],
      ["2", null],
      ["1", null],
    ]);
    expect(names).toEqual(["failed", "NM", "NH", "r", "DNF", "DQ", "DNS", "WO", "none"]);
    expect(found.facts[4]).toEqual({ kind: "without-place", status: "DNF", ids: ["0", "5"] });
    expect(found.rows[0]?.decidedBy).toEqual({ above: null, below: null });
  });
});

describe("facts", () => {
  test("[RK6] every tie says who shares and which place is next, every separation by what, over whom, by which values", () => {
    const rows = [
      one("a", 132, { stops: 2 }),
      one("b", 132, { stops: 1 }),
      one("c", 132, { stops: 2 }),
      one("d", 120, { stops: 0 }),
      { ...one("e", 0), status: "DNS" as const },
    ];
    expect(rankByChain(rows, [count, stops]).facts).toEqual([
      { kind: "separated", by: "stops", at: 1, ids: ["b"], over: ["a", "c"], value: 1, overValue: 2 },
      { kind: "shared", place: 2, ids: ["a", "c"], count: 2, nextPlace: 4 },
      { kind: "separated", by: "count", at: 0, ids: ["a", "c"], over: ["d"], value: 132, overValue: 120 },
      { kind: "without-place", status: "DNS", ids: ["e"] },
    ]);
  });

  test("[RK6] the next place is as the numbering has it, and nobody's where nobody follows", () => {
    const shared = (style: "dense" | "fractional") =>
      rankByChain([...tiedAtTwo, one("e", 120)], [count], { style }).facts.filter(({ kind }) => kind === "shared");
    expect(shared("dense")).toEqual([
      { kind: "shared", place: 2, ids: ["a", "c"], count: 2, nextPlace: 3 },
      { kind: "shared", place: 3, ids: ["d", "e"], count: 2, nextPlace: null },
    ]);
    expect(shared("fractional")).toEqual([
      { kind: "shared", place: 2.5, ids: ["a", "c"], count: 2, nextPlace: 4.5 },
      { kind: "shared", place: 4.5, ids: ["d", "e"], count: 2, nextPlace: null },
    ]);
  });

  test("[RK6] the next place after a tie is nobody's where only people without a place follow", () => {
    const rows = [one("a", 1), one("b", 1), { ...one("c", 1), status: "DQ" as const }];
    expect(rankByChain(rows, [count]).facts).toEqual([
      { kind: "shared", place: 1, ids: ["a", "b"], count: 2, nextPlace: null },
      { kind: "without-place", status: "DQ", ids: ["c"] },
    ]);
  });
});

describe("no shared places", () => {
  const lot = (seed: string) => ({ style: "lot" as const, seed });
  const tie = (ids: string[]) => ids.map((id) => one(id, 7));

  test("[RK7] the lot puts the level in an order that the seed alone repeats, and says so", () => {
    const { rows, facts } = rankByChain([...tie(["c", "a", "b"]), one("z", 9)], [count], lot("s"));
    expect(rows.map(({ place }) => place)).toEqual([1, 2, 3, 4]);
    const order = rows.slice(1).map(({ id }) => id);
    expect([...order].sort()).toEqual(["a", "b", "c"]);
    expect(facts[1]).toEqual({ kind: "by-lot", place: 2, ids: order, seed: "s" });
    expect(facts[0]).toMatchObject({ kind: "separated", ids: ["z"], over: order });
    expect(rows.map(({ level }) => level.length)).toEqual([1, 1, 1, 1]);
    expect(rows.map(({ decidedBy }) => decidedBy)).toEqual([
      { above: null, below: "count" },
      { above: "count", below: null },
      { above: null, below: null },
      { above: null, below: null },
    ]);
    expect(rankByChain([...tie(["a", "b", "c"]), one("z", 9)], [count], lot("s")).rows).toEqual(rows);
    const seen = new Set(
      Array.from({ length: 20 }, (_unused, i) =>
        JSON.stringify(placed(tie(["a", "b", "c"]), [count], lot(`seed ${i}`))),
      ),
    );
    expect(seen.size).toBeGreaterThan(1);
  });

  test("[RK7] the lot of a tie does not hang on who stands before it", () => {
    const ids = ["p", "q", "r", "s", "t", "u"];
    const alone = placed(tie(ids), [count], lot("s")).map(([id]) => id);
    const below = placed([...tie(ids), one("z", 9)], [count], lot("s")).map(([id]) => id);
    expect(below).toEqual(["z", ...alone]);
  });

  test("[RK7] two ties of one seed are drawn apart", () => {
    const same = Array.from({ length: 40 }, (_unused, i) => {
      const rows = [...tie(["a", "b"]), one("c", 3), one("d", 3)];
      const [first, , third] = rankByChain(rows, [count], lot(`seed ${i}`)).rows;
      return (first?.id === "a") === (third?.id === "c");
    });
    expect(new Set(same).size).toBe(2);
  });

  test("[RK7] a decider counts for exactly those who are level, the last one first; without one the tie waits", () => {
    const rows = [...tie(["a", "b"]), one("c", 3), one("d", 3), one("e", 1)];
    const orders = [["a", "b"], ["b", "a"], ["b"], ["a", "b", "c"], ["c", "x"]];
    const { rows: found, facts } = rankByChain(rows, [count], { style: "decider", orders });
    expect(found.map(({ id, place }) => [id, place])).toEqual([
      ["b", 1],
      ["a", 2],
      ["c", 3],
      ["d", 3],
      ["e", 5],
    ]);
    expect(facts).toEqual([
      { kind: "by-decider", place: 1, ids: ["b", "a"] },
      { kind: "separated", by: "count", at: 0, ids: ["b", "a"], over: ["c", "d"], value: 7, overValue: 3 },
      { kind: "tie-unresolved", place: 3, ids: ["c", "d"], count: 2 },
      { kind: "separated", by: "count", at: 0, ids: ["c", "d"], over: ["e"], value: 3, overValue: 1 },
    ]);
  });

  test("[RK7] those without a place are never drawn", () => {
    const rows = ["b", "a"].map((id) => ({ ...one(id, 1), status: "DNS" as const }));
    expect(rankByChain(rows, [count], lot("s")).facts).toEqual([
      { kind: "without-place", status: "DNS", ids: ["a", "b"] },
    ]);
  });
});

describe("laws", () => {
  const keys: ChainKey[] = [count, stops, { key: "list", direction: "more" }];
  const anyRows = fc
    .array(
      fc.record({
        count: fc.option(fc.nat(3)),
        stops: fc.nat(2),
        list: fc.array(fc.option(fc.nat(1)), { maxLength: 2 }),
        status: fc.option(fc.constantFrom("DNF" as const, "DNS" as const), { nil: undefined, freq: 5 }),
      }),
      { maxLength: 14 },
    )
    .map((all) =>
      all.map(
        ({ status, ...values }, i): ChainRow<string> => ({
          id: String.fromCharCode(97 + i),
          values,
          ...(status ? { status } : {}),
        }),
      ),
    );
  const numberings = fc.constantFrom<Numbering<string>>(
    { style: "competition" },
    { style: "dense" },
    { style: "fractional" },
    { style: "lot", seed: "x" },
    { style: "decider", orders: [["a", "b"]] },
  );

  test("[RK5] [RK7] the order of the rows changes nothing", () => {
    fc.assert(
      fc.property(
        anyRows.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        numberings,
        ([all, shuffled], numbering) => {
          expect(rankByChain(shuffled, keys, numbering)).toEqual(rankByChain(all, keys, numbering));
        },
      ),
    );
  });

  test("[RK5] a competition place is one more than the number of people before it; nobody is lost", () => {
    fc.assert(
      fc.property(anyRows, (all) => {
        const { rows } = rankByChain(all, keys);
        expect(rows.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id));
        for (const { place, level, id } of rows) {
          expect(level).toContain(id);
          if (place === null) continue;
          expect(rows.filter((other) => other.place !== null && other.place < place)).toHaveLength(place - 1);
          expect(rows.filter((other) => other.place === place)).toHaveLength(level.length);
        }
      }),
    );
  });

  test("[RK2] fractional places add up to 1 + 2 + … + n, and a lot gives 1, 2, …, n", () => {
    fc.assert(
      fc.property(anyRows, (all) => {
        const n = all.filter(({ status }) => !status).length;
        const places = (numbering: Numbering<string>) =>
          rankByChain(all, keys, numbering).rows.flatMap(({ place }) => (place === null ? [] : [place]));
        expect(places({ style: "fractional" }).reduce((a, b) => a + b, 0)).toBe((n * (n + 1)) / 2);
        expect(places({ style: "lot", seed: "q" })).toEqual(Array.from({ length: n }, (_unused, i) => i + 1));
      }),
    );
  });

  test("[RK6] every pair of neighbouring levels has one separation, every shared place one tie", () => {
    fc.assert(
      fc.property(anyRows, (all) => {
        const { rows, facts } = rankByChain(all, keys);
        const places = new Set(rows.flatMap(({ place }) => (place === null ? [] : [place])));
        expect(facts.filter(({ kind }) => kind === "separated")).toHaveLength(Math.max(0, places.size - 1));
        const shared = [...places].filter((place) => rows.filter((row) => row.place === place).length > 1);
        expect(facts.flatMap((fact) => (fact.kind === "shared" ? [fact.place] : []))).toEqual(shared);
      }),
    );
  });
});

test("[RK5] the published chains keep their keys and directions", () => {
  const told = Object.entries(chains).map(
    ([name, keys]) => `${name}: ${keys.map(({ key, direction }) => `${direction} ${key}`).join(", ")}`,
  );
  expect(told).toEqual([
    "skipping: more jumps, less misses",
    "shuttlecock: more kicks, less drops",
    "team-rope: more jumps, less interruptions",
    "chopsticks: more balls, less time",
    "field: more attempts",
    "high-jump: more height, less failuresThere, less failures",
    "freestyle: more result, less deductions, less missed, more presentation, more difficulty",
    "overall: less placeSum, more normalisedSum",
    "skills: more total, more practice, less practiceTime",
    "track: less published, less thousandths",
    "average: less average, less best",
    "quiz: more score, less time, less submitted",
    "quiz-units: more total, more participation, more highPart, more meanTries",
  ]);
});
