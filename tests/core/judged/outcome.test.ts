import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { awardOf } from "#core/awards/judged.ts";
import { eventTemplate } from "#core/catalogue/templates.ts";
import type { UnitId } from "#core/ids.ts";
import { goesOn, isJudged, judgedOutcome, standingNow } from "#core/judged/outcome.ts";
import type { AwardPlan, JudgedPlan } from "#core/judged/plan.ts";
import { moduleOf } from "#core/judged/plan-defaults.ts";
import { judgedRefusals } from "#core/judged/refusals.ts";
import { outcomeOf } from "#core/standing/outcome.ts";
import { id, numberOf } from "../people.ts";
import { entrant, eventOf, marked, playedRound, timed } from "./contest.ts";

const theory = moduleOf("theory", "theory", { share: 3000 });
const practice = moduleOf("practice", "practice", { share: 7000 });
const chain: JudgedPlan["ties"] = [
  { by: "module", module: "practice" },
  { by: "time", module: "practice" },
  { by: "exact" },
];
const skills = (own: Partial<Omit<JudgedPlan, "modules">> = {}) => eventOf([theory, practice], { ties: chain, ...own });

const shown = (places: readonly { id: string; place: number | null }[]) =>
  places.map((one) => [numberOf(one.id), one.place]);

