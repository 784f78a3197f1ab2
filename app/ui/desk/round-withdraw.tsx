import { Form } from "@remix-run/react";
import { day } from "#i18n/day.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field, Labelled } from "#ui/base/field.tsx";
import style from "./day.module.css";
import desk from "./desk.module.css";
import { type DayAnswer, useReasonProblem } from "./refused.tsx";
import type { Person } from "./round-page.tsx";

const nameOf = (one: Person) => [one.bib, one.name, one.unitName].filter(Boolean).join(" · ");

/** Takes somebody out before their heat starts; the best reserve moves into the same lane, where there are reserves. */
export function RoundWithdraw({
  people,
  reserves,
  op,
  answer,
}: {
  people: Person[];
  /** null where nobody takes the place: their matches are walkovers */
  reserves: Person[] | null;
  op: string;
  answer: DayAnswer | undefined;
}) {
  const t = useT(day);
  const problem = useReasonProblem(answer, "withdraw");
  if (people.length === 0) return null;
  const values = answer?.intent === "withdraw" && answer.refusal ? answer.values : {};
  return (
    <Form method="post" className={desk.panel}>
      <h2>{t("withdraw")}</h2>
      <p className={desk.muted}>{t(reserves ? "withdrawHint" : "withdrawMatchesHint")}</p>
      {reserves ? (
        <p>{reserves.length === 0 ? t("noReserves") : `${t("reserves")}: ${reserves.map(nameOf).join("；")}`}</p>
      ) : null}
      <input type="hidden" name="op" value={op} />
      <div className={style.fields}>
        <Labelled label={t("withdrawWho")}>
          {(ids) => (
            <select {...ids} name="entrant" defaultValue={values.entrant ?? ""}>
              <option value="">–</option>
              {people.map((one) => (
                <option key={one.id} value={one.id}>
                  {nameOf(one)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Field
          label={t("reason")}
          name="reason"
          maxLength={200}
          defaultValue={values.reason ?? ""}
          hint={t("reasonHint")}
          problem={problem}
        />
        <Button look="danger" name="intent" value="withdraw">
          {t("withdrawNow")}
        </Button>
      </div>
    </Form>
  );
}
