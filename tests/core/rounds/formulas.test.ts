import { describe, expect, test } from "vitest";
import { advanceFormulas, eightLaneStages } from "#core/rounds/formulas.ts";

const shown = (heats: number, wanted: number) =>
  advanceFormulas(heats, wanted).map(({ perHeat, nextBest }) => [perHeat, nextBest]);

describe("formulas", () => {
  test.each([
    { heats: 8, wanted: 27, found: "3+3 2+11 1+19 0+27" },
    { heats: 3, wanted: 8, found: "2+2 1+5 0+8" },
    { heats: 4, wanted: 8, found: "2+0 1+4 0+8" },
    { heats: 5, wanted: 3, found: "0+3" },
    { heats: 1, wanted: 2, found: "2+0 1+1 0+2" },
    { heats: 2, wanted: 0, found: "0+0" },
  ])("[AD11] $wanted wanted from $heats heats: $found", ({ heats, wanted, found }) => {
    expect(
      shown(heats, wanted)
        .map((one) => one.join("+"))
        .join(" "),
    ).toBe(found);
  });

  test("[AD11] without heats there is nobody to let on", () => {
    expect(() => advanceFormulas(0, 4)).toThrow("0 heats");
  });
});

describe("eight lanes", () => {
  const stages = (n: number, table: "outdoor" | "indoor") => {
    const found = eightLaneStages(n, table);
    return found.ok
      ? found.value.map(({ heats, perHeat, nextBest }) => `${heats}: ${perHeat}+${nextBest}`).join(", ")
      : null;
  };

  test.each([
    { from: 1, to: 8, outdoor: "", indoor: "" },
    { from: 9, to: 16, outdoor: "2: 3+2", indoor: "2: 2+4" },
    { from: 17, to: 24, outdoor: "3: 2+2", indoor: "3: 2+2" },
    { from: 25, to: 32, outdoor: "4: 1+4", indoor: "4: 2+8, 2: 4+0" },
    { from: 33, to: 40, outdoor: "5: 1+3", indoor: "5: 3+9, 3: 2+2" },
  ])("[AD11] $from to $to people: outdoors $outdoor, indoors $indoor", ({ from, to, outdoor, indoor }) => {
    for (const n of [from, to]) {
      expect(stages(n, "outdoor")).toBe(outdoor);
      expect(stages(n, "indoor")).toBe(indoor);
    }
  });

  test("[AD11] every table fills eight lanes at the last, and never sends on more than ran", () => {
    for (const table of ["outdoor", "indoor"] as const)
      for (let n = 9; n <= 40; n++) {
        const found = eightLaneStages(n, table);
        let left = n;
        for (const { heats, perHeat, nextBest } of found.ok ? found.value : []) {
          expect(Math.ceil(left / 8)).toBe(heats);
          expect(perHeat * heats + nextBest).toBeLessThan(left);
          left = perHeat * heats + nextBest;
        }
        expect(left).toBe(8);
      }
  });

  test("[AD11] beyond forty the tables end, and the formulas that are left are named", () => {
    const choices = [
      { perHeat: 1, nextBest: 2 },
      { perHeat: 0, nextBest: 8 },
    ];
    for (const table of ["outdoor", "indoor"] as const)
      expect(eightLaneStages(41, table)).toEqual({
        ok: false,
        refusal: { kind: "beyond-table", n: 41, most: 40, heats: 6, choices },
      });
  });
});
