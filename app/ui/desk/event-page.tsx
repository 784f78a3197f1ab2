import { Form } from "@remix-run/react";
import { takesWorks } from "#core/judged/works.ts";
import type { EventPlan } from "#core/rounds/plan.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import type { StagePlan } from "#core/stages/plan.ts";
import { judged } from "#i18n/judged.ts";
import { panels } from "#i18n/panels.ts";
import { type RuleProblem, rules, sayRule } from "#i18n/rules.ts";
import { stages as desk } from "#i18n/stages.ts";
import { useT } from "#i18n/use-translator.ts";
import { works } from "#i18n/works.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import style from "./desk.module.css";
import { EventDayForm, type EventDayShown } from "./event-day-form.tsx";
import own from "./meet-form.module.css";
import { type Asked, OpenQuestions } from "./open-questions.tsx";
import { MarkFields, PrizeFields, RoundFields, shownIn } from "./rules-form.tsx";
import { RulesList } from "./rules-list.tsx";
import { ProblemCount, Said } from "./said.tsx";
import { formatsOf, StageFields } from "./stage-fields.tsx";
import { StagesPlanned } from "./stages-planned.tsx";

export type Values = Record<string, string | string[]>;
export interface EventShown {
  id: string;
  name: string;
  /** where it is held; empty = not said */
  venue: string;
  options: ScoringOptions;
  plan: EventPlan;
  entered: number;
  drawn: boolean;
  started: boolean;
  published: boolean;
  /** fingerprint of the event this page was made from */
  seen: string;
}

interface Shown {
  meet: string;
  event: EventShown;
  /** where other events of the meet are held, to choose from */
  venues: string[];
  questions: Asked[];
  day: EventDayShown;
  /** the event's plan of matches, or what its kind of contest begins with */
  stages: StagePlan;
  values: Values | null;
  problems: Record<string, RuleProblem>;
  saved: "rulesSaved" | "renamed" | "undone" | null;
}

/** One event: its rules in words, what the notice leaves open, and every choice. */
export function EventPage({ meet, event, venues, questions, day, stages, values, problems, saved }: Shown) {
  const t = useT(rules);
  const words = useT(desk);
  const panel = useT(judged);
  const of = useT(panels);
  const hanging = useT(works);
  const whole = sayRule(problems[""], t);
  return (
    <div className={style.page}>
      <div className={style.head}>
        <h1>{event.name}</h1>
        <div className={style.actions}>
          <a className={style.link} href={`/meets/${meet}/events`}>
            {t("allEvents")}
          </a>
          {event.plan.judged ? null : (
            <a className={style.link} href={`/meets/${meet}/events/${event.id}/draw`}>
              {t("toDraw")}
            </a>
          )}
          {event.plan.judged ? (
            <a className={`${style.link} ${style.primary}`} href={`/meets/${meet}/events/${event.id}/sheet`}>
              {panel("sheet.toSheet")}
            </a>
          ) : null}
          {event.plan.judged ? (
            <>
              <a className={style.link} href={`/meets/${meet}/events/${event.id}/panels`}>
                {of("toPanels")}
              </a>
              <a className={style.link} href={`/meets/${meet}/events/${event.id}/awards`}>
                {of("toAwards")}
              </a>
              {takesWorks(event.plan.judged) ? (
                <a className={style.link} href={`/meets/${meet}/events/${event.id}/works`}>
                  {hanging("toWorks")}
                </a>
              ) : null}
            </>
          ) : null}
          {event.drawn && event.plan.stages ? (
            <a className={style.link} href={`/meets/${meet}/events/${event.id}/matches`}>
              {words("toMatches")}
            </a>
          ) : null}
        </div>
      </div>
      {saved ? <Said look="ok">{t(saved)}</Said> : null}
      <section className={style.panel} aria-label={t("rulesNow")}>
        <h2>{t("rulesNow")}</h2>
        <RulesList options={event.options} plan={event.plan} count={event.entered} />
        {event.plan.judged ? <p className={style.small}>{panel("sheet.toSheetHint")}</p> : null}
        <p className={style.small}>{t("rulesOf", { count: event.entered })}</p>
      </section>
      {event.plan.stages ? <StagesPlanned plan={event.plan} entered={event.entered} /> : null}
      <OpenQuestions questions={questions} />
      <EventDayForm {...day} />
      <section className={style.panel} aria-label={t("changeRules")}>
        <h2>{t("changeRules")}</h2>
        <Form method="post" className={own.rename}>
          <Field
            label={t("eventName")}
            name="name"
            defaultValue={shownIn(values, "name", event.name)}
            problem={sayRule(problems.name, t)}
            required
          />
          <Field
            label={t("venue")}
            hint={t("venueHint")}
            name="venue"
            list="venues"
            maxLength={40}
            autoComplete="off"
            defaultValue={shownIn(values, "venue", event.venue)}
            problem={sayRule(problems.venue, t)}
          />
          <datalist id="venues">
            {venues.map((venue) => (
              <option key={venue} value={venue} />
            ))}
          </datalist>
          <Button name="intent" value="rename">
            {t("rename")}
          </Button>
        </Form>
        {event.started ? <p className={style.warn}>{t("startedNote")}</p> : null}
        {event.drawn && !event.started ? <UndoDraw event={event} values={values} problems={problems} /> : null}
        {whole ? <Said look="danger">{whole}</Said> : <ProblemCount problems={problems} />}
        {event.started ? null : <RulesForm event={event} stages={stages} values={values} problems={problems} />}
      </section>
    </div>
  );
}

function UndoDraw({ event, values, problems }: Pick<Shown, "event" | "values" | "problems">) {
  const t = useT(rules);
  return (
    <Form method="post" className={own.form}>
      <p className={style.warn}>{t("drawnNote")}</p>
      {event.published ? (
        <Field
          label={t("undoDrawReason")}
          hint={t("undoDrawReasonHint")}
          name="reason"
          defaultValue={shownIn(values, "reason", "")}
          problem={sayRule(problems.reason, t)}
        />
      ) : null}
      <p className={style.actions}>
        <Button name="intent" value="undo-draw">
          {t("undoDraw")}
        </Button>
      </p>
    </Form>
  );
}

function RulesForm({ stages, ...shown }: Pick<Shown, "event" | "values" | "problems" | "stages">) {
  const t = useT(rules);
  const formats = formatsOf(shown.event);
  return (
    <Form method="post" className={own.form} key={shown.event.seen}>
      <input type="hidden" name="seen" value={shown.event.seen} />
      {formats.length > 1 ? <StageFields {...shown} from={stages} formats={formats} /> : null}
      {shown.event.plan.judged ? null : (
        <>
          <RoundFields {...shown} />
          <MarkFields {...shown} />
        </>
      )}
      <PrizeFields {...shown} />
      <p className={style.actions}>
        <Button look="primary" name="intent" value="rules">
          {t("saveRules")}
        </Button>
      </p>
    </Form>
  );
}
