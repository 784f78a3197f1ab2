import type { ScoringOptions } from "#core/scoring/ruleset.ts";
import { judging } from "#i18n/judging.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { HeatView } from "../heat-view.ts";
import { TapKey } from "../key.tsx";
import { Digits } from "../keypad.tsx";
import style from "./judges.module.css";
import { asMeasured, asPoints, type Line, type LineProblem, readLine, sumOf } from "./judges-lines.ts";

interface Shown {
  line: Line;
  /** what is noted on it */
  stands: number | null;
  text: string;
  options: ScoringOptions;
  onType(change: (text: string) => string): void;
  /** what is typed */
  onUse(): void;
  onNote(value: number): void;
}

/** The keys of a line: two for yes and no, four for a judgement, digits for everything else. */
export function LineKeys(props: Shown) {
  const j = useT(judging);
  const { line, stands, options, onNote } = props;
  if (line.kind === "yes-no")
    return (
      <div className={style.two}>
        <TapKey className={style.big} pressed={stands === 1} onTap={() => onNote(1)}>
          <span>
            <b>✓ {j("yes")}</b> <small>{asPoints(line.most, options)}</small>
          </span>
        </TapKey>
        <TapKey className={style.big} pressed={stands === 0} onTap={() => onNote(0)}>
          <span>
            <b>✗ {j("no")}</b> <small>0</small>
          </span>
        </TapKey>
      </div>
    );
  if (line.kind === "judgement")
    return (
      <div className={style.two}>
        {([0, 1, 2, 3] as const).map((value) => (
          <TapKey key={value} className={style.big} pressed={stands === value} onTap={() => onNote(value)}>
            <span>
              <b>{value}</b> <small>{j(`judgement${value}`)}</small>
            </span>
          </TapKey>
        ))}
      </div>
    );
  return <DigitKeys {...props} />;
}

function DigitKeys({ line, text, options, onType, onUse }: Shown) {
  const t = useT(tablet);
  const graded = line.kind === "graded";
  return (
    <>
      {graded ? <Grades line={line} text={text} options={options} /> : null}
      <div className={style.digits}>
        <Digits separator={graded || (options.digits ?? 0) > 0 ? "." : null} onType={onType} />
        <TapKey look="submit" className={style.use} disabled={text === ""} onTap={onUse}>
          {t("typeUse")}
        </TapKey>
      </div>
    </>
  );
}

/** What each value brings, the one typed marked; first things first. */
function Grades({ line, text, options }: Pick<Shown, "line" | "text" | "options">) {
  const j = useT(judging);
  const { grades } = line;
  if (!grades) return null;
  const read = text === "" ? null : readLine(text, line, options);
  const typed = typeof read === "number" ? read : null;
  const unit = grades.unit;
  return (
    <div className={style.grades}>
      <p role="status">
        {typed === null
          ? j("gradeType", { unit })
          : j("gradeGives", { value: text, unit, mark: asPoints(sumOf([line], [typed]), options) })}
      </p>
      <ul>
        {grades.bands.map(({ from, mark }) => (
          <li key={from}>{j("gradeFrom", { from: asMeasured(from), unit, mark: asPoints(mark, options) })}</li>
        ))}
      </ul>
    </div>
  );
}

/** What is wrong with a typed value, in words. */
export function useSaysProblem({ heat }: HeatView): (wrong: LineProblem, line: Line) => string {
  const t = useT(tablet);
  const j = useT(judging);
  const { options } = heat.event;
  return ({ kind }, { kind: of, most, step }) => {
    if (kind === "off-step") return j("lineOffStep", { step: asPoints(step, options) });
    if (kind === "unreadable") return t("typeUnreadable");
    if (of === "yes-no") return j("onlyYesNo");
    if (of === "judgement") return j("onlyJudgement");
    return of === "graded" ? t("typeImpossible") : j("lineTooMuch", { most: asPoints(most, options) });
  };
}
