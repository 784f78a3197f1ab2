import { Form } from "@remix-run/react";
import { day } from "#i18n/day.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import desk from "./desk.module.css";
import type { DayAnswer } from "./refused.tsx";
import type { Person } from "./round-page.tsx";

export interface TieShown {
  cut: string;
  /** the heat it is in; null for the next best over all heats */
  heat: number | null;
  places: number;
  tied: Person[];
}

interface Props {
  ties: TieShown[];
  /** how the event's rules settle a tie */
  proposed: "all-in" | "decider" | "lot";
  op: string;
  answer: DayAnswer | undefined;
}

/** Ties at the cut: who is concerned, and the ruling the rules name. */
export function RoundTies({ ties, proposed, op, answer }: Props) {
  const t = useT(day);
  const methods = [
    { value: "decider", text: t("ruleDecider") },
    { value: "lot", text: t("ruleLot") },
    { value: "all-in", text: t("ruleAllIn") },
  ];
  return ties.map((tie) => {
    const values = answer?.intent === "rule" && answer.refusal && answer.values.cut === tie.cut ? answer.values : {};
    const facts = { count: tie.tied.length, places: tie.places };
    return (
      <Form key={tie.cut} method="post" className={desk.panel}>
        <h2>{t("tieTitle")}</h2>
        <p className={desk.warn}>
          {tie.heat === null ? t("tieBest", facts) : t("tieHeat", { heat: tie.heat, ...facts })}
        </p>
        <input type="hidden" name="op" value={op} />
        <input type="hidden" name="cut" value={tie.cut} />
        <fieldset className={desk.choices}>
          <legend>{t("ruleMethod")}</legend>
          {methods.map(({ value, text }) => (
            <label key={value} className={desk.choice}>
              <input type="radio" name="method" value={value} defaultChecked={(values.method ?? proposed) === value} />
              {text}
            </label>
          ))}
        </fieldset>
        <fieldset className={desk.choices}>
          <legend>{t("ruleAdmit")}</legend>
          {tie.tied.map((one) => (
            <label key={one.id} className={desk.choice}>
              <input type="checkbox" name="admit" value={one.id} />
              {[one.bib, one.name, one.unitName].filter(Boolean).join(" · ")}
            </label>
          ))}
        </fieldset>
        <Field
          label={t("reason")}
          name="reason"
          maxLength={200}
          defaultValue={values.reason ?? ""}
          hint={t("reasonHint")}
        />
        <div>
          <Button look="primary" name="intent" value="rule">
            {t("ruleNow")}
          </Button>
        </div>
      </Form>
    );
  });
}
