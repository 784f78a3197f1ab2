import { Form } from "@remix-run/react";
import { day } from "#i18n/day.ts";
import { sayStage } from "#i18n/match-words.ts";
import { matches } from "#i18n/matches-at-once.ts";
import { stages } from "#i18n/stages.ts";
import { useT } from "#i18n/use-translator.ts";
import type { StageView } from "#live/stage-view.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import desk from "./desk.module.css";
import { type DayAnswer, Ended, useReasonProblem } from "./refused.tsx";
import type { Person } from "./round-page.tsx";
import { RoundWithdraw } from "./round-withdraw.tsx";
import { StagePicture } from "./stage-picture.tsx";
import { useFresh } from "./use-fresh.ts";

interface Props {
  meet: { id: string; slug: string; timeZone: string };
  event: { id: string; name: string };
  views: readonly StageView[];
  /** rules and draw are the organizer's */
  organizer: boolean;
  /** who may still be taken out */
  mayWithdraw: Person[];
  op: string;
  answer: DayAnswer | undefined;
}

/** Everything of an event that is met two by two: brackets, tables, ties that need a lot, and every match with its heat. */
export function MatchesPage({ meet, event, views, organizer, mayWithdraw, op, answer }: Props) {
  const t = useT(stages);
  const td = useT(day);
  useFresh(meet.slug);
  const at = `/meets/${meet.id}`;
  return (
    <div className={desk.page}>
      <div className={desk.head}>
        <h1>{t("matchesTitle", { event: event.name })}</h1>
        <div className={desk.actions}>
          {organizer ? (
            <>
              <a className={desk.link} href={`${at}/events/${event.id}/draw`}>
                {t("toDraw")}
              </a>
              <a className={desk.link} href={`${at}/events/${event.id}`}>
                {t("toRules")}
              </a>
            </>
          ) : null}
          <a className={desk.link} href={`${at}/day`}>
            {t("toDay")}
          </a>
          {views.length > 0 ? (
            <a className={desk.link} href={`${at}/print/brackets`}>
              {t("toPrint")}
            </a>
          ) : null}
        </div>
      </div>
      <Ended answer={answer} done={answer?.intent === "withdraw" ? td("done_withdrawn") : t("done_lot")} />
      {views.length === 0 ? <p>{t("noStages")}</p> : null}
      {views.map((view) => (
        <Stage key={view.id} meet={meet} view={view} op={op} answer={answer} />
      ))}
      <RoundWithdraw people={mayWithdraw} reserves={null} op={op} answer={answer} />
    </div>
  );
}

interface StageProps extends Pick<Props, "meet" | "op" | "answer"> {
  view: StageView;
}

function Stage({ meet, view, op, answer }: StageProps) {
  const t = useT(stages);
  const tm = useT(matches);
  const { played, number, state } = view;
  const grows = !played.over && (played.kind === "swiss" || played.kind === "redrawn");
  return (
    <section className={desk.panel} aria-labelledby={`stage-${number}`}>
      <div className={desk.head}>
        <h2 id={`stage-${number}`}>{tm("stageNumber", { number, name: sayStage(played, tm) })}</h2>
        <span className={desk.tag}>{t(`state.${state}`)}</span>
      </div>
      {grows ? <p className={desk.muted}>{t("nextColumn")}</p> : null}
      {played.ties.map((tie) => (
        <Tie key={`${tie.group}${tie.place}`} view={view} tie={tie} op={op} answer={answer} />
      ))}
      <StagePicture view={view} meet={meet.id} timeZone={meet.timeZone} />
    </section>
  );
}

interface TieProps extends Pick<StageProps, "view" | "op" | "answer"> {
  tie: StageView["played"]["ties"][number];
}

/** People whose order matters and whom nothing but a lot separates. */
function Tie({ view, tie, op, answer }: TieProps) {
  const t = useT(stages);
  const td = useT(day);
  const mine = answer?.intent === "lot" && answer.values.stage === view.id && answer.values.group === tie.group;
  const problem = useReasonProblem(answer, "lot");
  const names = tie.ids.map((id) => view.people.get(id)?.name ?? "").join(t("nameJoin"));
  const words = { names, place: tie.place, to: tie.to };
  const title = `tie-${view.number}-${tie.group}-${tie.place}`;
  return (
    <Form method="post" className={desk.panel} aria-labelledby={title}>
      <h3 id={title}>{t("tiesTitle")}</h3>
      <p className={desk.warn}>
        {tie.group === "" ? t("tieInTable", words) : t("tieIn", { ...words, group: tie.group })}
      </p>
      <input type="hidden" name="op" value={op} />
      <input type="hidden" name="stage" value={view.id} />
      <input type="hidden" name="group" value={tie.group} />
      <Field
        label={td("reason")}
        name="reason"
        maxLength={200}
        defaultValue={mine && answer?.refusal ? (answer.values.reason ?? "") : ""}
        hint={t("lotReasonHint")}
        problem={mine ? problem : undefined}
      />
      <p>
        <Button look="primary" name="intent" value="lot">
          {t("tieLot")}
          <span className="visually-hidden"> {names}</span>
        </Button>
      </p>
    </Form>
  );
}
