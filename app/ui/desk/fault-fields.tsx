import { marks } from "#i18n/marks.ts";
import { faultsInOrder, rules, sayRule } from "#i18n/rules.ts";
import { useT } from "#i18n/use-translator.ts";
import { Field } from "#ui/base/field.tsx";
import { ChoiceField } from "./choice-field.tsx";
import style from "./meet-form.module.css";
import { type RuleFields, shownIn } from "./rules-form.tsx";

/** What each fault of the event does, and how those who failed stand. */
export function FaultFields({ event, values, problems }: RuleFields) {
  const t = useT(rules);
  const said = useT(marks);
  const known = faultsInOrder(event.options.faults);
  return (
    <>
      {known.map(([key, effect]) => {
        const fault = said(`fault.${key}`);
        return (
          <div key={key} className={style.pair}>
            <ChoiceField
              label={t("faultField", { fault })}
              name={`fault.${key}`}
              value={shownIn(values, `fault.${key}`, effect.kind)}
              problem={sayRule(problems[`fault.${key}`], t)}
              choices={(["fail", "note", "add"] as const).map((one) => [one, t(`fault.${one}`)])}
            />
            <div className={style.seconds}>
              <Field
                label={t("faultSeconds", { fault })}
                hint={t("faultSecondsHint")}
                name={`seconds.${key}`}
                inputMode="decimal"
                defaultValue={shownIn(values, `seconds.${key}`, effect.kind === "add" ? String(effect.ms / 1000) : "")}
                problem={sayRule(problems[`seconds.${key}`], t)}
              />
            </div>
          </div>
        );
      })}
      <ChoiceField
        label={t("failedOrder")}
        name="failedOrder"
        value={shownIn(values, "failedOrder", event.options.failedOrder)}
        problem={sayRule(problems.failedOrder, t)}
        choices={(["none", "kept"] as const).map((one) => [one, t(`failedOrder.${one}`)])}
      />
    </>
  );
}
