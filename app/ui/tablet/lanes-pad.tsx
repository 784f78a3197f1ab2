import { formatTime, type MarksTranslator, marks } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import { byPlace, type HeatView } from "./heat-view.ts";
import { HoldKey, PressKey, TapKey } from "./key.tsx";
import { LaneRow } from "./lane-row.tsx";
import style from "./pad.module.css";
import { prepareSignal, signal } from "./signal.ts";
import { useTablet, useTicking } from "./tablet-context.ts";
import type { PadProps } from "./tally-pad.tsx";

const capTickMs = 500;

/** One clock, five lanes: each stops for itself, by arriving or by failing. */
export function LanesPad({ view, hand, onMenu, onReview }: PadProps) {
  const t = useT(tablet);
  const store = useTablet();
  const { heat, missing } = view;
  const elapsed = store.elapsed(view, performance.now());
  const { capMs } = heat.event.options;
  useTicking(capTickMs, capMs !== null && elapsed !== null && elapsed < capMs);
  const open = view.open[0];
  // until the cap is reached, whoever is still out may yet arrive or fail
  const out = view.lanes.filter(({ mark }) => mark.outcome === "none").length;
  const capped = capMs !== null && elapsed !== null && elapsed >= capMs;
  const left = capped ? missing.length : out;
  const start = (stamp: number) => {
    if (!open) return;
    prepareSignal();
    signal(0.3);
    store.note(open, { kind: "start" }, stamp);
  };
  return (
    <>
      <Standing view={view} over={out === 0} />
      {capped ? (
        <p className={style.strip}>{t("capReached", { time: formatTime(capMs, heat.event.options) })}</p>
      ) : null}
      <main className={[style.rows, style[hand], view.lanes.length > 4 ? style.many : ""].join(" ")}>
        {view.lanes.map((lane) => (
          <LaneRow key={lane.lane} lane={lane} view={view} running={elapsed !== null} onMenu={onMenu} />
        ))}
      </main>
      <footer className={[style.keys, style[hand]].join(" ")}>
        {elapsed === null ? (
          <PressKey look="start" className={style.wide} onPress={start}>
            {t("startRace")}
          </PressKey>
        ) : (
          <>
            <UndoLast view={view} />
            <TapKey look="submit" className={style.main} disabled={left > 0} onTap={onReview}>
              {left > 0 ? t("lanesLeft", { count: left }) : t("finish")}
            </TapKey>
          </>
        )}
      </footer>
    </>
  );
}

/** One touch takes back the last arrival or failure; the start itself only when held. */
function UndoLast({ view: { last } }: { view: HeatView }) {
  const t = useT(tablet);
  const m = useT(marks);
  const store = useTablet();
  const undo = (stamp: number) => last && store.note(last.sheet, { kind: "undo", target: last.op.id }, stamp);
  if (last?.op.kind === "start")
    return (
      <HoldKey look="undo" className={style.side} onHeld={undo}>
        {t("undoStart")}
      </HoldKey>
    );
  return (
    <PressKey look="undo" className={style.side} disabled={!last} onPress={undo}>
      {last && "lane" in last.op
        ? t("undoOf", { lane: last.op.lane, what: whatOf(last.op, t("arrive"), m) })
        : t("undoLast")}
    </PressKey>
  );
}

function whatOf(op: NonNullable<HeatView["last"]>["op"], arrived: string, m: MarksTranslator): string {
  if (op.kind === "arrive") return arrived;
  if (op.kind === "fail" || op.kind === "fault") return m(`fault.${op.fault}`);
  if (op.kind === "status" && op.status) return m(`status.${op.status}`);
  return "";
}

/**
 * The finish as it looks now, the best in front: in slow cycling that is the last to have arrived. While anybody is out
 * the numbers are the order of arrival; a place is said only when all are in.
 */
function Standing({ view, over }: { view: HeatView; over: boolean }) {
  const t = useT(tablet);
  const m = useT(marks);
  const placed = byPlace(view.lanes).filter(({ place }) => place !== null);
  const inFirst = [...placed].sort((a, b) => (a.state?.arrivedMs ?? 0) - (b.state?.arrivedMs ?? 0));
  return (
    <p className={[style.strip, view.lanes.length > 5 ? style.many : ""].join(" ")} role="status">
      <span>{over ? t("order") : t("arrivals")}</span>
      {placed.map((lane) => (
        <span key={lane.lane} className={style.placed}>
          <b>{over ? lane.place : inFirst.indexOf(lane) + 1}</b> {m("lane", { number: lane.lane })}
        </span>
      ))}
    </p>
  );
}