describe("[JD20] totals and places", () => {
  const event = skills();

  test("theory 88 at 30%, practice 91.5 at 70%: 90.45, with what every part brought", () => {
    const rounds = [playedRound(event, 1, [[1, 8800]]), playedRound(event, 2, [[1, timed(9150, 3000)]])];
    const outcome = outcomeOf(event, rounds);
    if (!isJudged(outcome)) throw new Error("a judged event");
    expect(outcome).toMatchObject({
      over: true,
      places: [{ place: 1, round: 2, why: "final", mark: { value: 9045 } }],
    });
    expect(outcome.places[0]?.parts).toMatchObject([
      { module: "theory", raw: 8800, balanced: 8800, weighted: 2640, timeMs: null },
      { module: "practice", raw: 9150, weighted: 6405, timeMs: 3000 },
    ]);
  });

  test("level totals by practice, then less time, and what decided is said", () => {
    // theory makes up for practice: 85.00 each
    const [a, b, c] = [timed(8200, 3000), timed(8800, 3400), timed(8800, 3300)];
    const rounds = [
      playedRound(event, 1, [
        [1, 9200],
        [2, 7800],
        [3, 7800],
      ]),
      playedRound(event, 2, [
        [1, a],
        [2, b],
        [3, c],
      ]),
    ];
    const { places, standing } = judgedOutcome(event, rounds);
    expect(places.map(({ mark }) => mark.value)).toEqual([8500, 8500, 8500]);
    expect(shown(places)).toEqual([
      [3, 1],
      [2, 2],
      [1, 3],
    ]);
    expect(places.map(({ decidedBy }) => decidedBy?.tie.by)).toEqual(["time", "time", "module"]);
    expect(standing).toBe(places);
  });

  test("all decimals decide where asked for, and the first that does is named; otherwise the place is shared", () => {
    const means = [timed(9333, 1, { sum: 28000, count: 3 }), timed(9333, 1, { sum: 27999, count: 3 })];
    const rounds = (one: ReturnType<typeof eventOf>) => [
      playedRound(
        one,
        1,
        means.map((mark, at) => [at + 1, mark] as const),
      ),
    ];
    const exact = eventOf([moduleOf("stage")], { ties: [{ by: "exact" }] });
    expect(judgedOutcome(exact, rounds(exact)).places).toMatchObject([
      { place: 1, decidedBy: { tie: { by: "exact" }, digits: 3 } },
      { place: 2, decidedBy: { tie: { by: "exact" }, digits: 3 } },
    ]);
    const shared = eventOf([moduleOf("stage")], { ties: [] });
    expect(shown(judgedOutcome(shared, rounds(shared)).places)).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  test("without all parts nobody has a total or a place; nothing counts before it is official", () => {
    const rounds = [
      playedRound(event, 1, [
        [1, 8800],
        [2, 9000],
      ]),
      playedRound(event, 2, [
        [1, 8000],
        [2, null],
      ]),
    ];
    expect(shown(judgedOutcome(event, rounds).places)).toEqual([
      [1, 1],
      [2, null],
    ]);
    const open = [playedRound(event, 1, [[1, 8800]]), playedRound(event, 2, [[1, 8000]], "provisional")];
    expect(judgedOutcome(event, open)).toMatchObject({ over: false, places: [], prizes: { lines: [] } });
  });

  test("before the end who has most parts stands in front, and only they have a place", () => {
    const done = { ...playedRound(event, 2, [[1, 5000]]) };
    const rounds = [
      playedRound(event, 1, [
        [1, 8000],
        [2, 9900],
      ]),
      { ...done, round: { ...done.round, state: "published" as const } },
    ];
    expect(shown(standingNow(event, rounds))).toEqual([
      [1, 1],
      [2, null],
    ]);
    expect(shown(standingNow(event, rounds.slice(0, 1)))).toEqual([
      [2, 1],
      [1, 2],
    ]);
  });

  test("a higher mark never makes a total lower", () => {
    const mark = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(mark, mark, fc.nat(500), fc.boolean(), (t, p, more, first) => {
        const total = (one: number, other: number) =>
          judgedOutcome(event, [playedRound(event, 1, [[1, one]]), playedRound(event, 2, [[1, other]])]).places[0]?.mark
            .value ?? -1;
        expect(first ? total(t + more, p) : total(t, p + more)).toBeGreaterThanOrEqual(total(t, p));
      }),
    );
  });
});

describe("[JD19] several panels", () => {
  const two = (balance: "grand-mean" | "mean-of-means" | "spread" | "standard" | "none") =>
    eventOf([moduleOf("stage", "stage", { panels: 2, balance })], { ties: [] });
  const marks = [
    [1, 8000, 1],
    [2, 9000, 1],
    [3, 7000, 2],
    [4, 8000, 2],
  ] as const;

  test("by factors: what every panel had, its factor, and what it has", () => {
    const event = two("grand-mean");
    const { panels, places } = judgedOutcome(event, [playedRound(event, 1, marks)]);
    expect(panels).toEqual([
      {
        module: "stage",
        panel: 1,
        count: 2,
        mean: 8500,
        deviation: 500,
        factor: { value: 94, digits: 2 },
        after: 7990,
      },
      {
        module: "stage",
        panel: 2,
        count: 2,
        mean: 7500,
        deviation: 500,
        factor: { value: 107, digits: 2 },
        after: 8025,
      },
    ]);
    expect(places.map(({ mark }) => mark.value)).toEqual([8560, 8460, 7520, 7490]);
  });

  test("standard scores have mean 50 and the same spread in each panel", () => {
    const event = two("standard");
    const { panels, places } = judgedOutcome(event, [playedRound(event, 1, marks)]);
    expect(panels.map(({ after }) => after)).toEqual([5000, 5000]);
    expect(shown(places)).toEqual([
      [2, 1],
      [4, 1],
      [1, 3],
      [3, 3],
    ]);
  });

  test("not before the module is over", () => {
    const event = two("grand-mean");
    const played = playedRound(event, 1, marks);
    const open = { ...played, round: { ...played.round, state: "published" as const } };
    const { panels, standing } = judgedOutcome(event, [open]);
    expect([panels, standing[0]?.mark.value]).toEqual([[], 9000]);
  });

  test("balancing keeps the mean of all, to what rounding costs, and nobody of a panel passes another of it", () => {
    const panel = fc.array(fc.integer({ min: 5000, max: 10_000 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(panel, panel, fc.constantFrom("spread" as const, "mean-of-means" as const), (one, other, balance) => {
        const event = two(balance);
        const all = [
          ...one.map((mark, at) => [at, mark, 1] as const),
          ...other.map((mark, at) => [100 + at, mark, 2] as const),
        ];
        const { panels, modules } = judgedOutcome(event, [playedRound(event, 1, all)]);
        const after = panels.map((found) => found.after ?? 0);
        expect(Math.abs((after[0] ?? 0) - (after[1] ?? 0))).toBeLessThanOrEqual(4);
        const ranked = (modules[0]?.rows ?? []).filter(({ part }) => part.panel === 1).map(({ part }) => part.raw ?? 0);
        expect(ranked).toEqual([...ranked].sort((a, b) => b - a));
      }),
    );
  });
});

describe("[JD21] who comes to the next module", () => {
  const event = eventOf([theory, { ...practice, take: 2 }], { ties: chain });
  const first = playedRound(event, 1, [
    [1, 9000],
    [2, 8000],
    [3, 8000],
    [4, 7000],
    [5, null],
  ]);

  test("the best so many, and everybody level with the last of them", () => {
    expect(goesOn(event, [first], 2)?.map(numberOf)).toEqual([1, 2, 3]);
    expect(goesOn(event, [first], 1)).toBeNull();
    expect(goesOn(skills(), [first], 2)).toBeNull();
  });

  test("who was not taken stands behind all who were; a place nobody earned there stays vacant", () => {
    const last = playedRound(event, 2, [
      [1, 5000],
      [2, 9000],
      [3, null],
    ]);
    const { places } = judgedOutcome(event, [first, last]);
    expect(places.map((one) => [numberOf(one.id), one.place, one.round, one.why])).toEqual([
      [2, 1, 2, "final"],
      [1, 2, 2, "final"],
      [3, null, 2, "final"],
      [4, 4, 1, "round-before"],
      [5, null, 1, "round-before"],
    ]);
  });
});

describe("[JD22] teams", () => {
  test("the sum of the best so many; level sums by practice together; with too few people none", () => {
    const event = skills({ team: { best: 2 } });
    const [a, b, c] = [id<UnitId>(901), id<UnitId>(902), id<UnitId>(903)];
    const rounds = [
      playedRound(event, 1, [
        [1, 9000],
        [2, 9000],
        [3, 2000],
        [4, 8300],
        [5, 9000],
        [6, 9900],
      ]),
      playedRound(event, 2, [
        [1, 8000],
        [2, 8000],
        [3, 9000],
        [4, 8300],
        [5, 8000],
        [6, 9900],
      ]),
    ];
    const units = new Map(
      [
        [1, a],
        [2, a],
        [3, a],
        [4, b],
        [5, b],
        [6, c],
      ].map(([n, unit]) => [entrant(Number(n)), unit as UnitId]),
    );
    const { team } = judgedOutcome(event, rounds, units);
    expect(
      team.map(({ unit, place, sum, decidedBy }) => [numberOf(unit), place, sum, decidedBy?.tie.by ?? null]),
    ).toEqual([
      [902, 1, 16_600, "module"],
      [901, 2, 16_600, "module"],
      [903, null, null, null],
    ]);
    expect(team[1]?.best.map(numberOf)).toEqual([1, 2]);
  });
});

describe("[AW8] awards", () => {
  const people = Array.from({ length: 47 }, (_unused, at) => ({
    id: entrant(at + 1),
    place: at + 1,
    total: 9900 - 100 * at,
  }));
  const tiers = (award: AwardPlan) =>
    [1, 2, 3, 4].map((tier) => awardOf(people, people.length, award).people.filter((one) => one.tier === tier).length);

  test.each<[string, AwardPlan, number[]]>([
    [
      "by share",
      { key: "a", names: [], way: "shares", percents: [10, 20, 30], rounding: "floor", tie: "better" },
      [4, 9, 14, 0],
    ],
    [
      "by share, to the nearest",
      { key: "a", names: [], way: "shares", percents: [10, 20, 30], rounding: "half-up", tie: "better" },
      [5, 9, 14, 0],
    ],
    ["by count", { key: "a", names: [], way: "places", counts: [1, 2, 3], tie: "better" }, [1, 2, 3, 0]],
    ["by points reached", { key: "a", names: [], way: "marks", from: [9500, 9000] }, [5, 5, 0, 0]],
    ["within a margin", { key: "a", names: [], way: "margin", margin: 200, excellence: 9000 }, [3, 0, 2, 5]],
  ])("%s", (_what, award, expected) => {
    expect(tiers(award)).toEqual(expected);
  });

  test("the tiers of the first award are the prizes, under the names the organizer gave them", () => {
    const award: AwardPlan = { key: "t", names: ["状元", "能手"], way: "places", counts: [1, 1], tie: "better" };
    const event = eventOf([moduleOf("stage")], { awards: [award] });
    const { prizes, awards } = judgedOutcome(event, [
      playedRound(event, 1, [
        [1, 9000],
        [2, 9000],
        [3, 8000],
        [4, null],
      ]),
    ]);
    expect(prizes.lines.map(({ id: who, place, prize }) => [numberOf(who), place, prize])).toEqual([
      [1, 1, 1],
      [2, 1, 1],
    ]);
    expect(prizes.words).toEqual([{ kind: "tie", place: 1, count: 2, nextPlace: 3 }]);
    expect(awards[0]?.people.map(({ name }) => name)).toEqual(["状元", "状元"]);
  });
});

describe("[CT3] the catalogue's contests", () => {
  const keys = ["welding", "electrician", "fitter", "forklift", "crane", "typing", "teaching", "nursing", "cooking"];
  const arts = ["skills-contest", "radio-gymnastics", "choir", "speech", "song", "calligraphy", "photography", "works"];

  test.each([...keys, ...arts])("%s can work as it stands, before judges who know nothing of each other", (key) => {
    const template = eventTemplate(key);
    expect(template?.ruleset).toBe("judged@2");
    expect(template?.plan.judged && judgedRefusals(template.plan.judged)).toEqual([]);
  });
});

test("[JD19] a correction of one judge's panel counts as it stands", () => {
  const event = eventOf([moduleOf("stage")]);
  const mark = { ...timed(9333, 1, { sum: 28000, count: 3 }), value: 9000, corrected: true };
  const { places } = judgedOutcome(event, [
    playedRound(event, 1, [
      [1, mark],
      [2, marked(8999)],
    ]),
  ]);
  expect(shown(places)).toEqual([
    [1, 1],
    [2, 2],
  ]);
});
