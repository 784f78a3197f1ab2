import { describe, expect, test } from "vitest";
import { seededRandom } from "#core/random.ts";
import { swissRounds } from "#core/swiss/length.ts";
import { pairGroup, placesOff } from "#core/swiss/method.ts";
import { type SwissOptions, swissDefaults } from "#core/swiss/options.ts";
import { pairSwiss } from "#core/swiss/pair.ts";
import { inOrder, type Standing } from "#core/swiss/standing.ts";
import { standings } from "./players.ts";

type Wishes = Partial<SwissOptions>;

/** The pairs as words "a–b", then the bye. */
function paired(players: Standing<string>[], wishes: Wishes = {}, seed = "seed"): string[] {
  const found = pairSwiss(players, { ...swissDefaults, ...wishes }, seed);
  if (!found.ok) throw new Error(found.refusal.kind);
  const { pairs, bye } = found.value;
  return [...pairs.map((pair) => pair.players.join("–")), ...(bye ? [bye.id] : [])];
}

const level = (ids: string) => Object.fromEntries([...ids].map((id) => [id, 0]));

describe("who meets another score group", () => {
  test("[SW4] leaders who can meet each other do, where two below them who have met must float one way or the other", () => {
    const met = { d: { met: ["h"] }, h: { met: ["d"] } };
    const pairs = paired(standings({ a: 6, b: 6, d: 4, h: 4, c: 2, e: 2, g: 2, i: 2 }, met));
    expect(pairs).toContain("a–b");
  });
});

describe("how long a Swiss contest is", () => {
  test.each([
    [0, 0],
    [1, 0],
    [2, 1],
    [4, 2],
    [5, 3],
    [8, 3],
    [9, 4],
    [16, 4],
    [17, 5],
    [32, 5],
    [33, 6],
    [64, 6],
    [65, 7],
    [128, 7],
  ])("[SW1] %i players need %i rounds for one unbeaten", (n, rounds) => {
    expect(swissRounds(n)).toBe(rounds);
  });

  test("[SW1] half a player and fewer than none are nobody's wish", () => {
    expect(() => swissRounds(-1)).toThrow("a Swiss contest of -1");
    expect(() => swissRounds(2.5)).toThrow("a Swiss contest of 2.5");
  });
});

describe("the order before a round", () => {
  test("[SW1] is by score, then number, then id, in whatever order they come", () => {
    const rows = [
      { ...standings({ b: 2 }), id: "b" },
      { id: "a", score: 2, order: 0 },
      { id: "c", score: 4, order: 9 },
      { id: "d", score: 2, order: 1 },
    ].map((one) => ({ ...standings({ x: 0 })[0], order: 0, score: 2, ...one })) as Standing<string>[];
    expect(inOrder(rows).map(({ id }) => id)).toEqual(["c", "a", "b", "d"]);
    expect(inOrder([...rows].reverse()).map(({ id }) => id)).toEqual(["c", "a", "b", "d"]);
  });

  test("[SW1] nobody stands in it twice, and nobody has a quarter of a point", () => {
    expect(() => inOrder([...standings({ a: 0 }), ...standings({ a: 1 })])).toThrow("twice");
    expect(() => inOrder(standings({ a: 0.5 }))).toThrow("a has 0.5 half points");
  });
});

