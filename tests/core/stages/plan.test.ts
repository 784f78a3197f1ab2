import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchTemplates } from "#core/catalogue/contests.ts";
import { eventTemplates, noticeTemplates } from "#core/catalogue/templates.ts";
import { defaultPlan } from "#core/rounds/plan.ts";
import type { StagePlan } from "#core/stages/plan.ts";
import { stageDefaults } from "#core/stages/plan-defaults.ts";
import { planStages } from "#core/stages/plan-stages.ts";
import { groupCount, stageRefusals } from "#core/stages/refusals.ts";
import { begun, planOf, playOut } from "./contest.ts";

const kinds = (...args: Parameters<typeof stageRefusals>) =>
  stageRefusals(...args).map(({ kind, field }) => `${kind} ${field}`);

describe("a plan of matches", () => {
  test("[ST1] [CT2] every template of something that is met two by two says how, and can be played", () => {
    for (const { key, plan } of matchTemplates) {
      const whole = { ...defaultPlan, ...plan };
      expect(whole.stages, key).toBeDefined();
      expect(stageRefusals(whole, null), key).toEqual([]);
      expect(stageRefusals(whole, 8), key).toEqual([]);
    }
    const wanted = new Map(matchTemplates.map(({ key, plan }) => [key, plan.stages]));
    expect(wanted.get("tug-of-war")).toMatchObject({ format: "redrawn", redraw: { stopAt: 3 }, prizesBy: "round" });
    expect(wanted.get("chinese-chess")).toMatchObject({ format: "swiss", groups: { rules: "chess@1" } });
    expect(wanted.get("basketball")).toMatchObject({ format: "groups", groups: { rules: "basketball@1" } });
    expect(wanted.get("table-tennis")).toMatchObject({ format: "knock-out", groups: { rules: "table-tennis@1" } });
    expect(eventTemplates.filter(({ plan }) => plan.stages).length).toBe(matchTemplates.length);
    expect(noticeTemplates.some(({ plan }) => plan.stages)).toBe(false);
  });

  test("[ST2] an event in heats has no refusals; numbers that cannot be are named with their field", () => {
    expect(stageRefusals(defaultPlan, 1)).toEqual([]);
    expect(kinds(planOf({}), null)).toEqual([]);
    expect(kinds(planOf({ settle: 3 }), 5)).toEqual(["settle-no-power settle"]);
    expect(kinds(planOf({ settle: 512 }), 5)).toEqual(["settle-no-power settle"]);
    expect(kinds(planOf({ settle: 256 }), 300)).toEqual([]);
    expect(kinds(planOf({ format: "double", settle: 3 }), 5)).toEqual([]);
    expect(kinds(planOf({ restMs: -1, matchMs: 0.5 }), null)).toEqual(["out-of-range restMs", "out-of-range matchMs"]);
    expect(kinds(planOf({ format: "heats", take: 1 }), null)).toEqual(["out-of-range take"]);
    expect(stageRefusals(planOf({ format: "heats", take: 8 }), 7)).toEqual([
      { kind: "out-of-range", field: "take", from: 2, to: 7 },
    ]);
    expect(kinds(planOf({ format: "redrawn", redraw: { ...stageDefaults.redraw, stopAt: 0 } }), 9)).toEqual([
      "out-of-range redraw.stopAt",
    ]);
    expect(kinds(planOf({ format: "round-robin", groups: { rules: "none@1" } }), 9)).toEqual([
      "rules-unknown groups.rules",
    ]);
    expect(stageRefusals(planOf({}), 1)).toEqual([{ kind: "too-few", field: "format", n: 1, least: 2 }]);
  });

  test("[ST2] groups: sizes, who goes on, crossing", () => {
    const groups = (part: Partial<Omit<StagePlan["groups"], "then">>, n: number | null, after?: "places" | "none") =>
      kinds(planOf({ format: "groups", groups: part }, {}, after), n);
    expect(groups({ size: 1 }, null)).toEqual(["out-of-range groups.size"]);
    expect(groups({ qualifiers: 0 }, null)).toEqual(["out-of-range groups.qualifiers"]);
    expect(groups({ qualifiers: 0 }, 8, "none")).toEqual([]);
    expect(groups({ size: 2 }, 3)).toEqual(["group-of-one groups.size"]);
    expect(groups({ size: 4, qualifiers: 4 }, 16)).toEqual(["all-qualify groups.qualifiers"]);
    expect(groups({ size: 4 }, 16)).toEqual([]);
    expect(stageRefusals(planOf({ format: "groups" }), 12)).toEqual([
      { kind: "groups-not-a-power-of-two", field: "groups.cross", groups: 3, choices: [2, 4] },
    ]);
    expect(groups({ cross: "drawn" }, 12)).toEqual([]);
    expect(groups({}, 12, "places")).toEqual(["places-need-two-groups groups.then"]);
    expect(groups({ size: 6 }, 12, "places")).toEqual([]);
    expect(groupCount(13, 4)).toBe(4);
  });

  test("[ST2] Swiss rounds, and prizes by rounds where there are none", () => {
    const swiss = (rounds: number | null, n: number | null) =>
      kinds(planOf({ format: "swiss", swiss: { ...stageDefaults.swiss, rounds } }), n);
    expect([swiss(null, 9), swiss(4, 9), swiss(9, 9), swiss(8, 8), swiss(0, null)]).toEqual([
      [],
      [],
      [],
      ["out-of-range swiss.rounds"],
      ["out-of-range swiss.rounds"],
    ]);
    for (const format of ["round-robin", "swiss", "heats"] as const)
      expect(kinds(planOf({ format, prizesBy: "round" }), null)).toEqual(["no-rounds-for-prizes prizesBy"]);
    for (const format of ["knock-out", "double", "redrawn", "groups"] as const)
      expect(kinds(planOf({ format, prizesBy: "round" }), null)).toEqual([]);
  });
});

