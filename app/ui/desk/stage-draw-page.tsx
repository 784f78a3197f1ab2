import { Form } from "@remix-run/react";
import type { EventPlan } from "#core/rounds/plan.ts";
import { day } from "#i18n/day.ts";
import { stages } from "#i18n/stages.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field, Labelled } from "#ui/base/field.tsx";
import style from "./day.module.css";
import desk from "./desk.module.css";
import { type DayAnswer, Ended } from "./refused.tsx";
import { StageDrawn, type StageDrawnShown } from "./stage-drawn.tsx";
import { type SeedPerson, type SeedProblem, SeedsForm } from "./stage-seeds.tsx";
import { StagesPlanned } from "./stages-planned.tsx";

export interface StageDrawProps {
  meet: { id: string };
  event: { id: string; name: string; plan: EventPlan };
  others: { id: string; name: string }[];
  finished: { id: string; name: string }[];
  people: SeedPerson[];
  usual: number;
  stages: StageDrawnShown[];
  started: boolean;
  /** entered after the draw: they stand in no match */
  late: { people: { id: string; name: string; unitName: string }[] };
  op: string;
  answer:
    | (DayAnswer & {
        problems?: Record<string, SeedProblem> | undefined;
        seeds?: readonly string[] | undefined;
      })
    | undefined;
}

/** The draw of an event that is met two by two: seeds, the lot, what it cost; the ceremony, or publishing at once. */
export function StageDrawPage(props: StageDrawProps) {
  const { meet, event, others, people, started, op, answer, late } = props;
  const t = useT(stages);
  const td = useT(day);
  const drawn = props.stages.length > 0;
  const filled = answer?.intent === "seeds" && answer.done ? (answer.seeds ?? []) : null;
  const done = {
    draw: t("done_draw"),
    publish: t("done_publish"),
    ceremony: t("done_ceremony"),
    reveal: t("done_reveal"),
    seeds: t("done_seeds", { count: filled?.length ?? 0 }),
  }[answer?.intent ?? ""];
  const at = `/meets/${meet.id}/events`;
  const published = props.stages.some(({ view }) => view.state !== "drawn");
  return (
    <div className={desk.page}>
      <div className={desk.head}>
        <div>
          <h1>{td("drawTitle", { event: event.name })}</h1>
          <p className={desk.muted}>{td("enteredCount", { count: people.length })}</p>
        </div>
        <span className={desk.actions}>
          <a className={desk.link} href={`${at}/${event.id}`}>
            {t("toRules")}
          </a>
          {drawn ? (
            <a className={desk.link} href={`${at}/${event.id}/matches`}>
              {t("toMatches")}
            </a>
          ) : null}
        </span>
        <nav className={desk.actions} aria-label={td("otherEvents")}>
          {others.map(({ id, name }) => (
            <a key={id} className={desk.link} href={`${at}/${id}/draw`}>
              {name}
            </a>
          ))}
        </nav>
      </div>
      <Ended answer={answer} done={done ?? null} />
      {drawn && late.people.length > 0 ? (
        <p className={desk.warn}>
          {t("lateNames", { names: late.people.map(({ name }) => name).join(t("nameJoin")) })}
        </p>
      ) : null}
      <p>{t("drawIntro")}</p>
      {drawn && answer?.refusal?.kind !== "plan-refused" ? null : (
        <StagesPlanned plan={event.plan} entered={people.length} />
      )}
      {props.stages.map((stage) => (
        <StageDrawn key={stage.view.id} meet={meet.id} stage={stage} op={op} />
      ))}
      {started ? (
        <p className={desk.warn}>{t("started")}</p>
      ) : (
        <>
          <EarlierResults {...props} />
          <SeedsForm
            key={`${filled ? filled.join() : ""} ${answer?.intent === "draw" && answer.done ? op : ""}`}
            people={people}
            usual={props.usual}
            separate={event.plan.separate}
            published={published}
            drawn={drawn}
            op={op}
            answer={answer}
            problems={answer?.problems ?? {}}
            filled={filled}
          />
        </>
      )}
    </div>
  );
}

/** Seed numbers out of the places of another event. */
function EarlierResults({ finished, usual, answer }: StageDrawProps) {
  const t = useT(stages);
  const values = answer?.intent === "seeds" ? answer.values : {};
  if (finished.length === 0) return null;
  return (
    <details className={`${desk.panel} ${desk.fold}`} open={answer?.intent === "seeds"}>
      <summary>{t("seedsFrom")}</summary>
      <Form method="post">
        <p className={desk.muted}>{t("seedsFromHint")}</p>
        <div className={style.fields}>
          <Labelled label={t("seedsFromEvent")}>
            {(ids) => (
              <select {...ids} name="from" defaultValue={values.from ?? ""}>
                {finished.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Labelled>
          <Field
            label={t("seedsFromCount")}
            name="most"
            inputMode="numeric"
            maxLength={3}
            defaultValue={values.most ?? String(usual)}
          />
          <Button name="intent" value="seeds">
            {t("seedsFromNow")}
          </Button>
        </div>
      </Form>
    </details>
  );
}
