import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Clinch, type Cutting, clinch, type Level } from "#core/rounds/clinch.ts";
import type { Performance } from "#core/rounds/forms.ts";
import { qualifyBy } from "#core/rounds/qualify-by.ts";
import { type Known, type Reach, reachOf } from "#core/rounds/reach.ts";
import type { TieRecord } from "#core/rounds/tie-record.ts";

/** Everybody's mark at the end; null = no valid one. */
type Ending = (number | null)[];

/** Every way to choose `count` of the people. */
function choices(people: readonly string[], count: number): string[][] {
  const [first, ...rest] = people;
  if (count === 0) return [[]];
  if (first === undefined) return [];
  return [...choices(rest, count - 1).map((chosen) => [first, ...chosen]), ...choices(rest, count)];
}

/** Who goes on at an ending, once for every way its deciders or lots can fall. */
function outcomes(people: readonly Reach<string>[], ending: Ending, cutting: Cutting): Set<string>[] {
  const rank = (among: (number | null)[], own: number | null) =>
    own === null ? null : 1 + among.filter((other) => other !== null && other > own).length;
  const performances = people.map((one, i): Performance<string> => {
    const value = ending[i] ?? null;
    const heat = ending.filter((_mark, j) => people[j]?.heat === one.heat);
    return {
      id: one.id,
      heat: one.heat,
      heatPlace: rank(heat, value),
      place: rank(ending, value),
      value,
      tookPart: true,
    };
  });
  const last = (level: Level) => (level === "waits" ? ("lot" as const) : level);
  const run = (records: TieRecord<string>[]) => {
    const { perHeat, nextBest } = cutting;
    const settling = (level: Level) => ({
      policy: { finer: false, capacity: cutting.capacity, last: last(level), method: "contest" as const },
      records,
      withdrawn: new Set<string>(),
      finer: new Map<string, number>(),
    });
    const { tiesInHeats } = cutting;
    const forms = [
      { kind: "per-heat" as const, count: perHeat },
      { kind: "next-best" as const, count: nextBest },
    ];
    return qualifyBy(performances, { forms, tiesInHeats, minimum: null, cap: null }, settling(cutting.ties));
  };
  const settleAll = (records: TieRecord<string>[]): Set<string>[] => {
    const found = run(records);
    const tie = found.facts.find((fact) => fact.kind === "tie-waits");
    if (!tie) return [new Set(found.qualified.map(({ id }) => id))];
    return choices(tie.tied, tie.places).flatMap((admitted) => {
      const by = { kind: "decider" as const, method: "contest" as const };
      const record = { cut: tie.cut, tied: tie.tied, places: tie.places, admitted, by, decidedBy: "x" };
      return settleAll([...records, record]);
    });
  };
  return settleAll([]);
}

/** The same answer by trying every ending; an unbounded mark may reach 10, 11 or 12. */
function byTrying(people: readonly Reach<string>[], cutting: Cutting): Map<string, Clinch> {
  const always = new Set(people.map(({ id }) => id));
  const ever = new Set<string>();
  const marks = people.map(({ range, mayFail }): Ending => {
    if (!range) return [null];
    const bounded = [0, 1, 2, 3, 4, 5].filter((mark) => mark >= range.low && mark <= range.high);
    return [...bounded, ...(range.high > 12 ? [10, 11, 12] : []), ...(mayFail ? [null] : [])];
  });
  const walk = (ending: Ending) => {
    const next = marks[ending.length];
    if (next) for (const mark of next) walk([...ending, mark]);
    else
      for (const on of outcomes(people, ending, cutting))
        for (const { id } of people) {
          if (on.has(id)) ever.add(id);
          else always.delete(id);
        }
  };
  walk([]);
  return new Map(people.map(({ id }) => [id, always.has(id) ? "clinched" : ever.has(id) ? "open" : "out"]));
}

const done = (value: number | null): Known => ({ kind: "done", value });
const open = (worst: number, best: number | null, mayFail = false): Known => ({ kind: "open", worst, best, mayFail });
const reaches = (known: readonly (readonly [string, Known])[]) =>
  known.map(([heat, one], i) => reachOf(String.fromCharCode(97 + i), heat, one, "more"));

const bestOf = (nextBest: number, level: Level): Cutting => ({
  perHeat: 0,
  nextBest,
  ties: level,
  tiesInHeats: "as-cut",
  capacity: null,
});

function shown(known: readonly (readonly [string, Known])[], cutting: Cutting): string {
  const letters = { clinched: "C", open: "?", out: "-" };
  return [...clinch(reaches(known), cutting).values()].map((state) => letters[state]).join("");
}

