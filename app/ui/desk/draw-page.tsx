import { Form } from "@remix-run/react";
import type { EventPlan } from "#core/rounds/plan.ts";
import { common } from "#i18n/common.ts";
import { day } from "#i18n/day.ts";
import { formatRound, marks, type NamedRound } from "#i18n/marks.ts";
import { stages } from "#i18n/stages.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import style from "./day.module.css";
import desk from "./desk.module.css";
import { DrawLate, type LatePeople } from "./draw-late.tsx";
import { DrawMove, type MoveShown } from "./draw-move.tsx";
import { type DayAnswer, Ended, useReasonProblem } from "./refused.tsx";
import { StagesPlanned } from "./stages-planned.tsx";

export interface RoundDrawn {
  id: string;
  number: number;
  name: NamedRound;
  state: "drawn" | "published" | "official";
  started: boolean;
  seed: string;
  edition: string;
  repeatable: boolean;
  moved: boolean;
  cost: number;
  least: number;
  meetings: { heat: number; unit: string; names: string[] }[];
  heats: {
    number: number;
    lanes: { lane: number; id: string; bib: number | null; name: string; unitName: string }[];
  }[];
}

interface Props {
  meet: { id: string };
  event: { id: string; name: string; lanes: number; plan: EventPlan };
  others: { id: string; name: string }[];
  entered: number;
  planned: { name: NamedRound; number: number; count: number; sizes: number[] }[];
  round: RoundDrawn | null;
  late: LatePeople;
  op: string;
  answer:
    | (DayAnswer & { moved?: MoveShown | undefined; placed?: { heat: number; lane: number } | undefined })
    | undefined;
}

