import { Form } from "@remix-run/react";
import type { Fault } from "#core/scoring/ops.ts";
import type { LaneMark, ScoringFact, ScoringOptions } from "#core/scoring/ruleset.ts";
import type { Fate } from "#core/standing/fates.ts";
import { contestWords } from "#i18n/contest-words.ts";
import { day } from "#i18n/day.ts";
import { sayFact } from "#i18n/heat-facts.ts";
import { formatHeat, formatMark, formatPlace, marks, type NamedMatch, type NamedRound, sayable } from "#i18n/marks.ts";
import { panels } from "#i18n/panels.ts";
import { paper } from "#i18n/paper.ts";
import { stages } from "#i18n/stages.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import style from "./day.module.css";
import desk from "./desk.module.css";
import { type AskShown, HeatAsks } from "./heat-asks.tsx";
import { type ContestShown, HeatClaims } from "./heat-claims.tsx";
import { Correct, Enter } from "./heat-forms.tsx";
import { HeatHistory, type HistoryLine } from "./heat-history.tsx";
import { CorrectMatch, EnterMatch, MatchMarks } from "./heat-match.tsx";
import { HeatMissing, type MissingSheet } from "./heat-missing.tsx";
import { type FallShown, MatchFall } from "./match-fall.tsx";
import { HeatJudges } from "./panels/heat-judges.tsx";
import { HeatPanel, type HeatPanelShown } from "./panels/heat-panel.tsx";
import { sayPanelFact } from "./panels/say-fact.ts";
import { paperLanes } from "./paper-lanes.ts";
import { type DayAnswer, Ended } from "./refused.tsx";
import { useFresh } from "./use-fresh.ts";

export interface HeatLane {
  lane: number;
  entrant: string;
  bib: number | null;
  name: string;
  unitName: string;
  mark: LaneMark;
  place: number | null;
  fate: Fate;
}

export interface HeatProps {
  meet: { id: string; slug: string; timeZone: string };
  heat: { id: string; number: number; state: "scheduled" | "running" | "provisional" | "official" };
  event: { id: string; name: string; options: ScoringOptions };
  round: { id: string; number: number; name: NamedRound; heats: number; published: boolean };
  /** null where it is no match of a stage */
  match: { column: { name: NamedRound; number: number }; match: NamedMatch; winner: string | null } | null;
  lanes: HeatLane[];
  faults: Fault[];
  history: HistoryLine[];
  contests: ContestShown[];
  asks: AskShown[];
  missing: MissingSheet[];
  facts: ScoringFact[];
  /** null where no panel judges it */
  panel: HeatPanelShown | null;
  organizer: boolean;
  op: string;
  answer: (DayAnswer & { fall?: FallShown | null | undefined }) | undefined;
}