describe("inside a score group", () => {
  test("[SW4] slide pairs the upper half with the lower one, fold the first with the last", () => {
    expect(pairGroup(6, "slide")).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
    expect(pairGroup(6, "fold")).toEqual([
      [1, 6],
      [2, 5],
      [3, 4],
    ]);
    expect(pairGroup(5, "slide")).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(pairGroup(5, "fold")).toEqual([
      [1, 4],
      [2, 3],
    ]);
    expect(pairGroup(0, "fold")).toEqual([]);
  });

  test("[SW4] a lot pairs everybody once, the same with the same seed, and needs chance", () => {
    const drawn = pairGroup(8, "random", seededRandom("x"));
    expect(drawn).toEqual(pairGroup(8, "random", seededRandom("x")));
    expect(drawn).not.toEqual(pairGroup(8, "random", seededRandom("y")));
    expect(drawn.flat().sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(drawn.every(([a, b]) => a < b)).toBe(true);
    expect(drawn.map(([a]) => a)).toEqual([...drawn.map(([a]) => a)].sort());
    expect(new Set(pairGroup(7, "random", seededRandom("x")).flat()).size).toBe(6);
    expect(() => pairGroup(4, "random")).toThrow("a lot without chance");
    expect(() => pairGroup(-1, "slide")).toThrow("a group of -1");
    expect(() => pairGroup(1.5, "slide")).toThrow("a group of 1.5");
  });

  test("[SW4] places off are 0 for the method's own pairs alone", () => {
    expect(placesOff(1, 4, 6, "slide")).toBe(0);
    expect(placesOff(1, 5, 6, "slide")).toBe(1);
    expect(placesOff(1, 2, 6, "slide")).toBe(2);
    expect(placesOff(1, 6, 6, "fold")).toBe(0);
    expect(placesOff(1, 4, 6, "fold")).toBe(2);
    expect(placesOff(4, 6, 6, "fold")).toBe(3);
  });

  test("[SW4] the first round is the method itself", () => {
    expect(paired(standings(level("abcdef")))).toEqual(["a–d", "b–e", "c–f"]);
    expect(paired(standings(level("abcdef")), { method: "fold" })).toEqual(["a–f", "b–e", "c–d"]);
    const lots = ["1", "2", "3"].map((seed) => paired(standings(level("abcdef")), { method: "random" }, seed).join());
    expect(new Set(lots).size).toBeGreaterThan(1);
    expect(lots[0]).toBe(paired(standings(level("abcdef")), { method: "random" }, "1").join());
  });

  test("[SW4] where nothing is chosen: slide, the last floats down, the first is pulled up, no rule is given up", () => {
    expect(swissDefaults).toEqual({
      method: "slide",
      floatDown: "bottom",
      pullUp: "top",
      unitsApart: false,
      sides: false,
      relaxed: [],
    });
  });

  test("[SW4] players with the same number stand by id, and pairs are told by their better one, drawn or not", () => {
    const same = standings({ d: 0, b: 0, a: 0, c: 0 }).map((one) => ({ ...one, order: 7 }));
    expect(paired(same)).toEqual(["a–c", "b–d"]);
    for (const seed of ["1", "2", "3", "4"]) {
      const drawn = paired(standings(level("abcdefgh")), { method: "random" }, seed);
      expect(drawn).toEqual([...drawn].sort());
      expect(drawn.every(([better = "", , other = ""]) => better < other)).toBe(true);
      const same8 = standings(level("hgfedcba")).map((one) => ({ ...one, order: 7 }));
      expect(paired(same8, { method: "random" }, seed)).toEqual(drawn);
    }
    expect(paired(standings({ a: 4, b: 4, c: 4, d: 2, e: 2, f: 0, g: 0, h: 0 }), { floatDown: "top" })).toEqual([
      "a–e",
      "b–c",
      "d–f",
      "g–h",
    ]);
  });

  test("[SW4] who met before changes with a neighbour, low in the group before high", () => {
    const metTop = standings(level("abcdefgh"), { a: { met: ["e"] }, e: { met: ["a"] } });
    expect(paired(metTop)).toEqual(["a–f", "b–e", "c–g", "d–h"]);
    const metBelow = standings(level("abcdefgh"), { c: { met: ["g"] } });
    expect(paired(metBelow)).toEqual(["a–e", "b–f", "c–h", "d–g"]);
  });
});

describe("between score groups", () => {
  test("[SW4] of an odd group the last floats down and meets the first of the next", () => {
    const players = standings({ a: 4, b: 4, c: 4, d: 2, e: 2, f: 2 });
    expect(paired(players)).toEqual(["a–b", "c–d", "e–f"]);
    const found = pairSwiss(players, swissDefaults, "seed");
    expect(found.ok && found.value.pairs.map(({ why }) => why)).toEqual([
      [{ kind: "same-score", score: 4 }],
      [{ kind: "floated", down: "c", up: "d", difference: 2 }],
      [{ kind: "same-score", score: 2 }],
    ]);
    expect(found.ok && found.value.edition).toBe("swiss@1");
  });

  test("[SW4] an organizer may float the first, pull up the last, or draw both", () => {
    const players = standings({ a: 4, b: 4, c: 4, d: 2, e: 2, f: 2 });
    expect(paired(players, { floatDown: "top" })).toEqual(["a–d", "b–c", "e–f"]);
    expect(paired(players, { pullUp: "bottom" })).toEqual(["a–b", "c–f", "d–e"]);
    const drawn = ["1", "2", "3", "4", "5", "6"].map((seed) =>
      paired(players, { floatDown: "random", pullUp: "random" }, seed).join(),
    );
    expect(new Set(drawn).size).toBeGreaterThan(2);
  });

  test("[SW4] one large difference is worse than two small ones", () => {
    // c has met everybody near: either c meets g, or two pairs float a little
    const players = standings({ a: 6, b: 6, c: 4, d: 4, e: 2, f: 0 }, { c: { met: ["d"] }, a: { met: ["b"] } });
    expect(paired(players)).toEqual(["a–c", "b–d", "e–f"]);
  });

  test("[SW4] who floated down in the last round does not again where another can", () => {
    const players = (floats: Standing<string>["floats"]) =>
      standings({ a: 4, b: 4, c: 4, d: 2, e: 2, f: 2 }, { c: { floats } });
    expect(paired(players(["down"]))).toEqual(["a–c", "b–d", "e–f"]);
    expect(paired(players([null, "down"]))).toEqual(["a–c", "b–d", "e–f"]);
    expect(paired(players(["up"]))).toEqual(["a–b", "c–d", "e–f"]);
    const other = standings({ a: 4, b: 4, c: 4, d: 2, e: 2, f: 2 }, { b: { floats: ["up"] } });
    expect(paired(other)).toEqual(["a–b", "c–d", "e–f"]);
    const both = standings(
      { a: 4, b: 4, c: 4, d: 2, e: 2, f: 2 },
      {
        a: { floats: ["down", "down"] },
        b: { floats: ["down"] },
        c: { floats: [null, "down"] },
        d: { floats: ["up"] },
      },
    );
    expect(paired(both)).toEqual(["a–b", "c–e", "d–f"]);
  });

  test("[SW4] people of one unit are kept apart inside a group and across, where scores allow it", () => {
    const units = (ids: string) => Object.fromEntries([...ids].map((id) => [id, { unit: "u" }]));
    const group = standings(level("abcd"), units("ac"));
    expect(paired(group)).toEqual(["a–c", "b–d"]);
    expect(paired(group, { unitsApart: true })).toEqual(["a–d", "b–c"]);
    const floated = standings({ a: 4, b: 4, c: 4, d: 2, e: 2, f: 2 }, units("cd"));
    expect(paired(floated, { unitsApart: true })).toEqual(["a–b", "c–e", "d–f"]);
    const nobodys = standings(level("abcd"), { b: { unit: "u" }, d: { unit: "v" } });
    expect(paired(nobodys, { unitsApart: true })).toEqual(["a–c", "b–d"]);
    const none = pairSwiss(nobodys, swissDefaults, "seed");
    expect(none.ok && none.value.pairs[0]?.why).toEqual([{ kind: "same-score", score: 0 }]);
    const alone = standings({ a: 4, b: 4, c: 0, d: 0 }, units("ab"));
    const found = pairSwiss(alone, { ...swissDefaults, unitsApart: true }, "seed");
    expect(found.ok && found.value.pairs[0]?.why).toEqual([
      { kind: "same-score", score: 4 },
      { kind: "same-unit", unit: "u" },
    ]);
  });

  test("[SW4] two who float between the same groups meet best with best", () => {
    const met = { a: { met: ["b"] } };
    expect(paired(standings({ a: 4, b: 4, c: 2, d: 2 }, met))).toEqual(["a–c", "b–d"]);
    expect(paired(standings({ a: 4, b: 4, c: 2, d: 2 }, met), { method: "fold" })).toEqual(["a–c", "b–d"]);
    const again = { a: { met: ["b", "c"] } };
    expect(paired(standings({ a: 4, b: 4, c: 2, d: 2 }, again))).toEqual(["a–d", "b–c"]);
  });
});

describe("the bye", () => {
  test("[SW3] goes to the lowest who had none", () => {
    expect(paired(standings(level("abcde")))).toEqual(["a–c", "b–d", "e"]);
    const players = standings({ a: 4, b: 2, c: 2, d: 0, e: 0 }, { e: { hadBye: true } });
    const found = pairSwiss(players, swissDefaults, "seed");
    expect(found.ok && found.value.bye).toEqual({
      id: "d",
      second: false,
      passedOver: [{ id: "e", why: "had-bye" }],
    });
  });

  test("[SW3] passes over several, told from the lowest up", () => {
    const had = { hadBye: true };
    const found = pairSwiss(standings(level("abcde"), { c: had, d: had, e: had }), swissDefaults, "seed");
    expect(found.ok && found.value.bye).toEqual({
      id: "b",
      second: false,
      passedOver: [
        { id: "e", why: "had-bye" },
        { id: "d", why: "had-bye" },
        { id: "c", why: "had-bye" },
      ],
    });
  });

  test("[SW3] goes to the next one up where the others could not be paired without the lowest", () => {
    // without c the others have met
    const players = standings({ a: 2, b: 2, c: 0 }, { a: { met: ["b"] } });
    const found = pairSwiss(players, swissDefaults, "seed");
    expect(found.ok && found.value.bye).toEqual({
      id: "b",
      second: false,
      passedOver: [{ id: "c", why: "others-unpaired" }],
    });
    expect(paired(players)).toEqual(["a–c", "b"]);
  });

  test("[SW3] one alone rests, and nobody at all is no pairing to worry about", () => {
    expect(paired(standings({ a: 0 }))).toEqual(["a"]);
    expect(paired([])).toEqual([]);
  });
});

describe("where no pairing is legal", () => {
  const all = standings(level("abcd"), { a: { met: ["b", "c", "d"] } });

  test("[SW2] it is refused with who would meet again", () => {
    expect(pairSwiss(all, swissDefaults, "seed")).toEqual({
      ok: false,
      refusal: {
        kind: "no-legal-pairing",
        choices: [{ relax: ["rematch"], meetAgain: [["a", "c"]], secondBye: null }],
      },
    });
  });

  test("[SW2] and is paired once the organizer allows it, saying so", () => {
    const found = pairSwiss(all, { ...swissDefaults, relaxed: ["rematch"] }, "seed");
    expect(found.ok && found.value.pairs).toEqual([
      {
        players: ["a", "c"],
        home: null,
        why: [
          { kind: "same-score", score: 0 },
          { kind: "met-before", times: 1 },
        ],
      },
      { players: ["b", "d"], home: null, why: [{ kind: "same-score", score: 0 }] },
    ]);
  });

  test("[SW2] leave to break a rule is not used where it need not be", () => {
    const relaxed = ["rematch", "second-bye"] as const;
    const free = standings(level("abcd"), { a: { met: ["c"] } });
    expect(paired(free, { relaxed })).toEqual(["a–d", "b–c"]);
    expect(paired(standings(level("abc"), { c: { hadBye: true } }), { relaxed })).toEqual(["a–c", "b"]);
  });

  test("[SW2] meets again as few times as can be", () => {
    const twice = standings(level("ab"), { a: { met: ["b", "b"] } });
    const found = pairSwiss(twice, { ...swissDefaults, relaxed: ["rematch"] }, "seed");
    expect(found.ok && found.value.pairs[0]?.why).toContainEqual({ kind: "met-before", times: 2 });
    const players = standings(
      { a: 4, b: 4, c: 0, d: 0 },
      { a: { met: ["b", "b", "c", "d"] }, b: { met: ["c", "d"] }, c: { met: ["d"] } },
    );
    expect(paired(players, { relaxed: ["rematch"] })).toEqual(["a–c", "b–d"]);
  });

  test("[SW3] everybody had a bye: refused with who would have a second one", () => {
    const had = { hadBye: true };
    const players = standings(level("abc"), { a: had, b: had, c: had });
    expect(pairSwiss(players, swissDefaults, "seed")).toEqual({
      ok: false,
      refusal: {
        kind: "no-legal-pairing",
        choices: [{ relax: ["second-bye"], meetAgain: [], secondBye: "c" }],
      },
    });
    const found = pairSwiss(players, { ...swissDefaults, relaxed: ["second-bye"] }, "seed");
    expect(found.ok && found.value.bye).toEqual({ id: "c", second: true, passedOver: [] });
  });

  test("[SW2] either way out is named, and both together only where neither alone helps", () => {
    const three = (met: string[]) =>
      standings(level("abc"), { a: { met, hadBye: true }, b: { met: ["c"], hadBye: true } });
    const refused = (players: Standing<string>[]) => {
      const found = pairSwiss(players, swissDefaults, "seed");
      return found.ok ? [] : found.refusal.choices;
    };
    // only c may rest, and a and b have met
    expect(refused(three(["b"]))).toEqual([
      { relax: ["second-bye"], meetAgain: [], secondBye: "b" },
      { relax: ["rematch"], meetAgain: [["a", "b"]], secondBye: null },
    ]);
    const had = { hadBye: true };
    const stuck = standings(level("abc"), {
      a: { ...had, met: ["b", "c"] },
      b: { ...had, met: ["c"] },
      c: had,
    });
    expect(refused(stuck)).toEqual([{ relax: ["rematch", "second-bye"], meetAgain: [["a", "b"]], secondBye: "c" }]);
  });
});
