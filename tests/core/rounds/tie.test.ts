import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CutPolicy, cutLevels, type Settling } from "#core/rounds/tie.ts";
import { contested, lotRecord, recordRefusal, type TieRecord } from "#core/rounds/tie-record.ts";

const policy = (changed: Partial<CutPolicy> = {}): CutPolicy => ({
  finer: false,
  capacity: null,
  last: "decider",
  method: "contest",
  ...changed,
});

function settling(changed: Partial<CutPolicy> = {}, rest: Partial<Settling<string>> = {}): Settling<string> {
  return { policy: policy(changed), records: [], withdrawn: new Set(), finer: new Map(), ...rest };
}

const levels = [["a"], ["c", "b"], ["d", "e", "f"], ["g"]];
const cut = (places: number, how: Settling<string>, already = 0) => cutLevels(levels, places, "top", how, already);
const decided = (admitted: string[], tied = ["d", "e", "f"]): TieRecord<string> => ({
  cut: "top",
  tied,
  places: admitted.length,
  admitted,
  by: { kind: "decider", method: "contest" },
  decidedBy: "Referee Li",
});

describe("a tie across a cut", () => {
  test("[AD14] a cut between levels asks nobody", () => {
    for (const last of ["all-in", "none-in", "decider", "lot"] as const) {
      const plain = { ruled: [], waiting: [], facts: [] };
      expect(cut(3, settling({ last }))).toEqual({
        ...plain,
        through: ["a", "b", "c"],
        left: ["d", "e", "f", "g"],
      });
      expect(cut(0, settling({ last }))).toEqual({ ...plain, through: [], left: ["a", "c", "b", "d", "e", "f", "g"] });
      expect(cut(7, settling({ last }))).toEqual({
        ...plain,
        through: ["a", "b", "c", "d", "e", "f", "g"],
        left: [],
      });
      expect(cut(9, settling({ last })).through).toHaveLength(7);
      expect(cut(-1, settling({ last })).through).toEqual([]);
    }
  });

  test("[AD14] all in: everybody level with the last place", () => {
    const tied = ["d", "e", "f"];
    expect(cut(4, settling({ last: "all-in" }))).toEqual({
      through: ["a", "b", "c", "d", "e", "f"],
      ruled: [],
      left: ["g"],
      waiting: [],
      facts: [{ kind: "tie-all-in", cut: "top", tied, places: 1 }],
    });
  });

  test("[AD14] none in: nobody level with the first place outside", () => {
    const tied = ["d", "e", "f"];
    expect(cut(5, settling({ last: "none-in" }))).toEqual({
      through: ["a", "b", "c"],
      ruled: [],
      left: ["d", "e", "f", "g"],
      waiting: [],
      facts: [{ kind: "tie-none-in", cut: "top", tied, places: 2 }],
    });
  });

  test.each(["decider", "lot"] as const)("[AD14] a %s: they wait, and nobody below takes their place", (last) => {
    const tied = ["d", "e", "f"];
    expect(cut(4, settling({ last, method: "sudden-death" }))).toEqual({
      through: ["a", "b", "c"],
      ruled: [],
      left: ["g"],
      waiting: tied,
      facts: [{ kind: "tie-waits", cut: "top", tied, places: 1, by: last, method: "sudden-death" }],
    });
  });

  test("[AD14] an extra lane: all of them while it lasts, else the last resort", () => {
    const six = settling({ capacity: 6 });
    expect(cut(4, six)).toMatchObject({ through: ["a", "b", "c", "d", "e", "f"], left: ["g"] });
    expect(cut(4, six).facts).toEqual([
      { kind: "tie-room", cut: "top", tied: ["d", "e", "f"], places: 1, capacity: 6 },
    ]);
    expect(cut(4, six, 1)).toMatchObject({ through: ["a", "b", "c"], waiting: ["d", "e", "f"] });
    expect(cut(4, settling({ capacity: 5, last: "none-in" })).through).toEqual(["a", "b", "c"]);
  });

  test("[AD14] a finer measure separates them; who is still level is settled by the rest of the policy", () => {
    const finer = new Map([
      ["d", 12_384],
      ["e", 12_381],
      ["f", 12_384],
    ]);
    const one = cut(4, settling({ finer: true, last: "lot" }, { finer }));
    expect(one).toEqual({
      through: ["a", "b", "c", "e"],
      ruled: [],
      left: ["d", "f", "g"],
      waiting: [],
      facts: [{ kind: "tie-finer", cut: "top", tied: ["d", "e", "f"], through: ["e"] }],
    });
    expect(cut(5, settling({ finer: true, last: "lot" }, { finer }))).toMatchObject({
      through: ["a", "b", "c", "e"],
      waiting: ["d", "f"],
      facts: [{ kind: "tie-finer" }, { kind: "tie-waits", places: 1, tied: ["d", "f"], by: "lot" }],
    });
    expect(cut(5, settling({ finer: true, capacity: 6, last: "lot" }, { finer })).through).toHaveLength(6);
    expect(cut(5, settling({ finer: true, capacity: 5, last: "lot" }, { finer })).waiting).toEqual(["d", "f"]);
  });

  test("[AD14] the finer measure decides nothing where somebody has none, where all have the same, or where it is not chosen", () => {
    const some = new Map([["d", 1]]);
    const same = new Map(["d", "e", "f"].map((id) => [id, 1] as const));
    const all = new Map(["d", "e", "f"].map((id, i) => [id, i] as const));
    for (const how of [
      settling({ finer: true }, { finer: some }),
      settling({ finer: true }, { finer: same }),
      settling({ finer: false }, { finer: all }),
    ])
      expect(cut(4, how).waiting).toEqual(["d", "e", "f"]);
  });

  test("[AD14] the last record that fits the tie settles it", () => {
    const records = [decided(["e"]), decided(["d"]), decided(["g"], ["g"])];
    expect(cut(4, settling({}, { records }))).toEqual({
      through: ["a", "b", "c", "d"],
      ruled: ["d"],
      left: ["e", "f", "g"],
      waiting: [],
      facts: [{ kind: "tie-settled", cut: "top", record: decided(["d"]) }],
    });
  });

  test.each([
    { why: "for another cut", record: { ...decided(["d"]), cut: "heat:1" } },
    { why: "among other people", record: decided(["d"], ["d", "e"]) },
    { why: "among strangers", record: decided(["d"], ["d", "e", "x"]) },
    { why: "that admits more than there is room for", record: decided(["d", "e"]) },
  ])("[AD14] a record $why does not", ({ record }) => {
    expect(cut(4, settling({}, { records: [record] })).waiting).toEqual(["d", "e", "f"]);
  });

  test("[AD14] a record does not overrule a policy that needs none", () => {
    const records = [decided(["d"])];
    expect(cut(4, settling({ last: "all-in" }, { records })).through).toHaveLength(6);
    expect(cut(4, settling({ last: "none-in" }, { records })).through).toHaveLength(3);
  });

  test("[AD14] who withdrew keeps no tie alive, under no policy, and a record made before goes on counting", () => {
    for (const last of ["all-in", "none-in", "decider", "lot"] as const) {
      const how = settling({ last }, { withdrawn: new Set(["d", "f"]) });
      expect(cut(4, how)).toMatchObject({ through: ["a", "b", "c", "e"], left: ["d", "f", "g"], waiting: [] });
      expect(cut(5, how).through).toEqual(["a", "b", "c", "e", "d"]);
    }
    const late = settling({}, { withdrawn: new Set(["d"]), records: [decided(["f"])] });
    expect(cut(4, late)).toMatchObject({ through: ["a", "b", "c", "f"], ruled: ["f"] });
    expect(cut(4, settling({ last: "all-in" }, { withdrawn: new Set(["d"]) }))).toMatchObject({
      through: ["a", "b", "c", "e", "f"],
      left: ["d", "g"],
      facts: [{ kind: "tie-all-in", tied: ["e", "f"] }],
    });
    expect(cut(4, settling({}, { withdrawn: new Set(["d"]) }))).toMatchObject({
      waiting: ["e", "f"],
      left: ["d", "g"],
    });
    const room = settling({ capacity: 5 }, { withdrawn: new Set(["d"]) });
    expect(cut(4, room)).toMatchObject({ through: ["a", "b", "c", "e", "f"], left: ["d", "g"] });
    expect(cut(4, settling({ last: "none-in" }, { withdrawn: new Set(["d"]) })).left).toEqual(["e", "f", "d", "g"]);
  });

  test("[AD14] never more than the places unless the policy says so, everybody in one part, whatever the order", () => {
    const groups = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 5 });
    const last = fc.constantFrom("all-in" as const, "none-in" as const, "decider" as const, "lot" as const);
    const capacity = fc.option(fc.nat(12));
    fc.assert(
      fc.property(groups, fc.nat(12), last, capacity, fc.func(fc.nat(2)), (sizes, places, resort, room, value) => {
        let next = 0;
        const people = sizes.map((size) => Array.from({ length: size }, () => `p${next++}`));
        const finer = new Map(people.flat().map((id) => [id, value(id)]));
        const how = settling({ last: resort, capacity: room, finer: room !== null }, { finer });
        const found = cutLevels(people, places, "top", how);
        const turned = people.map((level) => [...level].reverse());
        expect(cutLevels(turned, places, "top", how)).toMatchObject({
          through: found.through,
          waiting: found.waiting,
          facts: found.facts,
        });
        const parts = [...found.through, ...found.left, ...found.waiting];
        expect(parts.sort()).toEqual(people.flat().sort());
        if (resort !== "all-in") expect(found.through.length).toBeLessThanOrEqual(Math.max(places, room ?? 0));
        if (resort === "decider" && found.waiting.length > 0)
          expect(found.through.length + found.waiting.length).toBeGreaterThan(places);
      }),
    );
  });
});

