import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultPlan, type EventPlan, planRefusals, planRounds } from "#core/rounds/plan.ts";
import type { Fault } from "#core/scoring/ops.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { rulesetOf } from "#core/scoring/rulesets/index.ts";
import { type Language, languages } from "#i18n/language.ts";
import { rulesInWords } from "#i18n/rules-in-words.ts";

const faults: Fault[] = ["foot", "stopped", "lane", "fell", "one-foot", "apart", "false-start", "hindered", "help"];
const effect = fc.oneof(
  fc.constantFrom({ kind: "fail" as const }, { kind: "note" as const }),
  fc.record({ kind: fc.constant("add" as const), ms: fc.integer({ min: -60_000, max: 60_000 }) }),
);
const options: fc.Arbitrary<ScoringOptions> = fc.record({
  measure: fc.constantFrom("count", "time", "order"),
  direction: fc.constantFrom("more", "less"),
  durationMs: fc.option(fc.integer({ min: 1, max: 600_000 })),
  capMs: fc.option(fc.integer({ min: 1, max: 600_000 })),
  faults: fc.dictionary(fc.constantFrom(...faults), effect),
  failedOrder: fc.constantFrom("none", "kept"),
  missesBreakTies: fc.boolean(),
  precisionMs: fc.constantFrom(1, 10, 100, 1000),
  sheets: fc.constantFrom("heat", "lane"),
});
const plan: fc.Arbitrary<EventPlan> = fc.record({
  lanes: fc.integer({ min: 2, max: 12 }),
  prizes: fc.integer({ min: 1, max: 12 }),
  finalMode: fc.constantFrom("two-heats", "round-before"),
  tieAtCut: fc.constantFrom("all-in", "decider", "lot"),
  separate: fc.boolean(),
  vacant: fc.constantFrom("leave", "fill"),
  advance: fc.array(
    fc.option(fc.record({ perHeat: fc.integer({ min: 0, max: 4 }), nextBest: fc.integer({ min: 0, max: 4 }) })),
    { maxLength: 3 },
  ),
  points: fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 8 }),
  pointsTie: fc.constantFrom("share", "full"),
});

const textOf = (event: { options: ScoringOptions; plan: EventPlan }, count: number, language: Language) =>
  rulesInWords(event, count, language)
    .map((rule) => rule.text)
    .join("\n");

describe("the rules in words", () => {
  test("have no hole, for any choice and any number of people, in three languages", () => {
    fc.assert(
      fc.property(options, plan, fc.integer({ min: 0, max: 200 }), (chosen, planned, count) => {
        for (const language of languages) {
          const rules = rulesInWords({ options: chosen, plan: planned }, count, language);
          expect(new Set(rules.map((rule) => rule.topic)).size).toBeGreaterThanOrEqual(5);
          for (const { text } of rules) {
            expect(text).not.toMatch(/undefined|NaN|null|\[object|\$\{|Infinity/);
            expect(text.trim().length).toBeGreaterThan(3);
            expect(text).toMatch(language === "en" ? /\.$/ : /。$/);
            if (language === "en") expect(text).not.toMatch(/[\u4e00-\u9fff]/);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test("say the same number of rules in every language", () => {
    fc.assert(
      fc.property(options, plan, fc.integer({ min: 0, max: 60 }), (chosen, planned, count) => {
        const lengths = languages.map((one) => rulesInWords({ options: chosen, plan: planned }, count, one).length);
        expect(new Set(lengths).size).toBe(1);
      }),
    );
  });

  test("name every round of the plan with its people and how many go on", () => {
    fc.assert(
      fc.property(options, plan, fc.integer({ min: 1, max: 120 }), (chosen, planned, count) => {
        fc.pre(planRefusals(planned, chosen, count).length === 0);
        const text = textOf({ options: chosen, plan: planned }, count, "en");
        for (const round of planRounds(count, planned, chosen.measure)) {
          expect(text).toContain(round.entrants === 1 ? "1 person" : `${round.entrants} people`);
          if (round.advance) {
            expect(text).toContain(`${round.advance.perHeat * round.sizes.length + round.advance.nextBest} in all`);
          }
        }
      }),
    );
  });
});

describe("the notice's three events as they are proposed", () => {
  const said = (name: string, count: number, over: Partial<ScoringOptions> = {}, planned: Partial<EventPlan> = {}) => {
    const defaults = rulesetOf(name)?.defaults;
    if (!defaults) throw new Error(name);
    return textOf({ options: { ...defaults, ...over }, plan: { ...defaultPlan, ...planned } }, count, "zh-Hans");
  };

  test("skipping: a minute, the most jumps, misses between equals", () => {
    const text = said("skipping@1", 23);
    expect(text).toContain("限时 1 分钟，次数多者胜。");
    expect(text).toContain("次数相同时，失误少的在前；失误也相同则名次并列。");
    expect(text).toContain("预赛：23 人，分 5 组（5、5、5、4、4 人）。每组前 2 名，共 10 人晋级。");
    expect(text).toContain("半决赛：10 人，分 2 组（5、5 人）。每组前 3 名，共 6 人晋级。");
    expect(text).toContain("决赛：6 人，分 2 组（3、3 人），各组成绩放在一起排名次。");
    expect(text).not.toContain("失败，没有成绩");
  });

  test("slow cycling: the last to arrive, and every fault of the notice fails", () => {
    const text = said("slow-cycling@1", 8);
    expect(text).toContain("最后到达者胜");
    expect(text).toContain("脚落地，停车、定车，出线，掉车：失败，没有成绩。");
    expect(text).toContain("失败的人没有名次。");
    expect(text).toContain("一组只有 5 道而取 6 名");
    expect(said("slow-cycling@1", 8, { failedOrder: "kept" })).toContain("坚持时间长的在前");
    expect(said("slow-cycling@1", 8, { capMs: 90_000 })).toContain("最长 1 分 30 秒");
  });

  test("two-foot jump: the first to arrive; leaving the lane fails, one foot is noted", () => {
    const text = said("lane-race@1", 0);
    expect(text).toContain("最先到达者胜");
    expect(text).toContain("出线，妨碍他人：失败，没有成绩。");
    expect(text).toContain("单脚起落，双脚分开，抢跳抢跑：只记录，不影响成绩。");
    expect(text).toContain("还没有人报名。");
  });

  test("seconds that a fault adds count only where time is taken", () => {
    const over = { faults: { lane: { kind: "add" as const, ms: 2500 } } };
    expect(said("lane-race@1", 5, over)).toContain("出线：每次加 2.5 秒。");
    expect(said("lane-race@1", 5, { ...over, measure: "order" })).toContain("出线：只记录，不影响成绩。");
  });

  test("one final heat: the sixth place comes from the round before, and so does a vacant one", () => {
    const text = said("slow-cycling@1", 12, { measure: "order" }, { finalMode: "round-before", vacant: "leave" });
    expect(text).toContain("决赛只有 5 人，第 6 名给上一轮没进决赛的人里成绩最好的。");
    expect(text).toContain("由上一轮没进决赛的人按成绩补上");
    expect(text).not.toContain("奖空着");
  });
});
