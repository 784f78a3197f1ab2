import { Form } from "@remix-run/react";
import { day } from "#i18n/day.ts";
import { panels } from "#i18n/panels.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import style from "./day.module.css";
import desk from "./desk.module.css";
import type { HeatPanelShown } from "./panels/heat-panel.tsx";
import { sayJudge } from "./panels/shown.ts";
import { type DayAnswer, useReasonProblem } from "./refused.tsx";

export interface MissingSheet {
  id: string;
  /** 0 = the whole heat, or the lane */
  slot: number;
  judge: number;
  judges: number;
  /** anything noted on it so far */
  begun: boolean;
}

/** Whose sheet of the heat has not been handed in; somebody who will not come can be excused, with the reason. */
export function HeatMissing({
  missing,
  panel,
  op,
  answer,
}: {
  missing: MissingSheet[];
  /** whose sheets they are, where a panel judges */
  panel: HeatPanelShown | null;
  op: string;
  answer: DayAnswer | undefined;
}) {
  const t = useT(day);
  const tp = useT(panels);
  const problem = useReasonProblem(answer, "excuse");
  if (missing.length === 0) return null;
  return (
    <section className={desk.panel} aria-labelledby="missing">
      <h2 id="missing">{t("missingTitle")}</h2>
      <ul className={style.waiting}>
        {missing.map((sheet) => {
          const own = answer?.values.sheet === sheet.id && answer.refusal !== null;
          return (
            <li key={sheet.id}>
              <span>
                {[
                  ...(panel
                    ? [sayJudge(panel, sheet.judge, tp)]
                    : [
                        sheet.slot === 0 ? t("missingHeat") : t("missingLane", { lane: sheet.slot }),
                        sheet.judges > 1 ? t("missingJudge", sheet) : "",
                      ]),
                  t(sheet.begun ? "missingBegun" : "missingUntouched"),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              {sheet.judges > 1 ? (
                <details className={desk.fold} open={own}>
                  <summary>{t("excuse")}</summary>
                  <Form method="post" className={style.fields}>
                    <input type="hidden" name="op" value={op} />
                    <input type="hidden" name="sheet" value={sheet.id} />
                    <Field
                      label={t("reason")}
                      name="reason"
                      maxLength={200}
                      defaultValue={own ? (answer?.values.reason ?? "") : ""}
                      hint={t("excuseHint")}
                      problem={own ? problem : undefined}
                    />
                    <Button look="danger" name="intent" value="excuse">
                      {t("excuseNow")}
                    </Button>
                  </Form>
                </details>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
