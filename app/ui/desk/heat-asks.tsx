import { Form } from "@remix-run/react";
import type { CorrectedMark } from "#core/scoring/ops.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { clockTime } from "#i18n/clock.ts";
import { day } from "#i18n/day.ts";
import { marks } from "#i18n/marks.ts";
import { type SaidAuthor, sayAct, sayAuthor } from "#i18n/sheet-acts.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import style from "./day.module.css";
import desk from "./desk.module.css";
import { type DayAnswer, useReasonProblem } from "./refused.tsx";

export interface AskShown {
  op: string;
  lane: number;
  mark: CorrectedMark;
  reason: string;
  author: SaidAuthor;
  /** server's epoch ms */
  at: number;
}

/** Referees ask to correct a sheet that is handed in: granted it is a correction, declined it stays as it was; both with a reason. */
export function HeatAsks({
  asks,
  options,
  timeZone,
  op,
  answer,
}: {
  asks: AskShown[];
  options: ScoringOptions;
  timeZone: string;
  op: string;
  answer: DayAnswer | undefined;
}) {
  const t = useT(day);
  const say = useT(marks);
  const problem = useReasonProblem(answer, "decline");
  if (asks.length === 0) return null;
  return (
    <section className={desk.panel} aria-labelledby="asks">
      <h2 id="asks">{t("askTitle")}</h2>
      {asks.map((ask) => {
        const own = answer?.values.ask === ask.op && answer.refusal !== null;
        return (
          <Form method="post" key={ask.op} className={style.ask}>
            <input type="hidden" name="op" value={op} />
            <input type="hidden" name="ask" value={ask.op} />
            <p>
              <strong>
                {sayAct({ act: { kind: "ask", lane: ask.lane, mark: ask.mark, reason: ask.reason } }, options, t, say)}
              </strong>{" "}
              <span className={desk.small}>{`${sayAuthor(ask.author, t)} · ${clockTime(ask.at, timeZone, true)}`}</span>
            </p>
            <div className={style.fields}>
              <Field
                label={t("askReason")}
                name="reason"
                maxLength={200}
                defaultValue={own ? (answer?.values.reason ?? "") : ask.reason}
                problem={own ? problem : undefined}
              />
              <Button look="primary" name="intent" value="grant">
                {t("askGrant")}
              </Button>
              <Button name="intent" value="decline">
                {t("askDecline")}
              </Button>
            </div>
          </Form>
        );
      })}
    </section>
  );
}