describe("what is stored of a tie", () => {
  const tie = { cut: "next-best", tied: ["e", "d", "f"], places: 2 };

  test("[AD15] a lot keeps its seed, and anybody who draws it again gets the same people", () => {
    const record = lotRecord(tie, "lot-7", "Referee Li");
    expect(record).toEqual({
      cut: "next-best",
      tied: ["d", "e", "f"],
      places: 2,
      admitted: record.admitted,
      by: { kind: "lot", seed: "lot-7", edition: "draw@1" },
      decidedBy: "Referee Li",
    });
    expect(record.admitted).toHaveLength(2);
    expect(lotRecord({ ...tie, tied: ["d", "e", "f"] }, "lot-7", "Referee Li")).toEqual(record);
    expect(recordRefusal(record)).toBeNull();
    expect(recordRefusal({ ...record, admitted: [...record.admitted].reverse() })).toBeNull();
  });

  test("[AD15] a record that cannot be true is told apart", () => {
    const record = lotRecord(tie, "lot-7", "Referee Li");
    const [one = "", two = ""] = record.admitted;
    const other = ["d", "e", "f"].find((id) => !record.admitted.includes(id)) ?? "";
    expect(recordRefusal({ ...record, admitted: [one, other] })).toEqual({
      kind: "lot-differs",
      drawn: [one, two],
    });
    expect(recordRefusal({ ...record, decidedBy: "" })).toEqual({ kind: "nobody-decided" });
    expect(recordRefusal({ ...record, admitted: [one, "x"] })).toEqual({ kind: "admits-a-stranger", id: "x" });
    expect(recordRefusal({ ...record, admitted: [one, one] })).toEqual({ kind: "admits-twice", id: one });
    expect(recordRefusal({ ...record, admitted: [one] })).toEqual({
      kind: "admits-wrong-number",
      admitted: 1,
      places: 2,
    });
    const by = { kind: "decider" as const, method: "contest" as const };
    expect(recordRefusal({ ...record, by, admitted: [one, other] })).toBeNull();
  });
});

