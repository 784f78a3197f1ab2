import { describe, expect, test } from "vitest";
import { groupRules } from "#core/groups/rules.ts";
import type { StageFormat, StagePlan } from "#core/stages/plan.ts";
import { stageDefaults } from "#core/stages/plan-defaults.ts";
import { translator } from "#i18n/catalogue.ts";
import { languages } from "#i18n/language.ts";
import { choiceOf, formatChoices, formatOf, sayTableRules, stageRules } from "#i18n/stage-rules.ts";
import { stagesInWords } from "#i18n/stages-in-words.ts";

const formats: StageFormat[] = ["knock-out", "double", "redrawn", "groups", "round-robin", "swiss", "heats"];
const { redraw, groups, swiss } = stageDefaults;
/** A plan's groups with what comes after them. */
const groupsThen = (
  after: StagePlan["groups"]["then"],
  more: Partial<StagePlan["groups"]> = {},
): StagePlan["groups"] => ({
  ...groups,
  ...more,
  // biome-ignore lint/suspicious/noThenProperty: the word of the plan, not a promise
  then: after,
});
const variants: Partial<StagePlan>[] = [
  {},
  { seeding: "standard", settle: 2, reset: false, prizesBy: "round", restMs: 0 },
  { settle: 8, redraw: { ...redraw, pairing: "fold", byes: "first-round", stopAt: 3 } },
  { settle: 256, groups: groupsThen("places", { times: 2, draw: "snake" }) },
  { settle: 16, groups: groupsThen("none", { qualifiers: 1 }) },
  { groups: { ...groups, cross: "drawn", qualifiers: 1 }, swiss: { ...swiss, rounds: 4, tieBreaks: [] } },
];

describe("how an event is met two by two", () => {
  test.each(formats)("%s is said in three languages without a hole", (format) => {
    for (const variant of variants)
      for (const language of languages) {
        const said = stagesInWords({ ...stageDefaults, ...variant, format }, translator(stageRules, language));
        expect(said.length).toBeGreaterThanOrEqual(2);
        for (const text of said) {
          expect(text).not.toMatch(/undefined|NaN|null|\[object|\$\{|Infinity/);
          expect(text).toMatch(language === "en" ? /\.$/ : /。$/);
          if (language === "en") expect(text).not.toMatch(/[\u4e00-\u9fff]/);
        }
      }
  });

  test("all rules of tables have words", () => {
    for (const language of languages)
      for (const { id } of groupRules) expect(sayTableRules(id, translator(stageRules, language))).not.toBe(id);
    expect(sayTableRules("newer@9", translator(stageRules, "en"))).toBe("newer@9");
  });

  test("a choice and the plan it makes stand for each other", () => {
    for (const choice of formatChoices) {
      const said = formatOf(choice);
      const after = said?.after ?? groups.then;
      const plan = said && {
        ...stageDefaults,
        format: said.format,
        groups: groupsThen(after),
      };
      expect(choiceOf(plan ?? undefined)).toBe(choice);
    }
  });
});
