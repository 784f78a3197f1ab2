import { useState } from "react";
import type { DeductionLine } from "#core/judged/plan.ts";
import { deductionLine, notedOf } from "#core/scoring/panel-sheet.ts";
import { takenFrom } from "#core/scoring/panel-taken.ts";
import { timeLine } from "#core/scoring/time-line.ts";
import { readTime } from "#core/scoring/typed.ts";
import { contestWords, sayDeduction } from "#i18n/contest-words.ts";
import { judging } from "#i18n/judging.ts";
import { formatTime } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import { aheadOf } from "../ahead.ts";
import type { HeatView, LaneView } from "../heat-view.ts";
import { HoldKey, PressKey, TapKey } from "../key.tsx";
import { Digits, useTypedKeys } from "../keypad.tsx";
import { wasInterrupted } from "../lane-news.ts";
import { useTablet, useTabletView, useTicking } from "../tablet-context.ts";
import sheet from "./judges.module.css";
import style from "./judges-clerk.module.css";
import { SheetHead, type SheetProps } from "./judges-head.tsx";
import { asTaken, judgeOf } from "./judges-lines.ts";

const notedIn = ({ state }: LaneView): Record<string, number> => (state ? notedOf(state) : {});
const clockTime = (ms: number) => formatTime(ms, { direction: "more", precisionMs: 1000 });

/** One entrant before the clerk: the time on stage, and what is counted against them. */
export function ClerkSheet({ lane: shown, view: stood, onMenu }: SheetProps) {
  const j = useT(judging);
  const store = useTablet();
  const view = aheadOf(stood, store);
  const lane = view.lanes.find((one) => one.lane === shown.lane) ?? shown;
  const { options } = view.heat.event;
  const { stageTime, deductions = [] } = options;
  const { taken } = takenFrom(Number.MAX_SAFE_INTEGER, lane.state, options);
  const note = (criterion: string, value: number) =>
    store.note(
      lane.sheet,
      { kind: "score", lane: lane.lane, judge: judgeOf(view, lane), value, criterion },
      performance.now(),
    );
  return (
    <section className={sheet.sheet} aria-label={lane.name}>
      <SheetHead lane={lane} onMenu={onMenu}>
        <p className={sheet.total}>{j("takenNow", { points: asTaken(taken, options) })}</p>
      </SheetHead>
      <div className={style.parts}>
        {stageTime ? <StageClock view={view} lane={lane} onNote={(ms) => note(timeLine, ms)} /> : null}
        {deductions.length > 0 ? (
          <ul className={style.deductions} aria-label={j("deductions")}>
            {deductions.map((one) => (
              <Deduction
                key={one.key}
                line={one}
                times={notedIn(lane)[deductionLine(one.key)] ?? 0}
                view={view}
                onCount={(times) => note(deductionLine(one.key), times)}
              />
            ))}
          </ul>
        ) : null}
      </div>
    </section>
  );
}

interface Counted {
  line: DeductionLine;
  times: number;
  view: HeatView;
  onCount(times: number): void;
}

function Deduction({ line, times, view, onCount }: Counted) {
  const j = useT(judging);
  const c = useT(contestWords);
  const { options } = view.heat.event;
  const name = sayDeduction(line, c);
  const each = asTaken(line.each, options);
  const limit = line.most === null ? "" : j("deductionMost", { most: asTaken(line.most, options) });
  return (
    <li>
      <p>
        {name}
        <small>{[j("deductionEach", { each }), limit].filter(Boolean).join(" ")}</small>
      </p>
      <PressKey label={j("fewer", { name })} disabled={times === 0} onPress={() => onCount(times - 1)}>
        −
      </PressKey>
      <output>{times}</output>
      <PressKey look="stop" label={j("more", { name })} onPress={() => onCount(times + 1)}>
        +
      </PressKey>
    </li>
  );
}

const tickMs = 100;

