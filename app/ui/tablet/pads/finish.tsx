import { useEffect, useRef, useState } from "react";
import { formatTime } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import { aheadOf } from "../ahead.ts";
import { HoldKey, PressKey, TapKey } from "../key.tsx";
import keys from "../pad.module.css";
import { stampOf } from "../press.ts";
import { prepareSignal, signal } from "../signal.ts";
import { useTablet } from "../tablet-context.ts";
import type { PadProps } from "../tally-pad.tsx";
import style from "./finish.module.css";
import { BibKeys } from "./finish-bibs.tsx";
import { Outstanding } from "./finish-out.tsx";
import { freeMs, lastSteps, type Slot, type Step, slotsOf } from "./finish-slots.ts";

/** One clock, one big key for everybody who comes; their numbers are told at once or afterwards. */
export function FinishPad({ view, hand, onMenu, onReview }: PadProps) {
  const t = useT(tablet);
  const store = useTablet();
  const [open] = view.open;
  const slots = slotsOf(view);
  const unnamed = slots.filter(({ lane }) => !lane);
  const [chosen, choose] = useState<Slot["op"]>(null);
  const target = slots.find(({ op }) => op !== null && op === chosen) ?? unnamed[0] ?? null;
  const running = store.elapsed(view, performance.now()) !== null;
  const out = view.lanes.filter(({ mark }) => mark.outcome === "none");
  const note = (steps: readonly Step[], stamp = performance.now()) => {
    for (const { sheet, act } of steps) store.note(sheet, act, stamp);
  };
  /** several fingers come down before the screen is drawn anew */
  const given = useRef(new Set<number>());
  const come = (stamp: number) => {
    const elapsed = store.elapsed(aheadOf(view, store), stamp);
    if (elapsed === null || !open) return;
    const ms = freeMs(slots, given.current, elapsed);
    given.current.add(ms);
    note([{ sheet: open, act: { kind: "slot", ms } }], stamp);
    navigator.vibrate?.(20);
  };
  useSpace(come);
  const rest = useRef<HTMLDivElement>(null);
  const start = (stamp: number) => {
    if (!open) return;
    prepareSignal();
    signal(0.3);
    note([{ sheet: open, act: { kind: "start" } }], stamp);
  };
  const undone = lastSteps(view);
  return (
    <>
      <main className={[style.pad, style[hand]].join(" ")}>
        <div className={style.list}>
          {slots.length === 0 ? <p className={style.hint}>{t(running ? "slotsNone" : "waiting")}</p> : null}
          <Slots slots={slots} target={target} step={view.heat.event.options.precisionMs} onChoose={choose} />
          <div ref={rest}>
            <Outstanding view={view} slots={slots} onMenu={onMenu} />
          </div>
        </div>
        <BibKeys
          view={view}
          slots={slots}
          target={target}
          chosen={chosen !== null}
          onChoose={choose}
          onNote={(steps) => note(steps)}
        />
      </main>
      <footer className={[style.foot, keys.keys, keys[hand]].join(" ")}>
        {running ? (
          <>
            <PressKey look="start" className={style.come} onPress={come}>
              {t("slotCome", { next: slots.length + 1 })}
            </PressKey>
            {undone.length > 0 ? (
              <PressKey
                look="undo"
                className={keys.side}
                onPress={(stamp) => note(lastSteps(aheadOf(view, store)), stamp)}
              >
                {t("undoLast")}
              </PressKey>
            ) : view.last?.op.kind === "start" ? (
              <HoldKey
                look="undo"
                className={keys.side}
                onHeld={() =>
                  view.last && note([{ sheet: view.last.sheet, act: { kind: "undo", target: view.last.op.id } }])
                }
              >
                {t("undoStart")}
              </HoldKey>
            ) : null}
            {unnamed.length > 0 || out.length === 0 ? (
              <TapKey look="submit" className={keys.main} disabled={unnamed.length > 0} onTap={onReview}>
                {unnamed.length > 0 ? t("slotsUnnamed", { count: unnamed.length }) : t("finish")}
              </TapKey>
            ) : (
              <TapKey className={keys.main} onTap={() => rest.current?.scrollIntoView({ block: "end" })}>
                {t("peopleOut", { count: out.length })} ↓
              </TapKey>
            )}
          </>
        ) : (
          <PressKey look="start" className={keys.wide} onPress={start}>
            {t("startRace")}
          </PressKey>
        )}
      </footer>
    </>
  );
}

/** The space bar is the big key, whatever has the focus. */
function useSpace(come: (stamp: number) => void): void {
  const latest = useRef(come);
  latest.current = come;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== " " || event.repeat || document.querySelector("[aria-modal]")) return;
      event.preventDefault();
      latest.current(stampOf(event));
    };
    // a button lets go of the space bar as a click
    const onKeyUp = (event: KeyboardEvent) => event.key === " " && event.preventDefault();
    window.addEventListener("keydown", onKeyDown);
    window.addEventListener("keyup", onKeyUp);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener("keyup", onKeyUp);
    };
  }, []);
}

interface List {
  slots: readonly Slot[];
  target: Slot | null;
  /** the event's precision, ms */
  step: number;
  onChoose(op: Slot["op"]): void;
}

function Slots({ slots, target, step, onChoose }: List) {
  const t = useT(tablet);
  const list = useRef<HTMLOListElement>(null);
  const at = target ? slots.indexOf(target) : -1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest comes into sight
  useEffect(() => {
    list.current?.lastElementChild?.scrollIntoView({ block: "nearest" });
  }, [slots.length]);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);
  return (
    <ol ref={list} className={style.slots} aria-label={t("arrivals")}>
      {slots.map((slot, index) => (
        <li key={slot.op ?? slot.lane?.lane}>
          <TapKey
            className={[style.slot, slot.lane ? "" : style.unnamed].join(" ")}
            pressed={slot === target}
            onTap={() => onChoose(slot.op)}
          >
            <b>{index + 1}</b>
            <span className={style.time}>
              {formatTime(slot.ms, { direction: "more", precisionMs: Math.min(100, step) })}
            </span>
            <span className={style.named}>
              {slot.lane
                ? [slot.lane.bib === null ? "" : t("bib", { bib: slot.lane.bib }), slot.lane.name].join(" ")
                : t("slotWho")}
            </span>
          </TapKey>
        </li>
      ))}
    </ol>
  );
}