/** One heat for the chief referee: marks, confirm, correct with a reason, enter from paper, and who did what. */
export function HeatPage(props: HeatProps) {
  const { meet, heat, event, round, lanes, answer, op } = props;
  const t = useT(day);
  const ts = useT(stages);
  const tp = useT(panels);
  const say = useT(marks);
  useFresh(meet.slug);
  const { match, panel } = props;
  const [one, other] = lanes;
  const title = match
    ? formatHeat({ ...match.column, heats: 0 }, 0, say, match.match)
    : formatHeat(round, heat.number, say);
  const done = {
    confirm: t("done_confirmed"),
    correct: t("done_corrected"),
    approve: t("done_corrected"),
    enter: t("done_entered"),
    settle: t("done_settled"),
    grant: t("done_granted"),
    decline: t("done_declined"),
    excuse: t("done_excused"),
    again: tp("done_again"),
    override: tp("done_override"),
  }[answer?.intent ?? ""];
  const over = heat.state === "provisional" || heat.state === "official";
  return (
    <div className={desk.page}>
      <div className={desk.head}>
        <div>
          <h1>
            {match && one && other
              ? say("versus", { a: one.name, b: other.name })
              : t("heatTitle", { event: event.name, heat: title })}
          </h1>
          <p className={desk.muted}>
            {match ? `${t("heatTitle", { event: event.name, heat: title })} · ` : null}
            {say(`heatState.${heat.state}`)}
          </p>
        </div>
        {match ? (
          <a className={desk.link} href={`/meets/${meet.id}/events/${event.id}/matches`}>
            {ts("toMatches")}
          </a>
        ) : (
          <span className={desk.actions}>
            {panel ? (
              <a className={desk.link} href={`/meets/${meet.id}/events/${event.id}/panels`}>
                {tp("toPanels")}
              </a>
            ) : null}
            <a className={desk.link} href={`/meets/${meet.id}/rounds/${round.id}`}>
              {t("standing")}
            </a>
          </span>
        )}
      </div>
      <Ended answer={answer} done={done ?? null} />
      {answer?.fall ? (
        <MatchFall fall={answer.fall} values={answer.values} options={event.options} intent={answer.intent} op={op} />
      ) : null}
      <HeatClaims {...props} options={event.options} timeZone={meet.timeZone} />
      <HeatAsks {...props} options={event.options} timeZone={meet.timeZone} />
      {panel ? <HeatJudges {...props} panel={panel} /> : null}
      <HeatMissing {...props} />
      <Facts {...props} />
      {match ? (
        <MatchMarks lanes={lanes} options={event.options} winner={match.winner} />
      ) : panel ? (
        <HeatPanel {...props} panel={panel} />
      ) : (
        <Marks lanes={lanes} options={event.options} typed={paperLanes(props.history)} />
      )}
      {heat.state === "provisional" ? (
        <Form method="post">
          <input type="hidden" name="op" value={op} />
          <Button look="primary" name="intent" value="confirm">
            {t("confirm")}
          </Button>
        </Form>
      ) : null}
      {match && lanes.length < 2 ? <p>{ts("notKnownYet")}</p> : null}
      {over ? match ? <CorrectMatch {...props} /> : <Correct {...props} /> : null}
      {!over && round.published && !match && (panel === null || panel.sheets.length === 1) ? (
        <Enter {...props} />
      ) : null}
      {!over && round.published && match && lanes.length === 2 ? <EnterMatch {...props} /> : null}
      <HeatHistory history={props.history} options={event.options} timeZone={meet.timeZone} />
    </div>
  );
}

function Facts({ facts, event: { options }, panel, lanes }: HeatProps) {
  const t = useT(day);
  const tp = useT(panels);
  const tw = useT(contestWords);
  const say = useT(marks);
  const named = {
    digits: options.digits ?? 0,
    lines: panel?.lines ?? [],
    lane: (lane: number) => lanes.find((one) => one.lane === lane)?.name ?? "",
  };
  const said = [
    ...new Set(facts.flatMap((fact) => sayFact(fact, options, t, say) ?? sayPanelFact(fact, named, tp, tw) ?? [])),
  ];
  if (said.length === 0) return null;
  return (
    <section className={desk.panel} aria-labelledby="facts">
      <h2 id="facts">{t("factsTitle")}</h2>
      <ul className={style.waiting}>
        {said.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  );
}

function Marks({ lanes, options, typed }: { lanes: HeatLane[]; options: ScoringOptions; typed: ReadonlySet<number> }) {
  const words = useT(paper);
  const t = useT(day);
  const say = useT(marks);
  return (
    <div className={desk.scroll}>
      <table className={desk.table}>
        <thead>
          <tr>
            <th scope="col">{t("lane")}</th>
            <th scope="col">{t("bib")}</th>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("unit")}</th>
            <th scope="col">{t("mark")}</th>
            {options.measure === "count" ? <th scope="col">{t("misses")}</th> : null}
            <th scope="col">{t("place")}</th>
            <th scope="col">{t("fate")}</th>
          </tr>
        </thead>
        <tbody>
          {lanes.map((lane) => (
            <tr
              key={lane.entrant}
              className={["Q", "q", "ruling", "reserve"].includes(lane.fate) ? style.through : undefined}
            >
              <td>{lane.lane}</td>
              <td>{lane.bib ?? ""}</td>
              <td>{lane.name}</td>
              <td>{lane.unitName}</td>
              <td className={style.mark}>
                {formatMark(sayable(lane.mark, options), options, say)}{" "}
                {lane.mark.corrected ? <span className={desk.tag}>{t("corrected")}</span> : null}{" "}
                {typed.has(lane.lane) ? <span className={desk.tag}>{words("fromPaper")}</span> : null}
              </td>
              {options.measure === "count" ? <td>{lane.mark.misses}</td> : null}
              <td>{formatPlace(lane.place, lanes.filter((one) => one.place === lane.place).length > 1, say)}</td>
              <td>{lane.fate === "open" ? "" : say(`fate.${lane.fate}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
