import { useEffect, useReducer, useRef } from "react";
import { formatMark, marks, sayable } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import { aheadOf } from "../ahead.ts";
import type { HeatView, LaneView } from "../heat-view.ts";
import { HoldKey, PressKey, TapKey } from "../key.tsx";
import keys from "../pad.module.css";
import { useTablet } from "../tablet-context.ts";
import type { PadProps } from "../tally-pad.tsx";
import style from "./attempts.module.css";
import { AttemptKeypad, shortAttempt, shortValue } from "./attempts-keypad.tsx";
import { attemptNumbers, type Turn, turnsLeft } from "./attempts-order.ts";

/** One after the other, attempt after attempt: a table of everybody, and the keys for whoever is called. */
export function AttemptsPad({ view, hand, onMenu, onReview }: PadProps) {
  const t = useT(tablet);
  const store = useTablet();
  // whoever types faster than the disk writes types for the next one already
  const [, moveOn] = useReducer((n: number) => n + 1, 0);
  const turns = turnsLeft(aheadOf(view, store));
  const [turn] = turns;
  const { last } = view;
  const undone =
    last && "lane" in last.op ? view.lanes.find(({ lane }) => "lane" in last.op && last.op.lane === lane) : null;
  return (
    <>
      <main className={[style.pad, style[hand]].join(" ")}>
        <Sheet view={view} turn={turn} onMenu={onMenu} />
        <section className={style.dock} aria-label={t("attemptNow")}>
          {turn ? (
            <AttemptKeypad
              key={`${turn.lane.lane} ${turn.attempt}`}
              lane={turn.lane}
              view={view}
              title={
                <>
                  <span className={style.who}>{turn.lane.name}</span> {t("attemptOf", { attempt: turn.attempt })}
                </>
              }
              onNote={(result) => {
                const act = { kind: "attempt" as const, lane: turn.lane.lane, attempt: turn.attempt, result };
                store.note(turn.lane.sheet, act, performance.now());
                moveOn();
              }}
            />
          ) : (
            <p className={style.over} role="status">
              {t("attemptsOver")}
            </p>
          )}
        </section>
      </main>
      <footer className={[keys.keys, keys[hand]].join(" ")}>
        <PressKey
          look="undo"
          className={keys.side}
          disabled={!last}
          onPress={(stamp) => {
            const { last: latest } = aheadOf(view, store);
            if (latest) store.note(latest.sheet, { kind: "undo", target: latest.op.id }, stamp);
            moveOn();
          }}
        >
          {last?.op.kind === "attempt" && undone
            ? t("undoAttempt", { name: undone.name, attempt: last.op.attempt })
            : t("undoLast")}
        </PressKey>
        {turns.length > 0 ? (
          <HoldKey className={keys.main} onHeld={onReview}>
            {t("attemptsEarly", { count: turns.length })}
          </HoldKey>
        ) : (
          <TapKey look="submit" className={keys.main} onTap={onReview}>
            {t("finish")}
          </TapKey>
        )}
      </footer>
    </>
  );
}

/** Everybody with their attempts, the best and the place as they stand; the cell that is called stands out. */
function Sheet({ view, turn, onMenu }: { view: HeatView; turn: Turn | undefined; onMenu(lane: number): void }) {
  const t = useT(tablet);
  const numbers = attemptNumbers(view);
  const called = useRef<HTMLTableCellElement>(null);
  const at = turn ? `${turn.lane.lane} ${turn.attempt}` : "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever is called next comes into sight
  useEffect(() => {
    called.current?.scrollIntoView({ block: "center", inline: "center" });
  }, [at]);
  return (
    <div className={style.sheet}>
      <table>
        <caption className="visually-hidden">{t("attemptsTable")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("colName")}</th>
            {numbers.map((number) => (
              <th key={number} scope="col">
                {number}
              </th>
            ))}
            <th scope="col">{t("colMark")}</th>
            <th scope="col">{t("colPlace")}</th>
          </tr>
        </thead>
        <tbody>
          {view.lanes.map((lane) => (
            <tr key={lane.lane}>
              <th scope="row">
                <TapKey
                  className={style.name}
                  label={t("personMenu", { name: lane.name })}
                  onTap={() => onMenu(lane.lane)}
                >
                  {lane.name}
                </TapKey>
              </th>
              {numbers.map((number) => {
                const now = turn?.lane.lane === lane.lane && turn.attempt === number;
                return (
                  <td key={number} ref={now ? called : null} aria-current={now || undefined}>
                    {now ? "●" : shortAttempt(lane.state?.attempts[number], view.heat.event.options)}
                  </td>
                );
              })}
              <BestCell lane={lane} view={view} />
              <td>{lane.place ?? ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function BestCell({ lane: { mark }, view }: { lane: LaneView; view: HeatView }) {
  const m = useT(marks);
  const { options } = view.heat.event;
  return (
    <td className={style.best}>
      {mark.outcome === "valid" && mark.value !== null
        ? shortValue(mark.value, options)
        : formatMark(sayable(mark, options), options, m)}
    </td>
  );
}
