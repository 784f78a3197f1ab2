import { useEffect, useRef, useState } from "react";
import { formatMark, marks, sayable } from "#i18n/marks.ts";
import { sayCriterion, tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { HeatView, LaneView } from "../heat-view.ts";
import { TapKey } from "../key.tsx";
import { Digits, useTypedKeys } from "../keypad.tsx";
import keys from "../pad.module.css";
import { useTablet } from "../tablet-context.ts";
import type { PadProps } from "../tally-pad.tsx";
import { ToReview, UndoTouch } from "./duel.tsx";
import style from "./judges.module.css";
import {
  asPoints,
  judgeOf,
  type Line,
  type LineProblem,
  linesOf,
  nextLane,
  readLine,
  standsOn,
} from "./judges-lines.ts";

/** A judge's own sheet: everybody in running order, and the lines of whoever is judged. Nobody else's marks are here. */
export function JudgesPad({ view, hand, onMenu, onReview }: PadProps) {
  const t = useT(tablet);
  const left = view.lanes.filter(({ mark }) => mark.outcome === "none").length;
  const [chosen, choose] = useState<number | null>(() => nextLane(view.lanes, 0));
  const lane = view.lanes.find((one) => one.lane === chosen);
  const nameOf = (number: number) => view.lanes.find((one) => one.lane === number)?.name ?? "";
  return (
    <>
      <main className={[style.pad, style[hand]].join(" ")}>
        <Order view={view} chosen={chosen} onChoose={choose} onMenu={onMenu} />
        {lane ? (
          <Sheet key={lane.lane} lane={lane} view={view} onDone={() => choose(nextLane(view.lanes, lane.lane))} />
        ) : (
          <p className={style.done} role="status">
            {left === 0 ? t("allJudged") : t("chooseJudged")}
          </p>
        )}
      </main>
      <footer className={[keys.keys, keys[hand]].join(" ")}>
        <UndoTouch view={view} say={(op) => ("lane" in op ? nameOf(op.lane) : "")} />
        <ToReview over={left === 0} left={t("marksLeft", { count: left })} onReview={onReview} />
      </footer>
    </>
  );
}

interface Listed {
  view: HeatView;
  chosen: number | null;
  onChoose(lane: number): void;
  onMenu(lane: number): void;
}

function Order({ view, chosen, onChoose, onMenu }: Listed) {
  const t = useT(tablet);
  const m = useT(marks);
  const { options } = view.heat.event;
  const now = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever is judged comes into sight
  useEffect(() => {
    now.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <ol className={style.order} aria-label={t("runningOrder")}>
      {view.lanes.map((lane, index) => (
        <li key={lane.lane} ref={lane.lane === chosen ? now : null}>
          <TapKey className={style.entrant} pressed={lane.lane === chosen} onTap={() => onChoose(lane.lane)}>
            <b>{index + 1}</b>
            <span className={style.who}>
              {lane.name} <small>{lane.unit}</small>
            </span>
            <b>{lane.mark.outcome === "none" ? "–" : formatMark(sayable(lane.mark, options), options, m)}</b>
          </TapKey>
          <TapKey className={style.menu} onTap={() => onMenu(lane.lane)}>
            <span aria-hidden="true">⋯</span>
            <span className="visually-hidden">{t("personMenu", { name: lane.name })}</span>
          </TapKey>
        </li>
      ))}
    </ol>
  );
}

/** One entrant before this judge: a line a criterion, the sum below, and the keys for the line that is asked. */
function Sheet({ lane, view, onDone }: { lane: LaneView; view: HeatView; onDone(): void }) {
  const t = useT(tablet);
  const store = useTablet();
  const { options } = view.heat.event;
  const lines = linesOf(options);
  const judge = judgeOf(view, lane);
  const values = lines.map((line) => standsOn(lane, judge, line));
  const [active, setActive] = useState(() => Math.max(0, values.indexOf(null)));
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<LineProblem | null>(null);
  const line = lines[active] ?? lines[0];
  const go = (to: number) => {
    setActive(to);
    setText("");
    setProblem(null);
  };
  const type = (change: (text: string) => string) => {
    setProblem(null);
    setText((now) => change(now).slice(0, 7));
  };
  const use = () => {
    if (text === "" || !line) return;
    const read = readLine(text, line, options);
    if (typeof read !== "number") return setProblem(read);
    const act = { kind: "score" as const, lane: lane.lane, judge, value: read };
    store.note(lane.sheet, line.key === null ? act : { ...act, criterion: line.key }, performance.now());
    const after = [...lines.keys()].map((step) => (active + 1 + step) % lines.length);
    const next = after.find((at) => at !== active && values[at] === null);
    if (next === undefined) onDone();
    else go(next);
  };
  useTypedKeys(type, use);
  const says = (wrong: LineProblem, { most, step }: Line) =>
    wrong.kind === "out-of-range"
      ? t("lineTooMuch", { most: asPoints(most, options) })
      : wrong.kind === "off-step"
        ? t("lineOffStep", { step: asPoints(step, options) })
        : t("typeUnreadable");
  const total = values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return (
    <section className={style.sheet} aria-label={lane.name}>
      <h2 className={style.head}>
        {lane.name}
        {lines.length > 1 ? <span>{t("totalNow", { total: asPoints(total, options) })}</span> : null}
      </h2>
      <div className={style.lines}>
        {lines.map((one, at) => {
          const value = values[at] ?? null;
          const shown = at === active && text !== "" ? text : value === null ? "–" : asPoints(value, options);
          return (
            <TapKey key={one.key ?? ""} className={style.line} pressed={at === active} onTap={() => go(at)}>
              <span>
                {one.key === null ? t("typePoints") : sayCriterion(one.key, t)}{" "}
                <small>{t("lineMost", { most: asPoints(one.most, options) })}</small>
              </span>
              <b>{shown}</b>
            </TapKey>
          );
        })}
      </div>
      <p className={problem ? style.says : style.quiet} role="alert">
        {problem && line ? says(problem, line) : ""}
      </p>
      <div className={style.typing}>
        <Digits separator={(options.digits ?? 0) > 0 ? "." : null} onType={type} />
        <TapKey look="submit" className={style.use} disabled={text === ""} onTap={use}>
          {t("typeUse")}
        </TapKey>
      </div>
    </section>
  );
}
