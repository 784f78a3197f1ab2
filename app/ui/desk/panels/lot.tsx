import { Form } from "@remix-run/react";
import { day } from "#i18n/day.ts";
import { panels } from "#i18n/panels.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field, Labelled } from "#ui/base/field.tsx";
import style from "../day.module.css";
import desk from "../desk.module.css";
import { useReasonProblem } from "../refused.tsx";
import { answerTo, type OfModule } from "./shown.ts";

/** The lot of a module: order, panels, stations and numbers at once; publish, draw again, put the late ones last. */
export function Lot(props: OfModule) {
  const t = useT(panels);
  const { module, organizer, op } = props;
  const { round } = module;
  return (
    <>
      {round ? (
        <>
          <div className={desk.head}>
            <p>
              {round.lot ? <strong>{t("drawnFacts", round.lot)} </strong> : null}
              {round.lot?.secret ? <span>{t("drawnSecret", round.lot)} </span> : null}
              <span className={desk.muted}>
                {t("drawnCount", { people: round.heats.reduce((sum, { lanes }) => sum + lanes.length, 0) })}
              </span>
            </p>
            {round.state !== "drawn" ? <span className={desk.tag}>✓ {t("published")}</span> : null}
            {round.state === "drawn" && organizer ? (
              <Form method="post" className={desk.actions}>
                <input type="hidden" name="op" value={op} />
                <input type="hidden" name="round" value={round.id} />
                <Button look="primary" name="intent" value="publish">
                  {t("publish")}
                </Button>
              </Form>
            ) : null}
          </div>
          {module.blind && !round.lot ? <p className={desk.muted}>{t("blindSeed")}</p> : null}
          {round.state === "drawn" ? <p className={desk.muted}>{t("publishHint")}</p> : null}
        </>
      ) : (
        <p>{t("notDrawn")}</p>
      )}
      {organizer && !round?.started ? <DrawForm {...props} /> : null}
      {organizer && round && round.late.length > 0 ? <Late {...props} round={round} /> : null}
    </>
  );
}

function DrawForm({ module, op, answer }: OfModule) {
  const t = useT(panels);
  const td = useT(day);
  const { round } = module;
  const mine = answerTo(answer, "draw", "module", String(module.number));
  const problem = useReasonProblem(mine, "draw");
  const published = round !== null && round.state !== "drawn";
  const form = (
    <Form method="post" className={style.fields}>
      <input type="hidden" name="op" value={op} />
      <input type="hidden" name="module" value={module.number} />
      <Field
        label={t("seed")}
        name="seed"
        maxLength={64}
        autoComplete="off"
        defaultValue={mine?.refusal ? (mine.values.seed ?? "") : ""}
        hint={t("seedHint")}
      />
      {published ? (
        <Field label={td("reason")} name="reason" maxLength={200} hint={t("reasonPublished")} problem={problem} />
      ) : null}
      <Button look={round ? "plain" : "primary"} name="intent" value="draw">
        {t(round ? "drawAgain" : "drawNow")}
      </Button>
    </Form>
  );
  if (!round)
    return (
      <>
        <p className={desk.muted}>{t(module.together ? "drawTogetherHint" : "drawHint")}</p>
        {form}
      </>
    );
  return (
    <details className={desk.fold} open={mine?.refusal != null}>
      <summary>{t("drawAgain")}</summary>
      {form}
    </details>
  );
}

function Late({ round, op, answer }: OfModule & { round: NonNullable<OfModule["module"]["round"]> }) {
  const t = useT(panels);
  const td = useT(day);
  const mine = answerTo(answer, "late", "round", round.id);
  const problem = useReasonProblem(mine, "late");
  return (
    <Form method="post" className={style.fields}>
      <input type="hidden" name="op" value={op} />
      <input type="hidden" name="round" value={round.id} />
      <Labelled label={t("late")} hint={t("lateHint")}>
        {(ids) => (
          <select {...ids} name="entrant" defaultValue={mine?.values.entrant ?? ""}>
            {round.late.map(({ id, name, unitName }) => (
              <option key={id} value={id}>
                {td("lateName", { name, unit: unitName })}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      {round.state === "drawn" ? null : (
        <Field
          label={td("reason")}
          name="reason"
          maxLength={200}
          defaultValue={mine?.refusal ? (mine.values.reason ?? "") : ""}
          hint={td("reasonHint")}
          problem={problem}
        />
      )}
      <Button name="intent" value="late">
        {t("lateNow")}
      </Button>
    </Form>
  );
}
