import { useEffect, useRef, useState } from "react";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { LaneView } from "../heat-view.ts";
import { TapKey } from "../key.tsx";
import { Digits, useTypedKeys } from "../keypad.tsx";
import menu from "../menu.module.css";
import style from "./match.module.css";

interface Shown {
  /** as they stand */
  halves: LaneView[];
  title: string;
  onClose(): void;
  /** the side as it stands, 0 left; without a score where nobody kept the points */
  onNote(winner: 0 | 1, score: [number, number] | null): void;
}

/** A game that was played without tapping: who won it, with its points or without. */
export function GameTyped({ halves, title, onClose, onNote }: Shown) {
  const t = useT(tablet);
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<0 | 1>(0);
  const [texts, setTexts] = useState<[string, string]>(["", ""]);
  useEffect(() => box.current?.focus(), []);
  const type = (change: (text: string) => string) =>
    setTexts(([a, b]) => {
      const next = change(active === 0 ? a : b)
        .replace(/\D/g, "")
        .slice(0, 3);
      return active === 0 ? [next, b] : [a, next];
    });
  const [left, right] = [Number(texts[0]), Number(texts[1])];
  const whole = texts[0] !== "" && texts[1] !== "" && left !== right;
  const use = () => {
    if (whole) onNote(left > right ? 0 : 1, [left, right]);
    else if (texts[active] !== "") setActive(active === 0 ? 1 : 0);
  };
  useTypedKeys(type, use);
  return (
    <div className={menu.cover}>
      <div
        ref={box}
        className={menu.menu}
        role="dialog"
        aria-modal="true"
        aria-labelledby="game-typed"
        tabIndex={-1}
        onKeyDown={(event) => event.key === "Escape" && onClose()}
      >
        <div className={menu.head}>
          <h2 id="game-typed">{title}</h2>
          <TapKey onTap={onClose}>{t("closeMenu")}</TapKey>
        </div>
        <div className={style.pair}>
          {halves.map(({ lane, name }, index) => {
            const side = index === 0 ? 0 : 1;
            return (
              <TapKey key={lane} pressed={active === side} onTap={() => setActive(side)}>
                <span>
                  <small>{name}</small>
                  <b>{texts[side] || "–"}</b>
                </span>
              </TapKey>
            );
          })}
        </div>
        <div className={style.digits}>
          <Digits separator={null} onType={type} />
        </div>
        <TapKey look="submit" disabled={!whole} onTap={use}>
          {t("typeUse")}
        </TapKey>
        <h3>{t("gameWithoutPoints")}</h3>
        <div className={style.pair}>
          {halves.map(({ lane, name }, index) => (
            <TapKey key={lane} onTap={() => onNote(index === 0 ? 0 : 1, null)}>
              {t("wins", { name })}
            </TapKey>
          ))}
        </div>
      </div>
    </div>
  );
}
