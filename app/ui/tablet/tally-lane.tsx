import { useRef } from "react";
import { marks } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { LaneView } from "./heat-view.ts";
import { PressKey, TapKey } from "./key.tsx";
import style from "./pad.module.css";
import { usePress } from "./press.ts";
import { useTablet } from "./tablet-context.ts";

interface Shown {
  lane: LaneView;
  /** the only lane of this seat: the zone takes the whole screen */
  alone: boolean;
  zone: "waiting" | "open" | "over";
  onMenu(lane: number): void;
}

/** One lane that is counted: its zone, and beside it the misses and the undo. */
export function TallyLane({ lane, alone, zone, onMenu }: Shown) {
  return (
    <section className={style.lane} aria-label={`${lane.lane} ${lane.name}`}>
      <LaneBadge lane={lane} onMenu={onMenu} />
      <Zone lane={lane} zone={zone} />
      {alone ? null : <LaneKeys lane={lane} waiting={zone === "waiting"} />}
    </section>
  );
}

/** The lane's number: touch it for what is rare. */
export function LaneBadge({ lane, onMenu }: { lane: LaneView; onMenu(lane: number): void }) {
  const t = useT(tablet);
  return (
    <TapKey className={style.badge} label={t("laneMenu", { lane: lane.lane })} onTap={() => onMenu(lane.lane)}>
      <span className={style.number}>{lane.lane}</span>
      <span aria-hidden="true">⋯</span>
    </TapKey>
  );
}

function Zone({ lane, zone }: { lane: LaneView; zone: Shown["zone"] }) {
  const t = useT(tablet);
  const m = useT(marks);
  const store = useTablet();
  const face = useRef<HTMLButtonElement>(null);
  const { status, set, count = 0 } = lane.state ?? {};
  const press = usePress((stamp) => {
    store.note(lane.sheet, { kind: "tap", lane: lane.lane }, stamp);
    navigator.vibrate?.(20);
    face.current?.animate?.([{ filter: "brightness(1.6)" }, { filter: "none" }], 80);
  });
  const closed = zone !== "open" || status != null || set != null;
  return (
    <button ref={face} type="button" className={style.zone} disabled={closed} {...press}>
      <span className={style.person}>
        <strong>{lane.name}</strong> {lane.unit}
      </span>
      <span className={status ? style.status : style.count}>
        {status ? m(`status.${status}`) : (set?.value ?? count)}
      </span>
      <span className={style.hint}>
        {set
          ? t("typed")
          : status
            ? ""
            : zone === "waiting"
              ? t("waiting")
              : zone === "over"
                ? t("timeUp")
                : t("tapHere")}
      </span>
    </button>
  );
}

/** Misses and undo of one lane. */
export function LaneKeys({
  lane,
  waiting,
  className,
}: {
  lane: LaneView;
  waiting: boolean;
  className?: string | undefined;
}) {
  const t = useT(tablet);
  const store = useTablet();
  const { last, sheet } = lane;
  const undo = last?.kind === "miss" ? "undoMiss" : last?.kind === "set" ? "undoSet" : last ? "undoTap" : "undoNothing";
  return (
    <div className={[style.laneKeys, className].filter(Boolean).join(" ")}>
      <PressKey disabled={waiting} onPress={(stamp) => store.note(sheet, { kind: "miss", lane: lane.lane }, stamp)}>
        {t("miss")} {lane.state?.misses ?? 0}
      </PressKey>
      <PressKey
        look="undo"
        disabled={!last}
        onPress={(stamp) => last && store.note(sheet, { kind: "undo", target: last.id }, stamp)}
      >
        {t(last?.kind === "status" ? "undoNothing" : undo)}
      </PressKey>
    </div>
  );
}
