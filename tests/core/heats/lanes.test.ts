import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { centreOut, type LaneScheme, laneBands } from "#core/heats/lane-schemes.ts";
import { drawLanes, laneRanking } from "#core/heats/lanes.ts";
import { seededRandom } from "#core/random.ts";

const upTo = (n: number) => Array.from({ length: n }, (_unused, i) => i + 1);
const anyLanes = fc.integer({ min: 1, max: 100 });

describe("lanes from the centre out", () => {
  test.each([
    { lanes: 1, order: [1] },
    { lanes: 2, order: [1, 2] },
    { lanes: 5, order: [3, 4, 2, 5, 1] },
    { lanes: 6, order: [3, 4, 2, 5, 1, 6] },
    { lanes: 8, order: [4, 5, 3, 6, 2, 7, 1, 8] },
    { lanes: 9, order: [5, 6, 4, 7, 3, 8, 2, 9, 1] },
    { lanes: 10, order: [5, 6, 4, 7, 3, 8, 2, 9, 1, 10] },
  ])("[HT16] $lanes lanes: $order", ({ lanes, order }) => {
    expect(centreOut(lanes)).toEqual(order);
  });

  test("[HT16] rowing begins on the other side", () => {
    expect(centreOut(10, "left")).toEqual([6, 5, 7, 4, 8, 3, 9, 2, 10, 1]);
  });

  test("[HT16] every lane is given once, for any number of them", () => {
    fc.assert(
      fc.property(anyLanes, (lanes) => {
        expect(centreOut(lanes).sort((a, b) => a - b)).toEqual(upTo(lanes));
      }),
    );
    expect(() => centreOut(0)).toThrow("the centre of 0 lanes");
  });
});

describe("bands", () => {
  test.each([
    {
      scheme: "wa_before_2023",
      lanes: 8,
      bands: [
        [3, 4, 5, 6],
        [7, 8],
        [1, 2],
      ],
    },
    {
      scheme: "wa_2023_straight",
      lanes: 8,
      bands: [
        [3, 4, 5, 6],
        [2, 7],
        [1, 8],
      ],
    },
    {
      scheme: "wa_2023_200m",
      lanes: 8,
      bands: [
        [5, 6, 7],
        [3, 4, 8],
        [1, 2],
      ],
    },
    {
      scheme: "wa_2023_400m",
      lanes: 8,
      bands: [
        [4, 5, 6, 7],
        [3, 8],
        [1, 2],
      ],
    },
    {
      scheme: "nine_lane_juniors",
      lanes: 9,
      bands: [
        [4, 5, 6, 7],
        [8, 9],
        [1, 2, 3],
      ],
    },
    { scheme: "spearhead", lanes: 3, bands: [[2], [3], [1]] },
    { scheme: "rowing", lanes: 3, bands: [[2], [1], [3]] },
    { scheme: "lots", lanes: 3, bands: [[1, 2, 3]] },
    {
      scheme: "centre-bands",
      lanes: 8,
      bands: [
        [3, 4, 5, 6],
        [2, 7],
        [1, 8],
      ],
    },
    {
      scheme: "centre-bands",
      lanes: 7,
      bands: [
        [2, 3, 4, 5, 6],
        [1, 7],
      ],
    },
    {
      scheme: "centre-bands",
      lanes: 6,
      bands: [
        [2, 3, 4, 5],
        [1, 6],
      ],
    },
    {
      scheme: "centre-bands",
      lanes: 5,
      bands: [
        [2, 3, 4],
        [1, 5],
      ],
    },
    { scheme: "centre-bands", lanes: 2, bands: [[1, 2]] },
    { scheme: "centre-bands", lanes: 1, bands: [[1]] },
  ] as const)("[HT15] $scheme on $lanes lanes: $bands", ({ scheme, lanes, bands }) => {
    expect(laneBands(scheme, lanes)).toEqual({ ok: true, value: bands });
  });

  test("[HT15] a scheme for eight lanes is refused for others, with what fits them", () => {
    expect(laneBands("wa_2023_200m", 6)).toEqual({
      ok: false,
      refusal: {
        kind: "scheme-for-other-lanes",
        scheme: "wa_2023_200m",
        lanes: 6,
        made: 8,
        choices: ["lots", "centre-bands", "spearhead", "rowing"],
      },
    });
    expect(laneBands("nine_lane_juniors", 8)).toMatchObject({ ok: false, refusal: { made: 9, lanes: 8 } });
  });

  test("[HT15] changing an answer changes no scheme", () => {
    const bands = laneBands("wa_2023_straight", 8);
    if (bands.ok) bands.value[0]?.pop();
    expect(laneBands("wa_2023_straight", 8)).toMatchObject({
      value: [
        [3, 4, 5, 6],
        [2, 7],
        [1, 8],
      ],
    });
  });

  test("[HT15] every scheme has each lane once, for any number of lanes that it fits", () => {
    fc.assert(
      fc.property(
        anyLanes,
        fc.constantFrom<LaneScheme[]>("lots", "centre-bands", "spearhead", "rowing"),
        (lanes, scheme) => {
          const bands = laneBands(scheme, lanes);
          expect(bands.ok && bands.value.flat().sort((a, b) => a - b)).toEqual(upTo(lanes));
        },
      ),
    );
  });
});

