import { useState } from "react";
import { type Fault, faultKinds } from "#core/scoring/ops.ts";
import { formatMark, formatTime, marks, sayable } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { HeatView, LaneView } from "./heat-view.ts";
import { PressKey } from "./key.tsx";
import style from "./pad.module.css";
import { useTablet } from "./tablet-context.ts";
import { LaneBadge } from "./tally-lane.tsx";

interface Shown {
  lane: LaneView;
  view: HeatView;
  running: boolean;
  onMenu(lane: number): void;
}

/** One lane of a race: who rides there, and at the side of the hand how it ends. Nothing moves when it has ended. */
export function LaneRow({ lane, view, running, onMenu }: Shown) {
  const t = useT(tablet);
  const ended = lane.mark.outcome !== "none";
  const { faults = [] } = lane.state ?? {};
  const m = useT(marks);
  return (
    <section className={style.lane} aria-label={`${lane.lane} ${lane.name}`}>
      <LaneBadge lane={lane} onMenu={onMenu} />
      <div className={style.rider}>
        <strong>{lane.name}</strong>
        <span>{[lane.bib === null ? "" : t("bib", { bib: lane.bib }), lane.unit].filter(Boolean).join(" · ")}</span>
        {faults.length > 0 ? <span>{faults.map((fault) => m(`fault.${fault}`)).join(t("laneJoin"))}</span> : null}
      </div>
      {ended ? <Ended lane={lane} view={view} /> : <EndKeys lane={lane} view={view} running={running} />}
    </section>
  );
}

function Ended({ lane, view }: { lane: LaneView; view: HeatView }) {
  const t = useT(tablet);
  const m = useT(marks);
  const { options } = view.heat.event;
  const { state, mark } = lane;
  const time = (ms: number) => formatTime(ms, options);
  if (mark.outcome === "failed" && state?.failed)
    return (
      <p className={style.out}>
        {t("failedAt", { fault: m(`fault.${state.failed.fault}`), time: time(state.failed.ms) })}
      </p>
    );
  if (mark.outcome === "valid" && state?.arrivedMs != null && !state.set) {
    const ms = state.arrivedMs;
    const nth =
      view.lanes.filter((other) => other.mark.outcome === "valid" && (other.state?.arrivedMs ?? ms) < ms).length + 1;
    return <p className={style.in}>{t("arrivedNth", { nth, time: time(ms) })}</p>;
  }
  return (
    <p className={mark.outcome === "valid" ? style.in : style.out}>{formatMark(sayable(mark, options), options, m)}</p>
  );
}

/** The faults of the event that end a ride, in the order a judge thinks of them, not the database. */
const failing = ({ heat }: HeatView): Fault[] =>
  faultKinds.filter((fault) => heat.event.options.faults[fault]?.kind === "fail");

function EndKeys({ lane, view, running }: { lane: LaneView; view: HeatView; running: boolean }) {
  const t = useT(tablet);
  const m = useT(marks);
  const store = useTablet();
  /** the moment the fail key came down: that is the time kept, whatever the choice of the fault takes */
  const [failedAt, setFailedAt] = useState<number | null>(null);
  const faults = failing(view);
  const elapsed = (stamp: number) => store.elapsed(view, stamp);
  const arrive = (stamp: number) => {
    const ms = elapsed(stamp);
    if (ms !== null) store.note(lane.sheet, { kind: "arrive", lane: lane.lane, ms }, stamp);
  };
  const fail = (fault: Fault, stamp: number) => {
    const ms = elapsed(stamp);
    if (ms !== null) store.note(lane.sheet, { kind: "fail", lane: lane.lane, fault, ms }, stamp);
    setFailedAt(null);
  };
  const [only] = faults;
  if (failedAt !== null)
    return (
      <fieldset className={style.faults}>
        <legend className="visually-hidden">{t("failWhich")}</legend>
        {faults.map((fault) => (
          <PressKey key={fault} look="warn" onPress={() => fail(fault, failedAt)}>
            {m(`fault.${fault}`)}
          </PressKey>
        ))}
        <PressKey label={t("closeMenu")} onPress={() => setFailedAt(null)}>
          ✕
        </PressKey>
      </fieldset>
    );
  return (
    <div className={style.ends}>
      {faults.length > 0 ? (
        <PressKey
          look="warn"
          disabled={!running}
          onPress={(stamp) => (faults.length === 1 && only ? fail(only, stamp) : setFailedAt(stamp))}
        >
          {faults.length === 1 && only ? m(`fault.${only}`) : t("fail")}
        </PressKey>
      ) : null}
      <PressKey look="stop" disabled={!running} className={style.arrive} onPress={arrive}>
        {t("arrive")}
      </PressKey>
    </div>
  );
}
