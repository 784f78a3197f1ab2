import { Form, Link } from "@remix-run/react";
import type { CorrectedMark, Fault } from "#core/scoring/ops.ts";
import type { LaneMark, ScoringOptions } from "#core/scoring/ruleset.ts";
import { clockTime } from "#i18n/clock.ts";
import { type DayRefusal, day, sayRefusal } from "#i18n/day.ts";
import { formatHeat, marks, type NamedRound } from "#i18n/marks.ts";
import { paper } from "#i18n/paper.ts";
import { type SaidAuthor, sayAuthor } from "#i18n/sheet-acts.ts";
import { useT } from "#i18n/use-translator.ts";
import { Button } from "#ui/base/button.tsx";
import { Field } from "#ui/base/field.tsx";
import desk from "./desk.module.css";
import { AgainstForm } from "./paper-against.tsx";
import style from "./paper-page.module.css";
import { SettleForm, TypeForm } from "./paper-type.tsx";
import { Said } from "./said.tsx";

export interface PaperLane {
  lane: number;
  bib: number | null;
  name: string;
  unitName: string;
}

export interface Against {
  lane: number;
  now: LaneMark;
  paper: CorrectedMark;
  by: SaidAuthor[];
}

export interface PaperSheet {
  step: "unpublished" | "type" | "second" | "settle" | "decide" | "entered";
  heat: { id: string; number: number };
  event: { name: string; options: ScoringOptions };
  round: { name: NamedRound; number: number; heats: number };
  judge: number;
  judges: number;
  faults: Fault[];
  lanes: PaperLane[];
  first: { author: SaidAuthor; at: Date } | null;
  mine: boolean;
  differences: { lane: number; first: CorrectedMark | null; second: CorrectedMark | null }[];
  against: Against[];
}

export type CodeProblem =
  | { kind: "code-empty" }
  | { kind: "code-letter"; letter: string; position: number }
  | { kind: "code-length"; length: number }
  | { kind: "code-check"; typed: string; expected: string }
  | { kind: "code-unknown"; code: string };

export interface PaperAnswer {
  intent: string;
  refusal: DayRefusal | null;
  values: Record<string, string>;
  outcome: { kind: "entered" | "first" | "differs" | "same-person" } | { kind: "against"; lanes: number[] } | null;
  against: Against[] | null;
}

interface Props {
  meet: { id: string; timeZone: string; twice: boolean };
  code: string;
  flaw: CodeProblem | null;
  choices: { event: string; round: PaperSheet["round"]; heat: number }[];
  sheet: PaperSheet | null;
  op: string;
  answer: PaperAnswer | undefined;
}

function useCodeProblem(flaw: CodeProblem | null): string | undefined {
  const t = useT(paper);
  switch (flaw?.kind) {
    case undefined:
      return undefined;
    case "code-empty":
      return t("code-empty");
    case "code-letter":
      return t(flaw.kind, flaw);
    case "code-length":
      return t(flaw.kind, flaw);
    case "code-check":
      return t(flaw.kind, flaw);
    case "code-unknown":
      return t(flaw.kind, flaw);
  }
}

/** Keys in what referees wrote on printed heat sheets: the code, then lane by lane, by keyboard alone. */
export function PaperPage(props: Props) {
  const { meet, code, flaw, choices, sheet, answer } = props;
  const t = useT(paper);
  const say = useT(marks);
  const here = `/meets/${meet.id}/paper`;
  const outcome = answer?.outcome?.kind;
  const over = outcome === "entered" || outcome === "first";
  return (
    <div className={desk.page}>
      <div className={desk.head}>
        <h1>{t("pageTitle")}</h1>
        <a className={desk.link} href={`/meets/${meet.id}/print/heat-sheets`}>
          {t("printSheets")}
        </a>
      </div>
      {answer ? <Outcome answer={answer} /> : null}
      <Form method="get" action={here} className={style.find}>
        <Field
          label={t("code")}
          hint={t("pageHint")}
          name="code"
          key={over ? "next" : code}
          defaultValue={over ? "" : code}
          problem={useCodeProblem(flaw)}
          className={style.code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          autoFocus={!sheet || over}
        />
        <Button look={sheet && !over ? "plain" : "primary"}>{t("findNow")}</Button>
      </Form>
      {choices.length > 0 ? (
        <div>
          <p>{t("several")}</p>
          <ul className={desk.bare}>
            {choices.map((one, i) => (
              <li key={`${one.event} ${one.round.number} ${one.heat}`}>
                <Link className={desk.link} to={`${here}?code=${encodeURIComponent(code)}&of=${i + 1}`}>
                  {one.event} {formatHeat(one.round, one.heat, say)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {sheet ? <SheetPanel {...props} sheet={sheet} at={`/meets/${meet.id}`} /> : null}
    </div>
  );
}

function Outcome({ answer: { outcome, refusal } }: { answer: PaperAnswer }) {
  const t = useT(paper);
  const words = useT(day);
  if (refusal) return <Said look="danger">{sayRefusal(refusal, words)}</Said>;
  if (outcome?.kind === "entered") return <Said look="ok">{t("done_entered")}</Said>;
  if (outcome?.kind === "first") return <Said look="ok">{t("done_first")}</Said>;
  if (outcome?.kind === "same-person") return <Said look="danger">{t("samePerson")}</Said>;
  if (outcome?.kind === "against") return <Said look="warn">{t("againstTitle", { count: outcome.lanes.length })}</Said>;
  return null;
}

/** What is next for this sheet. */
function SheetPanel(props: Props & { sheet: PaperSheet; at: string }) {
  const { sheet, answer, meet, at } = props;
  const t = useT(paper);
  const say = useT(marks);
  const words = useT(day);
  const justStored = answer?.outcome?.kind === "first" || answer?.outcome?.kind === "entered";
  const who = sheet.first
    ? `${sayAuthor(sheet.first.author, words)} ${clockTime(sheet.first.at.getTime(), meet.timeZone)}`
    : "";
  return (
    <section className={desk.panel}>
      <h2>
        {sheet.event.name} {formatHeat(sheet.round, sheet.heat.number, say)}
        {sheet.judges > 1 ? ` · ${t("judgeOf", sheet)}` : ""}
      </h2>
      {sheet.step === "unpublished" ? <p>{t("unpublished")}</p> : null}
      {sheet.step === "entered" ? (
        <p>
          {justStored ? null : t("enteredAlready")}{" "}
          <a className={desk.link} href={`${at}/heats/${sheet.heat.id}`}>
            {t("toHeat")}
          </a>
        </p>
      ) : null}
      {sheet.step === "type" && meet.twice && !justStored ? <p>{t("firstIntro")}</p> : null}
      {sheet.step === "second" && !sheet.mine ? <p>{t("secondIntro", { who })}</p> : null}
      {sheet.step === "second" && sheet.mine ? <p>{t("secondMine")}</p> : null}
      {sheet.step === "type" || sheet.step === "second" ? <TypeForm {...props} /> : null}
      {sheet.step === "settle" ? <SettleForm {...props} /> : null}
      {sheet.step === "decide" ? <AgainstForm {...props} /> : null}
    </section>
  );
}

export type { Props as PaperProps };
