import { Form } from "@remix-run/react";
import { day } from "#i18n/day.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field, Labelled } from "#ui/base/field.tsx";
import style from "./day.module.css";
import desk from "./desk.module.css";
import type { HeatProps } from "./heat-page.tsx";
import { MissesControl, OutcomeControl, ValueControl } from "./mark-fields.tsx";
import { useReasonProblem } from "./refused.tsx";

const hints = {
  count: "valueCountHint",
  time: "valueTimeHint",
  order: "valueOrderHint",
  distance: "valueDistanceHint",
  points: "valuePointsHint",
  games: "valueGamesHint",
} as const;

/** Corrects one mark of a heat that is over, with the reason. */
export function Correct({ lanes, event, faults, op, answer }: HeatProps) {
  const t = useT(day);
  const values = answer?.intent === "correct" && answer.refusal ? answer.values : {};
  const { measure } = event.options;
  const controls = { suffix: "", measure, faults, values, label: t("correct") };
  return (
    <Form method="post" className={desk.panel} key={answer?.intent === "correct" && answer.done ? op : "correct"}>
      <h2>{t("correct")}</h2>
      <p className={desk.muted}>
        {t("correctHint")} {t(hints[measure])}
        {faults.length > 0 ? t("failedValueHint") : null}
      </p>
      <input type="hidden" name="op" value={op} />
      <div className={style.fields}>
        <Labelled label={t("correctLane")}>
          {(ids) => (
            <select {...ids} name="lane" defaultValue={values.lane ?? ""}>
              {lanes.map((lane) => (
                <option key={lane.lane} value={lane.lane}>{`${lane.lane} · ${lane.name}`}</option>
              ))}
            </select>
          )}
        </Labelled>
        <Titled title={t("outcome")}>
          <OutcomeControl {...controls} />
        </Titled>
        <Titled title={t("value")}>
          <ValueControl {...controls} />
        </Titled>
        {measure === "count" ? (
          <Titled title={t("misses")}>
            <MissesControl {...controls} />
          </Titled>
        ) : null}
      </div>
      <Field
        label={t("reason")}
        name="reason"
        maxLength={200}
        defaultValue={values.reason ?? ""}
        hint={t("reasonHint")}
        problem={useReasonProblem(answer, "correct")}
      />
      <div>
        <Button name="intent" value="correct">
          {t("correctNow")}
        </Button>
      </div>
    </Form>
  );
}

/** The control says its own name to screen readers; this is for the eye. */
function Titled({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className={style.titled}>
      <span aria-hidden="true">{title}</span>
      {children}
    </div>
  );
}

/** Types a whole heat in from paper. */
export function Enter({ lanes, event, faults, op, answer }: HeatProps) {
  const t = useT(day);
  const values = answer?.intent === "enter" && answer.refusal ? answer.values : {};
  const { measure } = event.options;
  return (
    <details className={`${desk.panel} ${desk.fold}`} open={answer?.intent === "enter" && answer.refusal !== null}>
      <summary>{t("enterHere")}</summary>
      <Form method="post" className={desk.page}>
        <p className={desk.muted}>
          {t("enterHint")} {t(hints[measure])}
          {faults.length > 0 ? t("failedValueHint") : null}
        </p>
        <input type="hidden" name="op" value={op} />
        <div className={desk.scroll}>
          <table className={desk.table}>
            <thead>
              <tr>
                <th scope="col">{t("lane")}</th>
                <th scope="col">{t("bib")}</th>
                <th scope="col">{t("name")}</th>
                <th scope="col">{t("outcome")}</th>
                <th scope="col">{t("value")}</th>
                {measure === "count" ? <th scope="col">{t("misses")}</th> : null}
              </tr>
            </thead>
            <tbody>
              {lanes.map((lane) => {
                const controls = { suffix: `-${lane.lane}`, measure, faults, values, label: lane.name };
                return (
                  <tr key={lane.lane}>
                    <td>{lane.lane}</td>
                    <td>{lane.bib ?? ""}</td>
                    <td>{lane.name}</td>
                    <td>
                      <OutcomeControl {...controls} />
                    </td>
                    <td>
                      <ValueControl {...controls} />
                    </td>
                    {measure === "count" ? (
                      <td>
                        <MissesControl {...controls} />
                      </td>
                    ) : null}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        <div>
          <Button look="primary" name="intent" value="enter">
            {t("enterNow")}
          </Button>
        </div>
      </Form>
    </details>
  );
}