describe("while a round runs", () => {
  const one = (...known: Known[]) => known.map((each) => ["1", each] as const);

  test("[AD20] unbounded counts: a place is clinched when it and the number still to compete fit", () => {
    const known = one(done(140), done(132), done(120), done(90), open(0, null));
    expect(shown(known, bestOf(3, "waits"))).toBe("CC?-?");
    expect(shown(known, bestOf(4, "waits"))).toBe("CCC??");
    expect(shown(known, bestOf(1, "waits"))).toBe("?---?");
    expect(shown(known, bestOf(5, "waits"))).toBe("CCCCC");
  });

  test("[AD20] a bounded time held: whoever stands at the limit cannot be passed", () => {
    const known = one(done(60), done(50), open(0, 60), open(20, 40));
    expect(shown(known, bestOf(2, "all-in"))).toBe("C??-");
    expect(shown(known, bestOf(1, "all-in"))).toBe("C-?-");
    expect(shown(known, bestOf(1, "waits"))).toBe("?-?-");
    expect(shown(known, bestOf(1, "none-in"))).toBe("?---");
  });

  test("[AD20] whoever may still fail has clinched nothing; whoever has failed is out", () => {
    const known = one(open(50, 60, true), done(40), done(null));
    expect(shown(known, bestOf(3, "waits"))).toBe("?C-");
    expect(shown(known, bestOf(1, "waits"))).toBe("??-");
  });

  test("[AD20] in a race less is better, and a time has no worst", () => {
    const states = clinch(
      [
        reachOf("a", "1", done(12_010), "less"),
        reachOf("b", "1", { kind: "open", best: 9_000, worst: null, mayFail: false }, "less"),
        reachOf("c", "1", { kind: "open", best: 12_500, worst: 13_000, mayFail: false }, "less"),
      ],
      bestOf(2, "waits"),
    );
    expect([...states]).toEqual([
      ["a", "clinched"],
      ["b", "open"],
      ["c", "open"],
    ]);
  });

  test("[AD20] by place and by mark: another heat's open people count where they can take a place", () => {
    const known: [string, Known][] = [
      ["1", done(50)],
      ["1", done(40)],
      ["1", done(30)],
      ["2", open(0, null)],
      ["2", open(0, null)],
    ];
    const cutting = (nextBest: number): Cutting => ({
      perHeat: 1,
      nextBest,
      ties: "waits",
      tiesInHeats: "as-cut",
      capacity: null,
    });
    expect(shown(known, cutting(0))).toBe("C--??");
    expect(shown(known, cutting(1))).toBe("C?-??");
    expect(shown(known, cutting(2))).toBe("CC???");
    expect(shown(known, cutting(3))).toBe("CCCCC");
  });

  test("[AD20] a spare lane keeps people who are level safe, as long as it is there", () => {
    const known = one(done(9), done(8), done(8), open(0, 8));
    const withRoom = (capacity: number | null, level: Level) => ({ ...bestOf(2, level), capacity });
    expect(shown(known, withRoom(null, "waits"))).toBe("C???");
    expect(shown(known, withRoom(3, "waits"))).toBe("C???");
    expect(shown(known, withRoom(4, "waits"))).toBe("CCC?");
    expect(shown(known, withRoom(3, "none-in"))).toBe("C??-");
    expect(shown(known, withRoom(1, "none-in"))).toBe("C---");
    expect(() => clinch(reaches(known), { ...withRoom(3, "none-in"), perHeat: 1 })).toThrow("spare lane");
  });

  test("[AD20] two level for a heat's only place: the one whom the lot leaves takes the place by mark before the slower heat", () => {
    const known: [string, Known][] = [
      ["1", done(9)],
      ["1", done(9)],
      ["2", done(5)],
      ["2", done(5)],
    ];
    const cutting = { perHeat: 1, nextBest: 1, ties: "waits" as const, tiesInHeats: "as-cut" as const };
    expect(shown(known, { ...cutting, capacity: null })).toBe("CC??");
    expect(shown(known, { ...cutting, capacity: 4 })).toBe("CC??");
    expect(shown(known, { ...cutting, tiesInHeats: "all-in", capacity: null })).toBe("CCCC");
  });

  test("[AD20] bounds the wrong way round are a mistake of the program", () => {
    expect(() => reachOf("a", "1", open(5, 4), "more")).toThrow("a: 5 to 4");
    expect(() => reachOf("a", "1", open(4, 5), "less")).toThrow("a: 4 to 5");
    expect(reachOf("a", "1", open(5, 4), "less").range).toEqual({ low: -5, high: -4 });
    expect(reachOf("a", "1", done(7), "less")).toEqual({
      id: "a",
      heat: "1",
      range: { low: -7, high: -7 },
      mayFail: false,
    });
  });

  const level = fc.constantFrom<Level>("all-in", "none-in", "waits");
  const ties = fc.record({ ties: level, tiesInHeats: fc.constantFrom("as-cut" as const, "all-in" as const) });
  const range = fc
    .tuple(fc.nat(2), fc.nat(2), fc.boolean())
    .map(([low, more, fail]) => open(low, Math.min(5, low + more), fail));
  const unbounded = fc.tuple(fc.nat(3), fc.boolean()).map(([low, fail]) => open(low, null, fail));
  const settled = fc.option(fc.nat(3), { freq: 6 }).map(done);
  const who = (known: fc.Arbitrary<Known>) => fc.tuple(fc.constantFrom("1", "2", "2"), known);
  const crowd = fc
    .tuple(
      fc.array(who(settled), { maxLength: 4 }),
      fc.array(who(fc.oneof({ weight: 3, arbitrary: range }, unbounded)), { minLength: 1, maxLength: 3 }),
    )
    .map(([some, others]) => [...some, ...others]);

  test("[AD20] exactly what every possible ending says", () => {
    fc.assert(
      fc.property(crowd, fc.nat(3), fc.nat(3), ties, fc.option(fc.nat(7)), (known, perHeat, nextBest, how, room) => {
        const people = reaches(known);
        const capacity = how.ties === "none-in" && perHeat > 0 ? null : room;
        const cutting = { perHeat, nextBest, ...how, capacity };
        expect([...clinch(people, cutting)]).toEqual([...byTrying(people, cutting)]);
      }),
      { numRuns: 500 },
    );
  });
});
