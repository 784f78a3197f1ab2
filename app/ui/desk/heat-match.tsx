import { Form } from "@remix-run/react";
import { unscaled } from "#core/number.ts";
import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { day } from "#i18n/day.ts";
import { formatMark, marks, sayable } from "#i18n/marks.ts";
import { matches } from "#i18n/matches-at-once.ts";
import { stages } from "#i18n/stages.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import style from "./day.module.css";
import desk from "./desk.module.css";
import type { HeatLane, HeatProps } from "./heat-page.tsx";
import { useReasonProblem } from "./refused.tsx";

/** The two of a match, what each has, and who won. */
export function MatchMarks({
  lanes,
  options,
  winner,
}: {
  lanes: readonly HeatLane[];
  options: ScoringOptions;
  winner: string | null;
}) {
  const t = useT(day);
  const tm = useT(matches);
  const say = useT(marks);
  return (
    <div className={desk.scroll}>
      <table className={desk.table}>
        <thead>
          <tr>
            <th scope="col">{t("bib")}</th>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("unit")}</th>
            <th scope="col">{t("mark")}</th>
            <th scope="col">{t("outcome")}</th>
          </tr>
        </thead>
        <tbody>
          {lanes.map((lane) => (
            <tr key={lane.entrant} className={winner === lane.entrant ? style.through : undefined}>
              <td>{lane.bib ?? ""}</td>
              <td>{lane.name}</td>
              <td>{lane.unitName}</td>
              <td className={style.mark}>
                {formatMark(sayable(lane.mark, options), options, say)}{" "}
                {lane.mark.corrected ? <span className={desk.tag}>{t("corrected")}</span> : null}
              </td>
              <td>{winner === lane.entrant ? `✓ ${tm("won")}` : winner === null ? "" : tm("lost")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How many games a side's points can be written down for; 0 where none are. */
const gamesIn = ({ measure, match }: ScoringOptions, lanes: readonly HeatLane[]): number =>
  measure === "games" && match && (match.game !== undefined || lanes.some(({ mark }) => mark.points))
    ? match.bestOf
    : 0;

type Values = Readonly<Record<string, string>>;

/** What the fields of both sides begin with: what was typed, else what stands. */
function begin(lanes: readonly HeatLane[], options: ScoringOptions, typed: Values | null): Values {
  if (typed) return typed;
  return Object.fromEntries(
    lanes.flatMap(({ lane, mark }) => {
      const valid = mark.outcome === "valid" && mark.value !== null;
      const points = mark.points ?? [];
      return [
        [`outcome-${lane}`, valid || mark.outcome === "none" || mark.outcome === "failed" ? "value" : mark.outcome],
        [`value-${lane}`, valid ? String(unscaled(mark.value ?? 0, options.digits ?? 0)) : ""],
        ...points.map((one, at) => [`points-${lane}-${at + 1}`, String(one)]),
      ];
    }),
  );
}

const outcomes = ["value", "DNS", "DNF", "DQ"] as const;
const endings = { DNS: "ending.walkover", DNF: "ending.retired", DQ: "ending.disqualified" } as const;

/** Both sides of a match in one table: how it came out for each, what they have, and the points of each game. */
function ScoreFields({
  lanes,
  options,
  values,
}: {
  lanes: readonly HeatLane[];
  options: ScoringOptions;
  values: Values;
}) {
  const t = useT(day);
  const ts = useT(stages);
  const tm = useT(matches);
  const games = Array.from({ length: gamesIn(options, lanes) }, (_unused, at) => at + 1);
  const what =
    options.measure === "games" ? ts("games") : options.measure === "points" ? ts("pointsOfMatch") : t("value");
  return (
    <div className={desk.scroll}>
      <table className={desk.table}>
        <thead>
          <tr>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("outcome")}</th>
            <th scope="col">{what}</th>
            {games.map((number) => (
              <th key={number} scope="col">
                {ts("gameNumber", { number })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lanes.map(({ lane, name }) => (
            <tr key={lane}>
              <th scope="row">{name}</th>
              <td>
                <select
                  className={style.control}
                  name={`outcome-${lane}`}
                  defaultValue={values[`outcome-${lane}`] || "value"}
                  aria-label={`${name} ${t("outcome")}`}
                >
                  {outcomes.map((one) => (
                    <option key={one} value={one}>
                      {one === "value" ? t("outcomeValue") : tm(endings[one])}
                    </option>
                  ))}
                </select>
              </td>
              <td>
                <Cell name={`value-${lane}`} values={values} label={ts("scoreOf", { name, what })} wide />
              </td>
              {games.map((number) => (
                <td key={number}>
                  <Cell name={`points-${lane}-${number}`} values={values} label={ts("gameOf", { name, number })} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ name, values, label, wide }: { name: string; values: Values; label: string; wide?: boolean }) {
  return (
    <input
      className={style.control}
      name={name}
      defaultValue={values[name] ?? ""}
      inputMode="decimal"
      autoComplete="off"
      maxLength={12}
      size={wide ? 8 : 4}
      aria-label={label}
    />
  );
}

/** Corrects both sides of a match that is over, with the reason. */
export function CorrectMatch({ lanes, event, op, answer }: HeatProps) {
  const t = useT(day);
  const ts = useT(stages);
  const mine = answer?.intent === "correct" || answer?.intent === "approve" ? answer : undefined;
  const typed = mine?.refusal ? mine.values : null;
  const problem = useReasonProblem(mine, mine?.intent ?? "");
  return (
    <Form method="post" className={desk.panel} key={mine?.done ? op : "correct"}>
      <h2>{t("correct")}</h2>
      <p className={desk.muted}>
        {ts("correctHint")} {gamesIn(event.options, lanes) > 0 ? ts("pointsHint") : null}
      </p>
      <input type="hidden" name="op" value={op} />
      <ScoreFields lanes={lanes} options={event.options} values={begin(lanes, event.options, typed)} />
      <Field
        label={t("reason")}
        name="reason"
        maxLength={200}
        defaultValue={typed?.reason ?? ""}
        hint={t("reasonHint")}
        problem={problem}
      />
      <div>
        <Button name="intent" value="correct">
          {t("correctNow")}
        </Button>
      </div>
    </Form>
  );
}

/** Types a whole match in from paper. */
export function EnterMatch({ lanes, event, op, answer }: HeatProps) {
  const t = useT(day);
  const ts = useT(stages);
  const typed = answer?.intent === "enter" && answer.refusal ? answer.values : {};
  return (
    <details className={`${desk.panel} ${desk.fold}`} open={answer?.intent === "enter" && answer.refusal !== null}>
      <summary>{t("enterHere")}</summary>
      <Form method="post" className={desk.page}>
        <p className={desk.muted}>
          {ts("enterHint")} {gamesIn(event.options, lanes) > 0 ? ts("pointsHint") : null}
        </p>
        <input type="hidden" name="op" value={op} />
        <ScoreFields lanes={lanes} options={event.options} values={typed} />
        <div>
          <Button look="primary" name="intent" value="enter">
            {t("enterNow")}
          </Button>
        </div>
      </Form>
    </details>
  );
}