describe("an extra contest", () => {
  const marks = (entries: Record<string, number>) => new Map(Object.entries(entries));

  test("[AD15] a swim-off decides, and orders the reserves", () => {
    const swum = [marks({ a: 25_100, b: 24_900, c: 26_000 })];
    expect(contested(["c", "a", "b"], 1, swum, "less")).toEqual({ admitted: ["b"], again: null, out: [["a"], ["c"]] });
    expect(contested(["c", "a", "b"], 1, swum, "more")).toEqual({ admitted: ["c"], again: null, out: [["a"], ["b"]] });
  });

  test("[AD15] again if equal: only those still level for the places that are left", () => {
    const first = marks({ a: 3, b: 3, c: 5, d: 1 });
    expect(contested(["a", "b", "c", "d"], 2, [first], "more")).toEqual({
      admitted: ["c"],
      again: { tied: ["a", "b"], places: 1 },
      out: [["d"]],
    });
    expect(contested(["a", "b", "c", "d"], 2, [first, marks({ a: 0, b: 1, d: 9 })], "more")).toEqual({
      admitted: ["c", "b"],
      again: null,
      out: [["a"], ["d"]],
    });
  });

  test("[AD15] sudden death: whoever misses or does not come stands behind", () => {
    const rounds = [marks({ a: 1, b: 1, c: 0 }), marks({ a: 0, b: 0 }), marks({ b: 1 })];
    expect(contested(["a", "b", "c", "d"], 1, rounds, "more")).toEqual({
      admitted: ["b"],
      again: null,
      out: [["a"], ["c"], ["d"]],
    });
  });

  test("[AD15] before any contest all of them contest all places; with a place each nobody has to", () => {
    expect(contested(["b", "a"], 1, [], "more")).toEqual({
      admitted: [],
      again: { tied: ["a", "b"], places: 1 },
      out: [],
    });
    expect(contested(["b", "a"], 2, [], "more")).toEqual({ admitted: ["a", "b"], again: null, out: [] });
    expect(contested(["b", "a"], 0, [], "more")).toEqual({ admitted: [], again: null, out: [["a", "b"]] });
  });
});