/** The clock of the stage: it starts and stops at a touch, by the tablet's own steady clock; a time can be typed instead. */
function StageClock({ view, lane, onNote }: { view: HeatView; lane: LaneView; onNote(ms: number): void }) {
  const t = useT(tablet);
  const j = useT(judging);
  const store = useTablet();
  const tabletView = useTabletView();
  const [typing, setTyping] = useState(false);
  const { stageTime, ...rest } = view.heat.event.options;
  const noted = notedIn(lane)[timeLine] ?? null;
  const clock = { started: view.started, startedAt: null };
  const running = view.started !== null && noted === null;
  useTicking(tickMs, running);
  if (!stageTime) return null;
  const elapsed = store.elapsed(clock, performance.now());
  const shown = noted ?? elapsed ?? 0;
  const { lines } = takenFrom(Number.MAX_SAFE_INTEGER, lane.state, { ...rest, stageTime, deductions: [] });
  const start = (stamp: number) => store.note(lane.sheet, { kind: "start" }, stamp);
  const stop = (stamp: number) => {
    const ms = store.elapsed(clock, stamp);
    if (ms !== null) onNote(ms);
  };
  /** the clock goes from nought again: for everybody on the sheet */
  const again = (stamp: number) => {
    const timed = view.stands.filter(
      ({ op }) => op.kind === "start" || (op.kind === "score" && op.criterion === timeLine),
    );
    for (const { op, sheet: id } of timed) store.note(id, { kind: "undo", target: op.id }, stamp);
  };
  return (
    <section className={style.clock} aria-label={j("time")}>
      {typing ? (
        <TypedTime
          onClose={() => setTyping(false)}
          onUse={(ms) => {
            onNote(ms);
            setTyping(false);
          }}
        />
      ) : (
        <>
          <p className={style.allowed}>
            {j("allowed", { least: clockTime(stageTime.leastMs), most: clockTime(stageTime.mostMs) })}
          </p>
          <p className={[style.time, shown > stageTime.mostMs ? style.over : ""].join(" ")} role="timer">
            {running ? formatTime(shown, { direction: "more", precisionMs: tickMs }) : clockTime(shown)}
          </p>
          <p className={style.cost} role="status">
            {noted === null
              ? shown > stageTime.mostMs
                ? j("overTime")
                : ""
              : lines.map(({ take }) => j("costs", { points: asTaken(take, rest) })).join("") || j("inTime")}
            {wasInterrupted(view, tabletView) ? ` ⚠ ${t("interrupted")}` : ""}
          </p>
          <div className={style.keys}>
            {running ? (
              <PressKey look="stop" className={style.go} onPress={stop}>
                {j("stop")}
              </PressKey>
            ) : noted === null ? (
              <PressKey look="start" className={style.go} onPress={start}>
                {t("start")}
              </PressKey>
            ) : (
              <HoldKey look="undo" className={style.go} onHeld={again}>
                {j("timeAgain")}
              </HoldKey>
            )}
            <TapKey onTap={() => setTyping(true)}>{j("timeType")}</TapKey>
          </div>
        </>
      )}
    </section>
  );
}

function TypedTime({ onUse, onClose }: { onUse(ms: number): void; onClose(): void }) {
  const t = useT(tablet);
  const j = useT(judging);
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  const type = (change: (text: string) => string) => {
    setWrong(false);
    setText((now) => change(now).slice(0, 9));
  };
  const use = () => {
    if (text === "") return;
    const ms = readTime(text);
    if (ms === null) setWrong(true);
    else onUse(ms);
  };
  useTypedKeys(type, use);
  return (
    <div className={style.typed}>
      <p>
        <output>{text || j("timeHint")}</output>
      </p>
      <p className={wrong ? sheet.says : sheet.quiet} role="alert">
        {wrong ? t("typeUnreadable") : ""}
      </p>
      <div className={sheet.digits}>
        <Digits separator=":" onType={type} />
        <TapKey look="submit" className={sheet.use} disabled={text === ""} onTap={use}>
          {t("typeUse")}
        </TapKey>
      </div>
      <TapKey onTap={onClose}>{t("back")}</TapKey>
    </div>
  );
}