describe("what will be played", () => {
  test("[ST1] [ST5] heats, then the best six: who meets whom is there before anybody has run", () => {
    const [heats, next] = planStages(planOf({ format: "heats", take: 6 }), 23);
    expect(heats).toMatchObject({ number: 0, kind: "heats", qualifiers: 6, matches: 0 });
    expect(heats?.groups.map(({ size }) => size)).toEqual([5, 5, 5, 4, 4]);
    expect(
      next?.inputs?.map((line) => (line?.kind === "group-place" ? `${line.group}${line.place}` : "–")).join(" "),
    ).toBe("H1 – H4 H5 H2 – H3 H6");
    expect(next).toMatchObject({ number: 1, kind: "knock-out", entrants: 6, matches: 6 });
  });

  test("[ST1] nothing for a plan that cannot work, or for nobody", () => {
    expect(planStages(planOf({ format: "groups" }), 12)).toEqual([]);
    expect(planStages(planOf({}), 1)).toEqual([]);
    expect(planStages(defaultPlan, 9)).toEqual([]);
  });

  const formats = fc.record({
    n: fc.integer({ min: 2, max: 40 }),
    format: fc.constantFrom("knock-out", "double", "redrawn", "groups", "round-robin", "swiss" as const),
    settle: fc.constantFrom(2, 4, 8, 256),
    stopAt: fc.constantFrom(1, 3),
    size: fc.integer({ min: 3, max: 6 }),
    times: fc.constantFrom(1 as const, 2 as const),
    cross: fc.constantFrom("crossed", "drawn" as const),
    after: fc.constantFrom("knock-out", "places", "none" as const),
  });

  test("[ST1] what is planned is what is played, whatever the format", () => {
    fc.assert(
      fc.property(formats, ({ n, format, settle, stopAt, size, times, cross, after }) => {
        const redraw = { ...stageDefaults.redraw, stopAt };
        const plan = planOf({ format, settle, redraw, groups: { size, times, cross, qualifiers: 2 } }, {}, after);
        fc.pre(stageRefusals(plan, n).length === 0 && !(format === "round-robin" && n > 16));
        const planned = planStages(plan, n);
        const end = playOut(begun(plan, n));
        const { stages } = end.played;
        expect(planned.map(({ kind, number }) => `${number} ${kind}`)).toEqual(
          stages.map(({ kind, number }) => `${number} ${kind}`),
        );
        planned.forEach(({ matches, columns, kind }, i) => {
          const stage = stages[i];
          expect(stage?.matches.length).toBe(matches);
          if (kind === "double") return;
          const counts = columns.map(({ column }) => stage?.matches.filter((match) => match.column === column).length);
          expect(columns.map((column) => column.matches)).toEqual(counts);
          expect(stage?.columns).toBe(columns.length);
        });
      }),
      { numRuns: 50 },
    );
  });
});