/** The draw of an event's last round: its heats, what it cost, its seed; draw again, move by hand, publish. */
export function DrawPage({ meet, event, others, entered, planned, round, late, op, answer }: Props) {
  const t = useT(day);
  const ts = useT(stages);
  const say = useT(marks);
  const placed = answer?.placed ? t("done_placed", answer.placed) : t("done_moved");
  const words = { draw: t("done_drawn"), publish: t("done_published"), move: t("done_moved"), place: placed };
  const done = Object.entries(words).find(([intent]) => intent === answer?.intent)?.[1] ?? null;
  return (
    <div className={desk.page}>
      <div className={desk.head}>
        <div>
          <h1>{t("drawTitle", { event: event.name })}</h1>
          <p className={desk.muted}>{t("enteredCount", { count: entered })}</p>
          {event.plan.stages && round ? (
            <a className={desk.link} href={`/meets/${meet.id}/events/${event.id}/matches`}>
              {ts("toMatches")}
            </a>
          ) : null}
        </div>
        <nav className={desk.actions} aria-label={t("otherEvents")}>
          {others.map(({ id, name }) => (
            <a key={id} className={desk.link} href={`/meets/${meet.id}/events/${id}/draw`}>
              {name}
            </a>
          ))}
        </nav>
      </div>
      <Ended answer={answer} done={done} />
      {round ? <DrawLate late={late} round={round} answer={answer} /> : null}
      <p>{t("drawIntro")}</p>
      {planned.length > 0 ? (
        <section className={desk.panel}>
          <h2>{t("planned")}</h2>
          <ol className={desk.list}>
            {planned.map((one) => (
              <li key={one.number}>
                {t("plannedLine", {
                  round: formatRound(one.name, one.number, say),
                  count: one.count,
                  sizes: one.sizes.join(" + "),
                })}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      {event.plan.stages ? <StagesPlanned plan={event.plan} entered={entered} /> : null}
      {round ? <Facts round={round} op={op} /> : <p>{t("notDrawn")}</p>}
      {round?.started ? (
        <p className={desk.warn}>{t("roundStartedNote")}</p>
      ) : (
        <DrawForm round={round} op={op} answer={answer} />
      )}
      {round ? <Heats round={round} lanes={event.lanes} /> : null}
      {round && !round.started ? <DrawMove round={round} lanes={event.lanes} op={op} answer={answer} /> : null}
    </div>
  );
}

function Facts({ round, op }: { round: RoundDrawn; op: string }) {
  const t = useT(day);
  const say = useT(marks);
  const tc = useT(common);
  const { cost, least, meetings } = round;
  return (
    <section className={desk.panel}>
      <div className={desk.head}>
        <h2>{formatRound(round.name, round.number, say)}</h2>
        {round.state === "drawn" ? (
          <Form method="post" className={desk.actions}>
            <input type="hidden" name="op" value={op} />
            <input type="hidden" name="round" value={round.id} />
            <Button look="primary" name="intent" value="publish">
              {t("publish")}
            </Button>
          </Form>
        ) : (
          <span className={desk.tag}>✓ {t("published")}</span>
        )}
      </div>
      {round.state === "drawn" ? <p className={desk.muted}>{t("publishHint")}</p> : null}
      <p>
        <strong>{t("drawnFacts", { seed: round.seed, edition: round.edition })}</strong>
      </p>
      {round.repeatable ? <p className={desk.ok}>✓ {t("repeatable")}</p> : null}
      {round.moved ? <p className={desk.warn}>{t("movedByHand")}</p> : null}
      <p>{cost === 0 ? t("costNone") : cost === least ? t("costBest", { cost }) : t("costMore", { cost, least })}</p>
      {meetings.length > 0 ? (
        <details className={desk.fold} open>
          <summary>{t("meetings")}</summary>
          <ul className={desk.list}>
            {meetings.map((one) => (
              <li key={`${one.heat}${one.unit}`}>
                {t("meetingLine", { heat: one.heat, unit: one.unit, names: one.names.join(tc("listJoin")) })}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function DrawForm({ round, op, answer }: { round: RoundDrawn | null; op: string; answer: DayAnswer | undefined }) {
  const t = useT(day);
  const problem = useReasonProblem(answer, "draw");
  const values = answer?.intent === "draw" && answer.refusal ? answer.values : {};
  const published = round !== null && round.state !== "drawn";
  return (
    <Form method="post" className={desk.panel}>
      <input type="hidden" name="op" value={op} />
      {published ? <p>{t("reasonAfterPublish")}</p> : null}
      <div className={style.fields}>
        <Field
          label={t("seed")}
          name="seed"
          maxLength={64}
          autoComplete="off"
          defaultValue={values.seed ?? ""}
          hint={t("seedHint")}
        />
        {published ? (
          <Field label={t("reason")} name="reason" maxLength={200} hint={t("reasonHint")} problem={problem} />
        ) : null}
        <Button look={round ? "plain" : "primary"} name="intent" value="draw">
          {t(round ? "drawAgain" : "drawNow")}
        </Button>
      </div>
    </Form>
  );
}

function Heats({ round, lanes }: { round: RoundDrawn; lanes: number }) {
  const t = useT(day);
  const widest = Math.max(lanes, ...round.heats.flatMap((heat) => heat.lanes.map((one) => one.lane)));
  return (
    <div className={style.lanes}>
      {round.heats.map((heat) => {
        const last = Math.max(...heat.lanes.map((one) => one.lane), 0);
        return (
          <table key={heat.number} className={desk.table}>
            <caption>{t("heatCaption", { number: heat.number, count: heat.lanes.length })}</caption>
            <thead>
              <tr>
                <th scope="col">{t("lane")}</th>
                <th scope="col">{t("bib")}</th>
                <th scope="col">{t("name")}</th>
                <th scope="col">{t("unit")}</th>
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: Math.min(widest, last) }, (_unused, i) => i + 1).map((number) => {
                const one = heat.lanes.find(({ lane }) => lane === number);
                return (
                  <tr key={number}>
                    <td>{number}</td>
                    <td>{one?.bib ?? ""}</td>
                    <td>{one ? one.name : <span className={desk.muted}>{t("emptyLane")}</span>}</td>
                    <td>{one?.unitName ?? ""}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        );
      })}
    </div>
  );
}
