import { useEffect, useRef, useState } from "react";
import type { CorrectedMark } from "#core/scoring/ops.ts";
import { marks } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { Ask } from "#live/tablet-protocol.ts";
import type { HeatView, LaneView } from "./heat-view.ts";
import { TapKey } from "./key.tsx";
import { Keypad } from "./keypad.tsx";
import menu from "./menu.module.css";
import { knownValues } from "./pads/typing-known.ts";
import { statusesOf } from "./pads/typing-lanes.ts";
import { sayCorrected } from "./say-act.ts";
import style from "./sign-in.module.css";
import { useTablet, useTabletView } from "./tablet-context.ts";

/** A sheet that is handed in is the chief's: what should stand there, and why. */
export function AskDialog({ lane, view, onClose }: { lane: LaneView; view: HeatView; onClose(): void }) {
  const t = useT(tablet);
  const m = useT(marks);
  const store = useTablet();
  const { state } = useTabletView();
  const [mark, setMark] = useState<CorrectedMark | null>(null);
  const [reason, setReason] = useState("");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { options } = view.heat.event;
  const send = () => {
    if (!mark || reason.trim() === "") return;
    store.ask(lane.sheet, lane.lane, mark, reason.trim());
    onClose();
  };
  return (
    <div className={menu.cover}>
      <div
        ref={box}
        className={menu.menu}
        role="dialog"
        aria-modal="true"
        aria-labelledby="ask"
        tabIndex={-1}
        onKeyDown={(event) => event.key === "Escape" && onClose()}
      >
        <div className={menu.head}>
          <h2 id="ask">
            {t("ask")} · {m("lane", { number: lane.lane })} {lane.name}
            {mark ? ` → ${sayCorrected(mark, { options, t, m })}` : ""}
          </h2>
          <TapKey onTap={onClose}>{t("closeMenu")}</TapKey>
        </div>
        {mark ? (
          <>
            <div className={menu.choices}>
              {t("askReasons")
                .split(",")
                .map((one) => (
                  <TapKey key={one} pressed={reason === one} onTap={() => setReason(one)}>
                    {one}
                  </TapKey>
                ))}
            </div>
            <label className={style.field}>
              {t("askReason")}
              <input value={reason} maxLength={200} onChange={(change) => setReason(change.target.value)} />
            </label>
            <TapKey look="submit" className={style.main} disabled={reason.trim() === ""} onTap={send}>
              {t("askSend")}
            </TapKey>
          </>
        ) : (
          <Keypad
            title={t("typeTitle")}
            options={options}
            known={knownValues(view, state, lane.lane)}
            onUse={(value) => setMark({ kind: "value", value, misses: lane.mark.misses })}
          >
            {statusesOf(view).map((status) => (
              <TapKey key={status} onTap={() => setMark({ kind: "status", status })}>
                {m(`status.${status}`)}
              </TapKey>
            ))}
          </Keypad>
        )}
      </div>
    </div>
  );
}

/** What was asked of a lane and what became of it; one that the server has not got yet is open as well. */
export function AsksOfLane({ view, lane }: { view: HeatView; lane: LaneView }) {
  const t = useT(tablet);
  const m = useT(marks);
  const { noted } = useTabletView();
  const { options } = view.heat.event;
  const told = view.heat.asks.filter((ask) => ask.lane === lane.lane);
  const own = (noted.get(lane.sheet) ?? []).flatMap(({ id, act }): Ask[] =>
    act.kind === "ask" && act.lane === lane.lane && !told.some(({ op }) => op === id)
      ? [{ op: id, lane: act.lane, mark: act.mark, reason: act.reason, state: "open" }]
      : [],
  );
  return (
    <>
      {[...told, ...own].map((ask) => (
        <span key={ask.op} className={style.asked}>
          ✎ {sayCorrected(ask.mark, { options, t, m })} ({ask.reason}): <b>{t(`ask.${ask.state}`)}</b>
        </span>
      ))}
    </>
  );
}
