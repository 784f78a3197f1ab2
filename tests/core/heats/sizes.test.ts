import { describe, expect, test } from "vitest";
import { evenSizes, heatSizes, heatSizesWithMinimum, mostInMassStart } from "#core/heats/sizes.ts";
import { viability } from "#core/heats/viability.ts";

describe("larger heats", () => {
  test("[HT8] stand first unless an organizer wants them last", () => {
    expect(heatSizes(23, 5)).toEqual([5, 5, 5, 4, 4]);
    expect(heatSizes(23, 5, "last")).toEqual([4, 4, 5, 5, 5]);
    expect(heatSizesWithMinimum(11, 5, 3, "last")).toEqual({ ok: true, value: [3, 4, 4] });
  });

  test("[HT8] a long run is split into groups of fifteen at most", () => {
    expect(heatSizes(46, mostInMassStart)).toEqual([12, 12, 11, 11]);
    expect(heatSizes(15, mostInMassStart)).toEqual([15]);
  });
});

describe("a given number of heats", () => {
  test("[HT1] is filled evenly", () => {
    expect(evenSizes(9, 4)).toEqual([3, 2, 2, 2]);
    expect(evenSizes(2, 3, "last")).toEqual([0, 1, 1]);
    expect(() => evenSizes(2, 0)).toThrow("2 people in 0 heats");
  });

  test("[HT1] breaks no minimum unseen: fewer heats are the choice, on the lanes there are", () => {
    expect(heatSizesWithMinimum(9, 5, 3, "first", 3)).toEqual({ ok: true, value: [3, 3, 3] });
    expect(heatSizesWithMinimum(9, 5, 3, "first", 4)).toEqual({
      ok: false,
      refusal: {
        kind: "minimum-infeasible",
        n: 9,
        lanes: 5,
        minimum: 3,
        choices: [
          { minimum: 2, lanes: 5, sizes: [3, 2, 2, 2] },
          { minimum: 3, lanes: 5, sizes: [3, 3, 3] },
        ],
      },
    });
  });

  test("[HT1] larger heats last are last in the choices too", () => {
    const decision = heatSizesWithMinimum(7, 4, 4, "last");
    expect(decision.ok ? [] : decision.refusal.choices).toEqual([
      { minimum: 3, lanes: 4, sizes: [3, 4] },
      { minimum: 4, lanes: 7, sizes: [7] },
    ]);
  });

  test("[HT1] more heats than people are no choice", () => {
    const decision = heatSizesWithMinimum(2, 5, 1, "first", 3);
    expect(decision.ok ? [] : decision.refusal.choices).toEqual([{ minimum: 1, lanes: 5, sizes: [1, 1] }]);
  });

  test("[HT1] nobody needs no heat, and a heat without lanes is broken", () => {
    expect(heatSizesWithMinimum(0, 5, 3)).toEqual({ ok: true, value: [] });
    expect(() => heatSizesWithMinimum(3, 0, 1)).toThrow("heats of 0 lanes");
    expect(() => heatSizes(3, 0)).toThrow("heats of 0 lanes");
  });
});

describe("viability", () => {
  const minimum = { entries: 3, units: 3, present: 2 };

  test.each([
    { had: { entries: 3, units: 3, present: 2 }, scheduled: true, held: true, why: "level with every minimum" },
    { had: { entries: 5, units: 3, present: 1 }, scheduled: true, held: false, why: "only one came" },
    { had: { entries: 5, units: 3, present: null }, scheduled: true, held: null, why: "nobody was counted yet" },
    { had: { entries: 2, units: 3, present: 2 }, scheduled: false, held: false, why: "two entries" },
    { had: { entries: 9, units: 2, present: null }, scheduled: false, held: false, why: "two units" },
  ])("[HT9] $why: scheduled $scheduled, held $held", ({ had, scheduled, held }) => {
    expect(viability(had, minimum)).toMatchObject({ scheduled, held });
  });

  test("[HT9] everything that is missing is named with its minimum", () => {
    expect(viability({ entries: 2, units: 1, present: 0 }, minimum).shortages).toEqual([
      { kind: "too-few-entries", count: 2, minimum: 3 },
      { kind: "too-few-units", count: 1, minimum: 3 },
      { kind: "too-few-present", count: 0, minimum: 2 },
    ]);
    expect(viability({ entries: 3, units: 3, present: 2 }, minimum).shortages).toEqual([]);
    expect(viability({ entries: 0, units: 0, present: null }, minimum).shortages).toHaveLength(2);
  });

  test("[HT9] where nothing is asked for every event is held", () => {
    const none = { entries: 0, units: 0, present: 0 };
    expect(viability({ entries: 0, units: 0, present: 0 }, none)).toEqual({
      scheduled: true,
      held: true,
      shortages: [],
    });
  });
});
