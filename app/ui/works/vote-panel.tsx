import { Form } from "@remix-run/react";
import { useT } from "#i18n/use-translator.ts";
import { sayWorksProblem, works } from "#i18n/works.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import desk from "#ui/desk/desk.module.css";
import type { WorksAnswer } from "./answer.ts";
import style from "./works.module.css";

export type BallotShown = {
  gallery: boolean;
  vote: "planned" | "open" | "closed";
  code: string;
  picks: number;
  titles: boolean;
  votes: number;
  /** number and votes, most first; null before it is closed */
  results: [string, number][] | null;
};

interface Props {
  op: string;
  ballot: BallotShown | null;
  module: "waits" | "open" | "entered" | null;
  blind: boolean;
  answer: WorksAnswer | undefined;
}

function PlanForm({ op, ballot, blind, answer }: Omit<Props, "module">) {
  const t = useT(works);
  const mine = answer?.intent === "plan" && !answer.done ? answer : undefined;
  const problem = (field: string) => {
    const found = mine?.problems.find((one) => one.field === field)?.problem;
    return found && sayWorksProblem(found, t);
  };
  const titles = mine ? mine.values.titles === "yes" : ballot?.titles;
  return (
    <Form method="post" className={style.form} preventScrollReset>
      <input type="hidden" name="op" value={op} />
      <Field
        label={t("code")}
        hint={t("codeHint")}
        name="code"
        defaultValue={mine?.values.code ?? ballot?.code}
        problem={problem("code")}
        autoComplete="off"
        required
      />
      <Field
        label={t("picks")}
        name="picks"
        inputMode="numeric"
        defaultValue={mine?.values.picks ?? ballot?.picks ?? 3}
        problem={problem("picks")}
        readOnly={ballot?.vote === "open"}
        required
      />
      {blind || ballot?.titles ? (
        <label className={desk.choice}>
          <input type="checkbox" name="titles" value="yes" defaultChecked={titles} />
          {t("titles")}
        </label>
      ) : null}
      <div className={style.row}>
        <Button name="intent" value="plan">
          {t("savePlan")}
        </Button>
      </div>
    </Form>
  );
}

/** The public vote: what voters type, when it is on, and what it came to. */
export function VotePanel({ op, ballot, module, blind, answer }: Props) {
  const t = useT(works);
  const state = ballot?.vote ?? "none";
  const votes = { votes: ballot?.votes ?? 0 };
  const closed = state === "closed";
  return (
    <section className={desk.panel} aria-labelledby="vote">
      <h2 id="vote">{t("voteTitle")}</h2>
      <p>{state === "open" || closed ? t(`vote.${state}`, votes) : t(`vote.${state}`)}</p>
      {module === null ? <p className={desk.small}>{t("module.none")}</p> : null}
      {ballot && state === "open" ? (
        <p className={style.code}>
          <span>{t("codeNow")}</span> <strong>{ballot.code}</strong>
        </p>
      ) : null}
      {closed ? null : <PlanForm {...{ op, ballot, blind, answer }} />}
      <Form method="post" className={style.row} preventScrollReset>
        <input type="hidden" name="op" value={op} />
        {state === "planned" && ballot?.gallery ? (
          <Button name="intent" value="vote-open" look="primary">
            {t("openVote")}
          </Button>
        ) : null}
        {state === "open" ? (
          <Button name="intent" value="vote-close" look="danger">
            {t("closeVote")}
          </Button>
        ) : null}
        {closed && module !== null ? <p>{t(`module.${module}`)}</p> : null}
        {closed && module === "open" ? (
          <Button name="intent" value="enter" look="primary">
            {t("enterMarks")}
          </Button>
        ) : null}
      </Form>
      {ballot?.results ? (
        <>
          <h3>{t("resultsTitle")}</h3>
          <ol className={style.results}>
            {ballot.results.map(([number, count]) => (
              <li key={number}>
                {t("number", { number })} {t("votes", { count })}
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </section>
  );
}
