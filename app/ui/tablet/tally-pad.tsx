import { useEffect, useRef } from "react";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { HeatView } from "./heat-view.ts";
import { HoldKey, PressKey, TapKey } from "./key.tsx";
import style from "./pad.module.css";
import { prepareSignal, signal } from "./signal.ts";
import { useTablet, useTicking } from "./tablet-context.ts";
import { LaneKeys, TallyLane } from "./tally-lane.tsx";

export interface PadProps {
  view: HeatView;
  hand: "right" | "left";
  onMenu(lane: number): void;
  onReview(): void;
}

/** a jump that landed with the whistle is still tapped after it */
const graceMs = 1500;
const tickMs = 100;
/** a page that is opened after the time does not sound */
const freshMs = 3000;

/** Counting by taps: a zone a lane, one clock for all. */
export function TallyPad({ view, hand, onMenu, onReview }: PadProps) {
  const t = useT(tablet);
  const store = useTablet();
  const { heat } = view;
  const { durationMs } = heat.event.options;
  const elapsed = store.elapsed(view, performance.now());
  const over = elapsed !== null && durationMs !== null && elapsed >= durationMs;
  const locked = elapsed === null || (durationMs !== null && elapsed > durationMs + graceMs);
  useTicking(tickMs, elapsed !== null && !locked);
  useEndSignal(over, over && (elapsed ?? 0) < (durationMs ?? 0) + freshMs);

  const single = view.lanes.length === 1 ? view.lanes[0] : undefined;
  const open = view.open[0];
  const start = (stamp: number) => {
    if (!open) return;
    prepareSignal();
    signal(0.3);
    store.note(open, { kind: "start" }, stamp);
  };
  const { last } = view;
  return (
    <>
      <main
        className={[single ? style.one : style.zones, style[hand], view.lanes.length > 5 ? style.many : ""].join(" ")}
      >
        {view.lanes.map((lane) => (
          <TallyLane
            key={lane.lane}
            lane={lane}
            alone={single !== undefined}
            zone={locked ? (over ? "over" : "waiting") : "open"}
            onMenu={onMenu}
          />
        ))}
      </main>
      <footer className={[style.keys, style[hand]].join(" ")}>
        {elapsed === null ? (
          <PressKey look="start" className={style.wide} onPress={start}>
            {durationMs === null ? t("start") : t("startSeconds", { seconds: Math.round(durationMs / 1000) })}
          </PressKey>
        ) : (
          <>
            {last?.op.kind === "start" ? (
              <HoldKey
                look="undo"
                className={style.side}
                onHeld={(stamp) => store.note(last.sheet, { kind: "undo", target: last.op.id }, stamp)}
              >
                {t("undoStart")}
              </HoldKey>
            ) : single ? (
              <LaneKeys lane={single} waiting={false} className={style.side} />
            ) : null}
            {over || durationMs === null ? (
              <TapKey look="submit" className={style.main} onTap={onReview}>
                {t("finish")}
              </TapKey>
            ) : (
              // beside zones that are tapped twice a second, a stray touch must not end the counting
              <HoldKey look="submit" className={style.main} onHeld={onReview}>
                {t("finishEarly")}
              </HoldKey>
            )}
          </>
        )}
      </footer>
    </>
  );
}

/** One tone when the time is up. */
function useEndSignal(over: boolean, fresh: boolean): void {
  const sounded = useRef(over && !fresh);
  useEffect(() => {
    if (!over) sounded.current = false;
    if (!over || sounded.current) return;
    sounded.current = true;
    if (fresh) signal(0.8);
  }, [over, fresh]);
}
