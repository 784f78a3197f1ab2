import { useEffect, useRef, useState } from "react";
import { contestWords, sayLine } from "#i18n/contest-words.ts";
import { judging } from "#i18n/judging.ts";
import { useT } from "#i18n/use-translator.ts";
import { TapKey } from "../key.tsx";
import { useTypedKeys } from "../keypad.tsx";
import { useTablet } from "../tablet-context.ts";
import style from "./judges.module.css";
import { judgesAhead } from "./judges-ahead.ts";
import { SheetHead, type SheetProps } from "./judges-head.tsx";
import { LineKeys, useSaysProblem } from "./judges-keys.tsx";
import {
  asNoted,
  asPoints,
  groupsOf,
  judgeOf,
  type Line,
  type LineProblem,
  linesOf,
  mostOf,
  readLine,
  standsOn,
  sumOf,
} from "./judges-lines.ts";

/** One entrant before this judge: a line a criterion, what it comes to, and the keys for the line that is asked. */
export function MarksSheet({ lane, view, onMenu, onDone, onReview }: SheetProps) {
  const j = useT(judging);
  const store = useTablet();
  const saysProblem = useSaysProblem(view);
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
  const valuesNow = () => {
    const now = judgesAhead(view, store).lanes.find((one) => one.lane === lane.lane) ?? lane;
    return lines.map((one) => standsOn(now, judge, one));
  };
  const note = (value: number) => {
    if (!line) return;
    const act = { kind: "score" as const, lane: lane.lane, judge, value };
    store.note(lane.sheet, line.key === null ? act : { ...act, criterion: line.key }, performance.now());
    const after = [...lines.keys()].map((step) => (active + 1 + step) % lines.length);
    const given = valuesNow();
    const next = after.find((at) => at !== active && given[at] === null);
    if (next !== undefined) return go(next);
    go(active);
    onDone();
  };
  const type = (change: (text: string) => string) => {
    const next = change(text).slice(0, 9);
    setText(next);
    const read = line && next !== "" ? readLine(next, line, options) : 0;
    // too much stays too much, whatever is typed behind it
    setProblem(typeof read !== "number" && read.kind === "out-of-range" ? read : null);
  };
  const use = () => {
    if (!line) return;
    if (text === "") {
      const waits = valuesNow().indexOf(null);
      if (waits >= 0) go(waits);
      else if (judgesAhead(view, store).missing.length === 0) onReview();
      else onDone();
      return;
    }
    const read = readLine(text, line, options);
    if (typeof read === "number") note(read);
    else setProblem(read);
  };
  useTypedKeys(type, use);
  useArrows((by) => go((active + by + lines.length) % lines.length));
  return (
    <section className={[style.sheet, style.lined].join(" ")} aria-label={lane.name}>
      <SheetHead lane={lane} onMenu={onMenu}>
        {lines.length > 1 ? (
          <p className={style.total}>
            {j("totalNow", { total: asPoints(sumOf(lines, values), options), most: asPoints(mostOf(lines), options) })}
          </p>
        ) : null}
      </SheetHead>
      <Lines view={view} lines={lines} values={values} active={active} text={text} onGo={go} />
      {line ? (
        <div className={style.typing}>
          <p className={problem ? style.says : style.quiet} role="alert">
            {problem ? saysProblem(problem, line) : ""}
          </p>
          <LineKeys
            line={line}
            stands={values[active] ?? null}
            text={text}
            options={options}
            onType={type}
            onUse={use}
            onNote={note}
          />
        </div>
      ) : null}
    </section>
  );
}

interface Listed extends Pick<SheetProps, "view"> {
  lines: readonly Line[];
  values: readonly (number | null)[];
  active: number;
  text: string;
  onGo(at: number): void;
}

/** The sheet's lines under their criteria, each with what it comes to. */
function Lines({ view, lines, values, active, text, onGo }: Listed) {
  const j = useT(judging);
  const c = useT(contestWords);
  const { options } = view.heat.event;
  const now = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the line that is asked comes into sight
  useEffect(() => {
    now.current?.querySelector("[aria-pressed=true]")?.scrollIntoView({ block: "center" });
  }, [active]);
  const shown = (line: Line, at: number) => {
    const value = values[at] ?? null;
    if (at === active && text !== "") return text;
    if (value === null) return "–";
    const noted = asNoted(value, line, options);
    if (line.kind === "yes-no") return value === 1 ? j("yes") : j("no");
    return line.kind === "graded" ? `${noted} → ${asPoints(sumOf([line], [value]), options)}` : noted;
  };
  return (
    <div ref={now} className={style.lines}>
      {groupsOf(lines).map((group) => {
        const part = group.lines.map(({ line }) => line);
        const given = group.lines.map(({ at }) => values[at] ?? null);
        return (
          <section key={group.lines[0]?.at} className={style.group} aria-label={group.name ?? undefined}>
            {group.name === null ? null : (
              <h3>
                {group.name}
                <span>
                  {asPoints(sumOf(part, given), options)} / {asPoints(mostOf(part), options)}
                </span>
              </h3>
            )}
            {group.lines.map(({ line, at }) => (
              <TapKey key={line.key ?? ""} className={style.line} pressed={at === active} onTap={() => onGo(at)}>
                <span>
                  {line.key === null ? j("mark") : sayLine({ ...line, key: line.key }, c)}{" "}
                  <small>{j("lineMost", { most: asPoints(line.most, options) })}</small>
                </span>
                <b>{shown(line, at)}</b>
              </TapKey>
            ))}
          </section>
        );
      })}
    </div>
  );
}

/** A keyboard's arrows go from line to line. */
function useArrows(move: (by: -1 | 1) => void): void {
  const latest = useRef(move);
  latest.current = move;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      latest.current(event.key === "ArrowDown" ? 1 : -1);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
