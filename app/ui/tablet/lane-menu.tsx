import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Fault, SheetAct } from "#core/scoring/ops.ts";
import { marks } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { RefereeAct } from "#live/tablet-protocol.ts";
import type { HeatView, LaneView } from "./heat-view.ts";
import { HelpKey } from "./help-key.tsx";
import { TapKey } from "./key.tsx";
import { Keypad } from "./keypad.tsx";
import style from "./menu.module.css";
import { AttemptKeypad, shortAttempt } from "./pads/attempts-keypad.tsx";
import { attemptNumbers } from "./pads/attempts-order.ts";
import { knownValues } from "./pads/typing-known.ts";
import { canType, statusesOf } from "./pads/typing-lanes.ts";
import { useTablet } from "./tablet-context.ts";

const titles = {
  count: "typeCount",
  time: "typeTime",
  order: "typePlace",
  distance: "typeDistance",
  points: "typePoints",
  games: "typeGames",
} as const;

/** What is rare in a lane: no mark, a noted fault, a mark typed by hand, an attempt noted before. */
export function LaneMenu({ lane, view, onClose }: { lane: LaneView; view: HeatView; onClose(): void }) {
  const t = useT(tablet);
  const m = useT(marks);
  const store = useTablet();
  /** an attempt's number, or 0 for the mark itself */
  const [typing, setTyping] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { options } = view.heat.event;
  const { state, last, sheet } = lane;
  const note = (act: RefereeAct) => store.note(sheet, act, performance.now());
  const done = (act: RefereeAct) => {
    note(act);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => event.key === "Escape" && onClose();
  const statuses = statusesOf(view).map((status) => (
    <TapKey
      key={status}
      pressed={state?.status === status}
      onTap={() => done({ kind: "status", lane: lane.lane, status: state?.status === status ? null : status })}
    >
      {state?.status === status ? t("statusBack") : m(`status.${status}`)}
    </TapKey>
  ));
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
            {view.pad === "finish" && lane.bib !== null
              ? t("bib", { bib: lane.bib })
              : view.pad === "attempts"
                ? ""
                : m("lane", { number: lane.lane })}{" "}
            {lane.name}
          </h2>
          <TapKey onTap={onClose}>{t("closeMenu")}</TapKey>
        </div>
        {typing === null ? (
          <>
            {view.pad === "attempts" ? <Attempts lane={lane} view={view} onChange={setTyping} /> : null}
            <h3>{t("statusTitle")}</h3>
            <div className={style.choices}>{statuses}</div>
            <NotedFaults lane={lane} view={view} onNote={note} />
            <div className={style.choices}>
              {canType(view.pad) && view.pad !== "attempts" ? (
                <TapKey onTap={() => setTyping(0)}>{t("typeTitle")}</TapKey>
              ) : null}
              <HelpKey />
              {last && ended.includes(last.kind) ? (
                <TapKey look="undo" onTap={() => done({ kind: "undo", target: last.id })}>
                  {t("undoLane")}
                </TapKey>
              ) : null}
            </div>
          </>
        ) : typing === 0 ? (
          <Keypad
            title={t(titles[options.measure])}
            options={options}
            known={knownValues(view, store.read().state, lane.lane)}
            onUse={(value) => done({ kind: "set", lane: lane.lane, value })}
          >
            {statuses}
          </Keypad>
        ) : (
          <AttemptKeypad
            lane={lane}
            view={view}
            onNote={(result) => done({ kind: "attempt", lane: lane.lane, attempt: typing, result })}
            title={t("attemptOf", { attempt: typing })}
          />
        )}
      </div>
    </div>
  );
}

const ended: readonly SheetAct["kind"][] = ["arrive", "fail", "set", "fault"];

function NotedFaults({ lane, view, onNote }: { lane: LaneView; view: HeatView; onNote(act: RefereeAct): void }) {
  const t = useT(tablet);
  const m = useT(marks);
  const { faults } = view.heat.event.options;
  const noted = (Object.keys(faults) as Fault[]).filter((fault) => faults[fault]?.kind !== "fail");
  if (noted.length === 0) return null;
  return (
    <>
      <h3>{t("faultsTitle")}</h3>
      <div className={style.choices}>
        {noted.map((fault) => (
          <TapKey key={fault} onTap={() => onNote({ kind: "fault", lane: lane.lane, fault })}>
            {t("faultNoted", {
              fault: m(`fault.${fault}`),
              count: (lane.state?.faults ?? []).filter((one) => one === fault).length,
            })}
          </TapKey>
        ))}
      </div>
    </>
  );
}

/** The attempts noted so far: each can be typed anew. */
function Attempts({ lane, view, onChange }: { lane: LaneView; view: HeatView; onChange(attempt: number): void }) {
  const t = useT(tablet);
  const noted = attemptNumbers(view).filter((number) => lane.state?.attempts[number]);
  if (noted.length === 0) return null;
  return (
    <>
      <h3>{t("attemptsChange")}</h3>
      <div className={style.choices}>
        {noted.map((number) => (
          <TapKey key={number} onTap={() => onChange(number)}>
            {t("attemptOf", { attempt: number })} {shortAttempt(lane.state?.attempts[number], view.heat.event.options)}
          </TapKey>
        ))}
      </div>
    </>
  );
}
