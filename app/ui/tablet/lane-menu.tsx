import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Fault, Status } from "#core/scoring/ops.ts";
import { marks } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { RefereeAct } from "#live/tablet-protocol.ts";
import type { HeatView, LaneView } from "./heat-view.ts";
import { TapKey } from "./key.tsx";
import { Keypad } from "./keypad.tsx";
import style from "./menu.module.css";
import { useTablet } from "./tablet-context.ts";

const statuses: readonly Status[] = ["DNS", "DNF", "DQ", "NM"];

const titles = {
  count: "typeCount",
  time: "typeTime",
  order: "typePlace",
  distance: "typeDistance",
  points: "typePoints",
} as const;

/** What is rare in a lane: no mark, a noted fault, a mark typed by hand. */
export function LaneMenu({ lane, view, onClose }: { lane: LaneView; view: HeatView; onClose(): void }) {
  const t = useT(tablet);
  const m = useT(marks);
  const store = useTablet();
  const [typing, setTyping] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { options } = view.heat.event;
  const { state, last, sheet } = lane;
  const note = (act: RefereeAct) => store.note(sheet, act, performance.now());
  const done = (act: RefereeAct) => {
    note(act);
    onClose();
  };
  const noted = (Object.keys(options.faults) as Fault[]).filter((fault) => options.faults[fault]?.kind !== "fail");
  const ended =
    last && (last.kind === "arrive" || last.kind === "fail" || last.kind === "set" || last.kind === "fault");
  const onKeyDown = (event: KeyboardEvent) => event.key === "Escape" && onClose();
  return (
    <div className={style.cover}>
      <div
        ref={box}
        className={style.menu}
        role="dialog"
        aria-modal="true"
        aria-labelledby="lane-menu"
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        <div className={style.head}>
          <h2 id="lane-menu">
            {m("lane", { number: lane.lane })} {lane.name}
          </h2>
          <TapKey onTap={onClose}>{t("closeMenu")}</TapKey>
        </div>
        {typing ? (
          <Keypad
            title={t(titles[options.measure])}
            options={options}
            onUse={(value) => done({ kind: "set", lane: lane.lane, value })}
          />
        ) : (
          <>
            <h3>{t("statusTitle")}</h3>
            <div className={style.choices}>
              {statuses.map((status) => (
                <TapKey
                  key={status}
                  pressed={state?.status === status}
                  onTap={() =>
                    done({ kind: "status", lane: lane.lane, status: state?.status === status ? null : status })
                  }
                >
                  {state?.status === status ? t("statusBack") : m(`status.${status}`)}
                </TapKey>
              ))}
            </div>
            {noted.length > 0 ? (
              <>
                <h3>{t("faultsTitle")}</h3>
                <div className={style.choices}>
                  {noted.map((fault) => (
                    <TapKey key={fault} onTap={() => note({ kind: "fault", lane: lane.lane, fault })}>
                      {t("faultNoted", {
                        fault: m(`fault.${fault}`),
                        count: (state?.faults ?? []).filter((one) => one === fault).length,
                      })}
                    </TapKey>
                  ))}
                </div>
              </>
            ) : null}
            <div className={style.choices}>
              <TapKey onTap={() => setTyping(true)}>{t("typeTitle")}</TapKey>
              {ended ? (
                <TapKey look="undo" onTap={() => done({ kind: "undo", target: last.id })}>
                  {t("undoLane")}
                </TapKey>
              ) : null}
            </div>
          </>
        )}
      </div>
    </div>
  );
}
