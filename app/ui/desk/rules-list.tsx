import type { EventPlan } from "#core/rounds/plan.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { rules } from "#i18n/rules.ts";
import { rulesInWords, topics } from "#i18n/rules-in-words.ts";
import { useLanguage, useT } from "#i18n/use-translator.ts";
import style from "./rules-list.module.css";

interface Shown {
  options: ScoringOptions;
  plan: EventPlan;
  /** how many people are entered now */
  count: number;
}

/** An event's rules in plain words, topic by topic. */
export function RulesList({ options, plan, count }: Shown) {
  const t = useT(rules);
  const all = rulesInWords({ options, plan }, count, useLanguage());
  return (
    <dl className={style.rules}>
      {topics.map((topic) => {
        const texts = all.filter((rule) => rule.topic === topic).map((rule) => rule.text);
        return texts.length === 0 ? null : (
          <div key={topic} className={style.topic}>
            <dt>{t(`topic.${topic}`)}</dt>
            {texts.map((text) => (
              <dd key={text}>{text}</dd>
            ))}
          </div>
        );
      })}
    </dl>
  );
}