describe("who gets which lane", () => {
  const straight = [
    [3, 4, 5, 6],
    [2, 7],
    [1, 8],
  ];

  test("[HT17] all heat winners come before all seconds, then the mark, then the lot", () => {
    const people = [
      { id: "slow winner", place: 1, mark: 130 },
      { id: "fast second", place: 2, mark: 110 },
      { id: "fast winner", place: 1, mark: 100 },
      { id: "no place", place: null, mark: 90 },
      { id: "no mark", place: 2, mark: null },
    ];
    const order = ["fast winner", "slow winner", "fast second", "no mark", "no place"];
    expect(laneRanking(people, "lower", "s").map(({ id }) => id)).toEqual(order);
    expect(laneRanking([...people].reverse(), "lower", "s").map(({ id }) => id)).toEqual(order);
    expect(laneRanking(people, "higher", "s")[0]?.id).toBe("slow winner");
  });

  test("[HT17] who are level come in any order, by lot", () => {
    const level = ["a", "b"].map((id) => ({ id, place: 1, mark: 100 }));
    const firsts = upTo(20).map((s) => laneRanking(level, "lower", `s${s}`)[0]?.id);
    expect([...new Set(firsts)].sort()).toEqual(["a", "b"]);
    expect(laneRanking([...level].reverse(), "lower", "x")).toEqual(laneRanking(level, "lower", "x"));
  });

  test("[HT15] the best four draw the four best lanes, whatever the lot", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 8 }), (seed, n) => {
        const drawn = drawLanes(upTo(n), straight, seededRandom(seed));
        expect(drawn.map(({ one }) => one).sort()).toEqual(upTo(n));
        const lanes = drawn.map(({ lane }) => lane);
        expect(lanes).toEqual([...new Set(lanes)].sort((a, b) => a - b));
        for (const { one, lane } of drawn) expect(straight[one <= 4 ? 0 : one <= 6 ? 1 : 2]).toContain(lane);
        expect(drawLanes(upTo(n), straight, seededRandom(seed))).toEqual(drawn);
      }),
    );
  });

  test("[HT15] inside a band every lane can come to everybody", () => {
    const lanes = upTo(60).map((s) => drawLanes([1], straight, seededRandom(`s${s}`))[0]?.lane);
    expect([...new Set(lanes)].sort()).toEqual([3, 4, 5, 6]);
  });

  test("[HT15] more people than lanes are broken", () => {
    expect(() => drawLanes([1, 2], [[1]], seededRandom("s"))).toThrow("2 people in 1 lanes");
  });
});
