import { describe, expect, test } from "vitest";
import { nicknames } from "#core/catalogue/synonyms.ts";
import { eventTemplate, eventTemplates, noticeTemplates } from "#core/catalogue/templates.ts";
import { namesOfEvent, readEntries } from "#core/entries/paste.ts";
import type { EventId } from "#core/ids.ts";
import { defaultPlan, planRefusals, planRounds } from "#core/rounds/plan.ts";
import { rulesetOf } from "#core/scoring/rulesets/index.ts";
import { id } from "./people.ts";

describe.each(eventTemplates.map((template) => ({ key: template.key, template })))(
  "the template $key",
  ({ key, template }) => {
    const rules = rulesetOf(template.ruleset);

    test("[AD5] can be played as it stands, by any number of people", () => {
      const plan = { ...defaultPlan, ...template.plan };
      const options = rules && { ...rules.defaults, ...template.options };
      for (const n of [0, 1, 6, 23, 300]) expect(options && planRefusals(plan, options, n)).toEqual([]);
    });

    test("[SC1] asks only about options that exist", () => {
      const known = new Set([...Object.keys(rules?.defaults ?? {}), ...Object.keys(defaultPlan)]);
      for (const { option } of template.questions) if (option !== null) expect(known).toContain(option);
      expect(new Set(template.questions.map((one) => one.key)).size).toBe(template.questions.length);
    });

    test("[EN7] is known by every name people write for it, and by no other template's", () => {
      const events = eventTemplates.map((one, i) => ({ id: id<EventId>(i), names: namesOfEvent(one.key, one.key) }));
      const own = id<EventId>(eventTemplates.indexOf(template));
      for (const name of nicknames[key] ?? [])
        expect(readEntries(`姓名\t项目\n张伟\t${name}`, { events, unit: "甲" }).rows[0]?.events).toEqual([own]);
    });
  },
);

test.each(noticeTemplates)("[AD1] the notice's $key has its rounds: 23 people, five lanes, six prizes", ({ plan }) => {
  expect(planRounds(23, { ...defaultPlan, ...plan }).map((one) => one.entrants)).toEqual([23, 10, 6]);
});

test("[SC1] a template that nobody made is null", () => {
  expect(eventTemplate("skipping-1min")?.ruleset).toBe("skipping@1");
  expect(eventTemplate("chess-boxing")).toBeNull();
});
