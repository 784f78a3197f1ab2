import { Form } from "@remix-run/react";
import { type DayTranslator, day } from "#i18n/day.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import desk from "./desk.module.css";
import { type DayAnswer, useReasonProblem } from "./refused.tsx";
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
  return ties.map((tie) => (
    <section key={tie.cut} className={desk.panel}>
      <h2>{t("tieTitle")}</h2>
      <p className={desk.warn}>{sayTie(tie, t)}</p>
      <RuleForm tie={tie} proposed={proposed} op={op} answer={answer} />
    </section>
  ));
}

export interface RulingShown extends TieShown {
  admit: Person[];
  method: "all-in" | "decider" | "lot";
  /** of a lot: anybody can draw it again */
  seed: string | null;
}

/** What was ruled on ties; until the next round has started it may be ruled otherwise. */
export function Rulings({
  rulings,
  mayRule,
  op,
  answer,
}: Omit<Props, "ties" | "proposed"> & { rulings: RulingShown[]; mayRule: boolean }) {
  const t = useT(day);
  return rulings.map((ruling) => (
    <section key={ruling.cut} className={desk.panel}>
      <h2>{t("ruledTitle")}</h2>
      <p>{sayTie(ruling, t)}</p>
      <p className={desk.ok}>
        ✓ {t("ruledBefore", { names: ruling.admit.map(nameOf).join("；"), method: t(`method_${ruling.method}`) })}
        {ruling.seed ? ` ${t("ruledSeed", { seed: ruling.seed })}` : null}
      </p>
      {mayRule ? (
        <details className={desk.fold}>
          <summary>{t("ruleAgain")}</summary>
          <RuleForm tie={ruling} proposed={ruling.method} op={op} answer={answer} />
        </details>
      ) : null}
    </section>
  ));
}

const nameOf = (one: Person) => [one.bib, one.name, one.unitName].filter(Boolean).join(" · ");

function sayTie({ heat, tied, places }: TieShown, t: DayTranslator): string {
  const facts = { count: tied.length, places };
  return heat === null ? t("tieBest", facts) : t("tieHeat", { heat, ...facts });
}

function RuleForm({ tie, proposed, op, answer }: Omit<Props, "ties"> & { tie: TieShown }) {
  const t = useT(day);
  const problem = useReasonProblem(answer, "rule");
  const values = answer?.intent === "rule" && answer.refusal && answer.values.cut === tie.cut ? answer.values : {};
  const methods = [
    { value: "decider", text: t("ruleDecider") },
    { value: "lot", text: t("ruleLot") },
    { value: "all-in", text: t("ruleAllIn") },
  ];
  return (
    <Form method="post" className={desk.page}>
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
            <input
              type="checkbox"
              name="admit"
              value={one.id}
              defaultChecked={values.admit?.split(" ").includes(one.id)}
            />
            {nameOf(one)}
          </label>
        ))}
      </fieldset>
      <Field
        label={t("reason")}
        name="reason"
        maxLength={200}
        defaultValue={values.reason ?? ""}
        hint={t("reasonHint")}
        problem={answer?.values.cut === tie.cut ? problem : undefined}
      />
      <div>
        <Button look="primary" name="intent" value="rule">
          {t("ruleNow")}
        </Button>
      </div>
    </Form>
  );
}
