import { useState } from "react";
import { marks } from "#i18n/marks.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import { aheadOf } from "../ahead.ts";
import type { HeatView } from "../heat-view.ts";
import { PressKey, TapKey } from "../key.tsx";
import { Digits, useTypedKeys } from "../keypad.tsx";
import { useTablet } from "../tablet-context.ts";
import style from "./finish.module.css";
import { arrive, leave, missedBefore, type Slot, type Step, slotsOf, swap } from "./finish-slots.ts";
import typing from "./typing.module.css";
import { laneOfNumber } from "./typing-lanes.ts";

interface Shown {
  view: HeatView;
  slots: readonly Slot[];
  /** where the next number goes */
  target: Slot | null;
  /** the target was touched, it is not just the next one */
  chosen: boolean;
  onChoose(op: Slot["op"]): void;
  onNote(steps: readonly Step[]): void;
}

/** Whose slot it is; and what can be mended about a slot. */
export function BibKeys({ view, slots, target, chosen, onChoose, onNote }: Shown) {
  const t = useT(tablet);
  const m = useT(marks);
  const store = useTablet();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState("");
  const type = (change: (text: string) => string) => {
    setProblem("");
    setText((now) => change(now).replace(/\D/g, "").slice(0, 6));
  };
  const found = laneOfNumber(view, text);
  const use = () => {
    // whoever types faster than the disk writes means the slot after the one just named
    const ahead = aheadOf(view, store);
    const come = slotsOf(ahead);
    const to = chosen
      ? come.find(({ op, ms }) => op === target?.op && ms === target?.ms)
      : come.find(({ lane }) => !lane);
    if (text === "" || !to) return;
    const who = laneOfNumber(ahead, text);
    if (!who) return setProblem(t("bibUnknown", { number: text }));
    const before = come.find(({ lane }) => lane?.lane === who.lane);
    if (before) {
      setText("");
      return before === to
        ? onChoose(null)
        : setProblem(t("bibTwice", { name: who.name, slot: come.indexOf(before) + 1 }));
    }
    const status = who.state?.status;
    if (status) return setProblem(t("bibOut", { name: who.name, status: m(`status.${status}`) }));
    onNote([...(to.lane ? leave(ahead, to.lane) : []), arrive(who, to.ms)]);
    setText("");
    onChoose(null);
  };
  useTypedKeys(type, use);
  const at = target ? slots.indexOf(target) : -1;
  const front = slots[at - 1];
  return (
    <section className={[style.dock, chosen ? style.chosen : ""].join(" ")} aria-label={t("bibTitle")}>
      <h3>{target ? t("bibFor", { slot: at + 1 }) : t("bibTitle")}</h3>
      <output className={typing.typed}>{text || "–"}</output>
      <p className={problem ? typing.says : style.found} role="alert">
        {problem || (found ? found.name : "")}
      </p>
      <Digits separator={null} onType={type} />
      <TapKey look="submit" className={style.use} disabled={text === "" || !target} onTap={use}>
        {t("bibUse")}
      </TapKey>
      {target && chosen ? (
        <div className={style.mend}>
          <PressKey
            disabled={!front || (!front.lane && !target.lane)}
            onPress={() => front && onNote(swap(front, target))}
          >
            {t("slotSwap")}
          </PressKey>
          <PressKey onPress={() => onNote([missedBefore(slots, target)])}>{t("slotInsert")}</PressKey>
          <PressKey
            look="warn"
            onPress={() => {
              const { op, sheet, lane } = target;
              onNote(lane ? leave(view, lane) : op ? [{ sheet, act: { kind: "undo", target: op } }] : []);
            }}
          >
            {t(target.lane ? "slotUnname" : "slotDrop")}
          </PressKey>
          <TapKey onTap={() => onChoose(null)}>{t("closeMenu")}</TapKey>
        </div>
      ) : null}
    </section>
  );
}
